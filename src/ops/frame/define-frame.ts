import {relationMeta} from '../../engine/results.js';
import type {DType} from '../../data/index.js';
import {
  Slot,
  reference,
  relation,
  slotOf,
  valuesSource,
  type Column,
  type Expr,
  type Level,
  type Relation,
} from '../../engine/sql/index.js';
import type {LowerContext} from '../../engine/index.js';
import {define, type Definition, type Spec} from '../../expr/define.js';
import {mismatch, type Args, type Param, type Params} from '../../expr/params.js';
import {nodeOf} from '../../expr/plain.js';
import {
  Node,
  unknownIndex,
  type ColumnMeta,
  type DataFrameMeta,
  type IndexMeta,
  type Meta,
  type Place,
  type SeriesMeta,
} from '../../graph/index.js';

export type FrameKind = 'dataframe' | 'series' | 'index';

/** A frame, series or index as an operation sees it: its relation, and which of them it is. */
export interface Rows {
  readonly kind: FrameKind;
  readonly relation: Relation;
}

/** A parameter whose argument is a lazy frame, series or index, so that operations can be written on relations alone. */
export interface RowsParam<T = Node> extends Param<T> {
  readonly role: 'rows';
}

const names: Readonly<Record<FrameKind, string>> = {
  dataframe: 'a DataFrame',
  series: 'a Series',
  index: 'an Index',
};

/** A lazy object of one of these kinds. */
export function rows(...kinds: readonly FrameKind[]): RowsParam {
  return {
    role: 'rows',
    takes: kinds.map((kind) => names[kind]).join(' or '),
    parse(value) {
      const node = nodeOf(value);
      return node !== null && kinds.some((kind) => kind === node.meta.kind) ? node : mismatch;
    },
  };
}

/** A lazy object of one of these kinds, or null. */
export function optionalRows(...kinds: readonly FrameKind[]): RowsParam<Node | null> {
  const one = rows(...kinds);
  return {
    ...one,
    takes: `${one.takes} or null`,
    fallback: {value: null},
    parse: (value) => (value === null ? null : one.parse(value)),
  };
}

/** Arguments as an operation on relations sees them. */
export type BuiltRows<P extends Params> = {
  readonly [K in keyof P]: P[K] extends RowsParam<infer T>
    ? null extends T
      ? Rows | null
      : Rows
    : Args<P>[K];
};

export interface FrameSpec<N extends string, P extends Params> extends Omit<Spec<N, P>, 'infer' | 'lower'> {
  /**
   * The result as a relation over those of the arguments. Called once with stand-ins, to find columns and dtypes before anything runs, and once with
   * the real ones: so it looks at labels and dtypes, never at values, and it needs the number of rows only where `counts` says so.
   */
  readonly build: (args: BuiltRows<P>, place: Place) => Rows;
  /** Whether these arguments need the number of rows: they are then computed first where it is not known. */
  readonly counts?: (args: Args<P>) => boolean;
  /** What is known of the result while columns or dtypes of an argument are not. */
  readonly unknown: (args: Args<P>, place: Place) => Meta;
}

/** Defines an operation on frames by one function from relations to a relation: it infers and it runs. */
export function defineFrame<const N extends string, P extends Params>(spec: FrameSpec<N, P>): Definition {
  const {build, unknown, counts, ...rest} = spec;
  return define<N, P>({
    ...rest,
    infer(args, place) {
      const counted = counts?.(args) ?? false;
      const known = standIns(spec.params, args, counted);
      if (known === null) return unknown(args, place);
      const made = build(known.args, place);
      const meta = relationMeta(made.kind, made.relation);
      return known.assumed ? withoutLength(meta) : meta;
    },
    async lower(args, context) {
      const built = await relations(spec.params, args, context, counts?.(args) ?? false);
      return build(built, spec.places[0]);
    },
  });
}

/** The kinds of result about which nothing else is known. */
export const unknownFrame: DataFrameMeta = {kind: 'dataframe', columns: null, index: unknownIndex};
export const unknownSeries: SeriesMeta = {kind: 'series', name: null, dtype: null, index: unknownIndex};

