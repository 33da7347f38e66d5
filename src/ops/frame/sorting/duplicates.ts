import {NDArray, type Label} from '../../../data/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  carry,
  columnOf,
  columnVector,
  distinct,
  expr,
  joined,
  rangeRows,
  sealWith,
  sealWindows,
  settle,
  sql,
  withLevels,
  withOrdinal,
  type Expr,
  type Relation,
} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Index} from '../../../expr/indexes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {DataFrameMeta, IndexMeta, Meta, SeriesMeta} from '../../../graph/index.js';
import {defineFrame, rows, rowsOf, sameRows, type Rows} from '../define-frame.js';

type Keep = 'first' | 'last' | false;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The rows without those that repeat others, in all columns or those of `subset`; `keep` says which one stays (`false`: none).
     *
     * pandas' and Mars's `DataFrame.drop_duplicates`.
     *
     * @throws KeyError for a label that no column has.
     * @example
     * await md.DataFrame({a: [1, 1, 2], b: [3, 3, 4]}).drop_duplicates().execute()
     * //    a  b
     * // 0  1  3
     * // 2  2  4
     */
    drop_duplicates(
      subset?:
        | Label
        | readonly Label[]
        | Options<{
            subset: Label | readonly Label[];
            keep: Keep;
            inplace: boolean;
            ignore_index: boolean;
            method: string;
          }>,
      options?: Options<{keep: Keep; inplace: boolean; ignore_index: boolean; method: string}>,
    ): DataFrame;
    /**
     * Whether rows repeat others, in all columns or those of `subset`.
     *
     * pandas' and Mars's `DataFrame.duplicated`.
     *
     * @throws KeyError for a label that no column has.
     * @example
     * await md.DataFrame({a: [1, 1, 2]}).duplicated().execute()
     * // 0    False
     * // 1     True
     * // 2    False
     * // dtype: bool
     */
    duplicated(
      subset?:
        Label | readonly Label[] | Options<{subset: Label | readonly Label[]; keep: Keep; method: string}>,
      options?: Options<{keep: Keep; method: string}>,
    ): Series;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The values without those that repeat others; `keep` says which one stays (`false`: none).
     *
     * pandas' and Mars's `Series.drop_duplicates`.
     *
     * @example
     * await md.Series(['a', 'b', 'a']).drop_duplicates().execute()
     * // 0    a
     * // 1    b
     * // dtype: object
     */
    drop_duplicates(options?: Options<{keep: Keep; inplace: boolean; method: string}>): Series;
    /**
     * Whether values repeat others.
     *
     * pandas' and Mars's `Series.duplicated`.
     *
     * @example
     * await md.Series(['a', 'b', 'a']).duplicated().execute()
     * // 0    False
     * // 1    False
     * // 2     True
     * // dtype: bool
     */
    duplicated(options?: Options<{keep: Keep; method: string}>): Series;
  }
}

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * The labels without those that repeat others; `keep` says which one stays (`false`: none).
     *
     * pandas' and Mars's `Index.drop_duplicates`.
     *
     * @example
     * await md.Index(['a', 'b', 'a']).drop_duplicates().execute()
     * // Index(['a', 'b'], dtype='object')
     */
    drop_duplicates(options?: Options<{keep: Keep; method: string}>): Index;
    /**
     * Whether labels repeat others.
     *
     * pandas' and Mars's `Index.duplicated`.
     *
     * @example
     * await md.Index(['a', 'b', 'a']).duplicated().execute()
     * // array([False, False,  True])
     */
    duplicated(options?: Options<{keep: Keep}>): Tensor;
  }
}

const keep = p.optional(p.choice('first', 'last', false), 'first');
const subset = p.optional(p.oneOf(p.listOf(p.label), p.label), null);
const inplace = p.optional(p.bool, false);
const method = p.optional(p.text, 'auto');

function keysOf(
  {kind, relation}: Rows,
  labels: Label | Label[],
): {readonly relation: Relation; readonly keys: readonly Expr[]} {
  if (kind === 'index') {
    const labelled = withLevels(relation);
    return {relation: labelled, keys: labelled.index.levels.map(({expr: e}) => e)};
  }
  if (labels === null) return {relation, keys: relation.columns.map(({expr: e}) => e)};
  const list = Array.isArray(labels) ? labels : [labels];
  return {relation, keys: list.map((label) => columnOf(relation, label))};
}

