import {NotSupportedError} from '../../errors/index.js';
import {define, type Definition, type PlaceOf} from '../../expr/define.js';
import * as p from '../../expr/params.js';
import {Node, unknownIndex, type Meta, type MetaKind} from '../../graph/index.js';

/** What an operation of clusters gives: one lazy object of a kind, or several. */
export type Gives = Exclude<MetaKind, 'groupby' | 'window' | 'tuple'> | readonly Gives[];

/** A row of the table of operations that only clusters run. */
export interface Row<N extends string> {
  readonly name: N;
  /** Class name of Mars's operand. */
  readonly title: string;
  readonly places: readonly [PlaceOf<N>, ...PlaceOf<N>[]];
  /** What must be given, the receiver of a method included, in Mars's order. */
  readonly required: readonly string[];
  /** What may be left out, and goes by Mars's default then. */
  readonly optional?: readonly string[];
  /** What takes all further positional arguments, and all further keywords. */
  readonly variadic?: string;
  readonly keywords?: string;
  /** A property without arguments. */
  readonly property?: boolean;
  /**
   * `receiver` for an object of the receiver's kind, `group` and `window` for one of the kind that was grouped or has windows; a function
   * where it depends on the arguments.
   */
  readonly gives:
    Gives | 'receiver' | 'group' | 'window' | ((args: Readonly<Record<string, unknown>>) => Gives);
}

const brand: unique symbol = Symbol('remote');

/** Whether an operation is a row of that table: another definition of its name takes its place. */
export function isRemote(definition: Definition): boolean {
  return brand in definition;
}

/** An operation that only clusters run: nothing of its result is known before. */
export function defineRemote<const N extends string>(row: Row<N>): Definition {
  const params: Record<string, p.Param<unknown>> = {};
  for (const name of row.required) params[name] = p.any;
  for (const name of row.optional ?? []) params[name] = p.optional(p.any, null);
  if (row.variadic !== undefined) params[row.variadic] = p.rest(p.any);
  if (row.keywords !== undefined) params[row.keywords] = p.keywords(p.any);
  const definition = define({
    name: row.name,
    title: row.title,
    places: row.places,
    params,
    property: row.property ?? false,
    infer: (args) => metaOf(givenBy(row, args)),
    lower() {
      throw new NotSupportedError(
        `${row.places.join(', ')}: ${row.name} runs on a Mars or Xorbits cluster, not in a local session: connect to one with new_session('http://host:port')`,
      );
    },
  });
  return Object.assign(definition, {[brand]: true});
}

function givenBy({gives, required}: Row<string>, args: Readonly<Record<string, unknown>>): Gives {
  if (typeof gives === 'function') return gives(args);
  if (gives !== 'receiver' && gives !== 'group' && gives !== 'window') return gives;
  const receiver = args[required[0] ?? ''];
  return receiver instanceof Node ? kindOf(receiver.meta) : 'dataframe';
}

/** The kind of a receiver, or of what it was grouped from. */
function kindOf(meta: Meta): Gives {
  switch (meta.kind) {
    case 'tuple':
      return meta.items.map(kindOf);
    case 'window':
      return meta.of.kind;
    case 'groupby': {
      const single = meta.selection !== null && !Array.isArray(meta.selection);
      return single ? 'series' : meta.of.kind;
    }
    default:
      return meta.kind;
  }
}

const nothing: Readonly<Record<Exclude<Gives, readonly Gives[]>, Meta>> = {
  tensor: {kind: 'tensor', dtype: null, shape: null},
  dataframe: {kind: 'dataframe', columns: null, index: unknownIndex},
  series: {kind: 'series', name: null, dtype: null, index: unknownIndex},
  index: unknownIndex,
  object: {kind: 'object'},
};

/** Nothing known but the kind. */
function metaOf(gives: Gives): Meta {
  return typeof gives === 'string' ? nothing[gives] : {kind: 'tuple', items: gives.map(metaOf)};
}