/** What is known of the result of an operation that keeps rows and labels, and not of its columns. */
export function sameRows(node: Node): Meta {
  const {meta} = node;
  if (meta.kind === 'dataframe') return {...meta, columns: null};
  return meta.kind === 'series' ? {...meta, dtype: null} : meta;
}

function withoutLength<M extends DataFrameMeta | SeriesMeta | IndexMeta>(meta: M): M {
  return meta.kind === 'index' ? {...meta, length: null} : {...meta, index: {...meta.index, length: null}};
}

/** Stand-ins for all arguments that are rows; those of unknown length count as empty where the length is needed, which is then `assumed`. */
function standIns<P extends Params>(
  params: P,
  args: Args<P>,
  counted: boolean,
): {readonly args: BuiltRows<P>; readonly assumed: boolean} | null {
  const built: Record<string, unknown> = {...args};
  let assumed = false;
  for (const [name, param] of Object.entries(params)) {
    const node = args[name];
    if (!isRows(param) || !(node instanceof Node)) continue;
    const one = standIn(node.meta);
    if (one === null) return null;
    const unknownLength = counted && one.relation.length === null;
    assumed ||= unknownLength;
    built[name] = unknownLength ? {...one, relation: {...one.relation, length: 0}} : one;
  }
  return {args: built as BuiltRows<P>, assumed};
}

async function relations<P extends Params>(
  params: P,
  args: Args<P>,
  context: LowerContext,
  counted: boolean,
): Promise<BuiltRows<P>> {
  const built: Record<string, unknown> = {...args};
  for (const [name, param] of Object.entries(params)) {
    const node = args[name];
    if (!isRows(param) || !(node instanceof Node)) continue;
    const one = await rowsOf(node, context);
    built[name] =
      counted && one.relation.length === null
        ? {...one, relation: await context.materialise(one.relation)}
        : one;
  }
  return built as BuiltRows<P>;
}

function isRows(param: Param<unknown>): param is RowsParam {
  return 'role' in param && param.role === 'rows';
}

/** The lowered value of a node that is a frame, series or index. */
export async function rowsOf(node: Node, context: LowerContext): Promise<Rows> {
  const {kind} = node.meta;
  return {
    kind: kind === 'series' || kind === 'index' ? kind : 'dataframe',
    relation: await context.relation(node),
  };
}

/** A relation without rows that has the labels, dtypes and length of `meta`; null when some dtype or the columns are not known. */
export function standIn(meta: Meta): Rows | null {
  if (meta.kind !== 'dataframe' && meta.kind !== 'series' && meta.kind !== 'index') return null;
  const labels = meta.kind === 'index' ? meta : meta.index;
  const columns = columnsOf(meta);
  if (columns === null) return null;
  const levels = labels.names.map((name, i) => ({name, expr: stub(labels.dtypes[i] ?? null, 'i')}));
  const data = columns.map(({label, dtype}) => ({label, expr: stub(dtype, 'c')}));
  const all = [...levels.map((level) => level.expr), ...data.map((column) => column.expr)];
  if (!all.every((e) => e !== null)) return null;
  const source = valuesSource(
    all.flatMap((e) => {
      const slot = slotOf(e);
      return slot === null ? [] : [{slot, type: e.type, values: []}];
    }),
    0,
  );
  return {
    kind: meta.kind,
    relation: relation({
      source,
      columns: data as Column[],
      index: {kind: 'levels', levels: levels as Level[]},
      length: labels.length,
    }),
  };
}

function columnsOf(meta: DataFrameMeta | SeriesMeta | IndexMeta): readonly ColumnMeta[] | null {
  if (meta.kind === 'index') return [];
  return meta.kind === 'series' ? [{label: meta.name, dtype: meta.dtype}] : meta.columns;
}

function stub(dtype: DType | null, hint: 'c' | 'i'): Expr | null {
  return dtype === null ? null : reference(new Slot(hint), {dtype});
}