function withoutDuplicates(of: Rows, labels: Label | Label[], which: Keep, anew: boolean): Rows {
  const {relation, keys} = keysOf(of, labels);
  const left = distinct(relation, keys, which === false ? 'none' : which);
  return {...of, relation: anew ? {...left, index: rangeRows()} : left};
}

export const dropDuplicates = defineFrame({
  name: 'drop_duplicates',
  title: 'DataFrameDropDuplicates',
  places: ['DataFrame'],
  params: {df: rows('dataframe'), subset, keep, inplace, ignore_index: p.optional(p.bool, false), method},
  inPlace: (args) => args.inplace,
  unknown: ({df}) => sameRows(df),
  build: ({df, subset: labels, keep: which, ignore_index: anew}) =>
    withoutDuplicates(df, labels, which, anew),
});

export const dropDuplicateValues = defineFrame({
  name: 'drop_duplicates',
  title: 'DataFrameDropDuplicates',
  places: ['Series', 'Index'],
  params: {df: rows('series', 'index'), keep, inplace, method},
  inPlace: (args) => args.inplace,
  unknown: ({df}) => sameRows(df),
  build: ({df, keep: which}) => withoutDuplicates(df, null, which, false),
});

/** Whether each row repeats another one, beside the rows in their order. */
function repeated(of: Rows, labels: Label | Label[], which: Keep): Relation {
  const {relation: rel, keys} = keysOf(of, labels);
  let ordinal: Expr | null = null;
  const {relation, extra} = carry({...withLevels(rel), columns: []}, keys, (all) => {
    const placed = withOrdinal(sealWindows(all));
    ordinal = placed.ordinal;
    return placed.relation;
  });
  const place = ordinal as unknown as Expr;
  const partition = extra.length === 0 ? sql`` : sql`partition by ${joined(extra, ', ')}`;
  const flag =
    which === false
      ? sql`(count(*) over (${partition}) > 1)`
      : sql`(row_number() over (${partition} order by ${place} ${which === 'last' ? sql`desc` : sql`asc`}) > 1)`;
  const value = expr(flag, {dtype: 'bool', nullable: false, windowed: true});
  const sealed = sealWith({...relation, columns: [{label: null, expr: value}]}, [place]);
  const numbered = rel.index.kind === 'range' ? {...sealed.relation, index: rel.index} : sealed.relation;
  return {...numbered, order: {kind: 'pending', keys: [{sql: (sealed.extra[0] as Expr).sql}]}};
}

export const duplicated = define({
  name: 'duplicated',
  title: 'DataFrameDuplicated',
  places: ['DataFrame'],
  params: {df: rows('dataframe'), subset, keep, method},
  infer: ({df}): Meta => ({
    kind: 'series',
    name: null,
    dtype: 'bool',
    index: (df.meta as DataFrameMeta).index,
  }),
  async lower({df, subset: labels, keep: which}, context) {
    return {kind: 'series', relation: settle(repeated(await rowsOf(df, context), labels, which))};
  },
});

export const duplicatedValues = define({
  name: 'duplicated',
  title: 'DataFrameDuplicated',
  places: ['Series'],
  params: {df: rows('series'), keep, method},
  infer: ({df}): Meta => ({...(df.meta as SeriesMeta), dtype: 'bool'}),
  async lower({df, keep: which}, context) {
    const of = await rowsOf(df, context);
    const flags = repeated(of, null, which);
    return {
      kind: 'series',
      relation: {
        ...flags,
        columns: flags.columns.map((one) => ({...one, label: of.relation.columns[0]?.label ?? null})),
      },
    };
  },
});

export const duplicatedLabels = define({
  name: 'duplicated',
  title: 'DataFrameDuplicated',
  places: ['Index'],
  params: {df: rows('index'), keep},
  infer: ({df}): Meta => ({kind: 'tensor', dtype: 'bool', shape: [(df.meta as IndexMeta).length]}),
  async lower({df, keep: which}, context) {
    const flags = repeated(await rowsOf(df, context), null, which);
    return {kind: 'tensor', expr: await arrayOf(context, flags)};
  },
});

async function arrayOf(context: LowerContext, rel: Relation): ReturnType<LowerContext['array']> {
  const [column] = rel.columns;
  if (column === undefined) throw new TypeError('flags are a column');
  return context.array(
    new NDArray(await columnVector(context.sql, rel, column.expr, {signal: context.signal})),
  );
}
