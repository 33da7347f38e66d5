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
  /** `receiver` for an object of the receiver's kind; a function where it depends on the arguments. */
  readonly gives: Gives | 'receiver' | ((args: Readonly<Record<string, unknown>>) => Gives);
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
  const definition = define({
    name: row.name,
    title: row.title,
    places: row.places,
    params,
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
  if (gives !== 'receiver') return gives;
  return kindOf(args[required[0] ?? '']);
}

/** The kind of a lazy argument; a frame for anything else. */
function kindOf(argument: unknown): 'series' | 'dataframe' {
  return argument instanceof Node && argument.meta.kind === 'series' ? 'series' : 'dataframe';
}

function metaOf(gives: Gives): Meta {
  if (typeof gives !== 'string') return {kind: 'tuple', items: gives.map(metaOf)};
  switch (gives) {
    case 'tensor':
      return {kind: 'tensor', dtype: null, shape: null};
    case 'dataframe':
      return {kind: 'dataframe', columns: null, index: unknownIndex};
    case 'series':
      return {kind: 'series', name: null, dtype: null, index: unknownIndex};
    case 'index':
      return unknownIndex;
    case 'object':
      return {kind: 'object'};
  }
}
