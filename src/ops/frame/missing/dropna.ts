import {labelKey, type Label} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import {
  aggregates,
  columnOf,
  expr,
  fetchFrame,
  filter,
  integerSql,
  joined,
  notNull,
  reduce,
  settle,
  sql,
  withLevels,
  type Expr,
  type Relation,
} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Index} from '../../../expr/indexes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {LowerContext} from '../../../engine/index.js';
import type {DataFrameMeta, Meta} from '../../../graph/index.js';
import {missingColumns} from '../indexing/cells.js';
import {defineFrame, rows, rowsOf, sameRows} from '../define-frame.js';
import {isColumns, type AxisName} from '../shape/names.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Without the rows (or with `axis: 1` the columns) in which any value is missing, or with `how: 'all'` all are, or fewer than `thresh` are there.
     *
     * pandas' and Mars's `DataFrame.dropna`.
     *
     * @throws KeyError for a label in `subset` that there is not.
     * @example
     * await md.DataFrame({a: [1, null, 3], b: [null, null, 4]}).dropna({how: 'all'}).execute()
     * //      a    b
     * // 0  1.0  NaN
     * // 2  3.0  4.0
     */
    dropna(
      options?: Options<{
        axis: AxisName;
        how: 'any' | 'all';
        thresh: number;
        /** Only these columns are looked at. */
        subset: Label | readonly Label[];
        inplace: boolean;
      }>,
    ): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Without what is missing.
     *
     * pandas' and Mars's `Series.dropna`.
     *
     * @example
     * await md.Series([1, null, 3]).dropna().execute()
     * // 0    1.0
     * // 2    3.0
     * // dtype: float64
     */
    dropna(options?: Options<{axis: 0 | 'index'; inplace: boolean; how: 'any' | 'all'}>): Series;
  }
}

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * Without what is missing.
     *
     * pandas' and Mars's `Index.dropna`.
     *
     * @example
     * await md.Index(['a', null]).dropna().execute()
     * // Index(['a'], dtype='object')
     */
    dropna(options?: Options<{how: 'any' | 'all'}>): Index;
  }
}

const how = p.optional(p.choice('any', 'all'), 'any');
const inplace = p.optional(p.bool, false);

export const dropna = define({
  name: 'dropna',
  title: 'DataFrameDropNA',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    axis: p.optional(p.choice('index', 'columns', 'rows', 0, 1), 0),
    how,
    thresh: p.optional(p.int, null),
    subset: p.optional(p.oneOf(p.listOf(p.label), p.label), null),
    inplace,
  },
  inPlace: (args) => args.inplace,
  infer({df, axis, subset}): Meta {
    const meta = df.meta as DataFrameMeta;
    if (isColumns(axis)) return {...meta, columns: null};
    const missing = listed(subset).filter(
      (label) =>
        meta.columns !== null && !meta.columns.some((one) => labelKey(one.label) === labelKey(label)),
    );
    if (missing.length > 0)
      throw missingColumns(
        missing,
        (meta.columns ?? []).map((one) => one.label),
      );
    return {...meta, index: {...meta.index, length: null}};
  },
  async lower({df, axis, how: rule, thresh, subset}, context) {
    const {kind, relation} = await rowsOf(df, context);
    if (isColumns(axis)) {
      if (subset !== null) throw new ArgumentError("dropna: 'subset' of rows is taken on a cluster only");
      return {kind, relation: await fullColumns(context, relation, rule, thresh)};
    }
    const looked =
      subset === null
        ? relation.columns.map((one) => one.expr)
        : listed(subset).map((label) => columnOf(relation, label));
    return {kind, relation: filter(relation, enough(looked, rule, thresh))};
  },
});

function listed(subset: Label | Label[]): Label[] {
  return subset === null ? [] : Array.isArray(subset) ? subset : [subset];
}

function enough(looked: readonly Expr[], rule: 'any' | 'all', thresh: number | null): Expr {
  const traits = {dtype: 'bool', nullable: false, windowed: looked.some((e) => e.windowed)} as const;
  if (looked.length === 0) return expr(sql`true`, traits);
  const present = looked.map(notNull);
  if (thresh !== null)
    return expr(
      sql`((${joined(
        present.map((one) => sql`cast(${one} as integer)`),
        ' + ',
      )}) >= ${integerSql(thresh)})`,
      traits,
    );
  return expr(sql`(${joined(present, rule === 'any' ? ' and ' : ' or ')})`, traits);
}

async function fullColumns(
  context: LowerContext,
  rel: Relation,
  rule: 'any' | 'all',
  thresh: number | null,
): Promise<Relation> {
  const computed = await context.materialise(rel);
  const counts = reduce(
    computed,
    computed.columns.map(({label, expr: e}) => ({
      label,
      inputs: [e],
      of: ([x], ordinal) => aggregates.countValues(x as Expr, ordinal),
    })),
  );
  const {frame} = await fetchFrame(context.sql, counts, {signal: context.signal});
  const rowsThere = computed.length ?? 0;
  const least = thresh ?? (rule === 'any' ? rowsThere : rowsThere === 0 ? 0 : 1);
  return settle({
    ...computed,
    columns: computed.columns.filter((_, i) => Number(frame.vectors[i]?.at(0) ?? 0) >= least),
  });
}

export const dropMissingValues = defineFrame({
  name: 'dropna',
  title: 'DataFrameDropNA',
  places: ['Series'],
  params: {
    df: rows('series'),
    axis: p.optional(p.choice('index', 'rows', 0), 0),
    inplace,
    how: p.optional(p.choice('any', 'all'), null),
  },
  inPlace: (args) => args.inplace,
  unknown: ({df}) => sameRows(df),
  build: ({df}) => ({
    ...df,
    relation: filter(
      df.relation,
      enough(
        df.relation.columns.map((one) => one.expr),
        'any',
        null,
      ),
    ),
  }),
});

export const dropMissingLabels = defineFrame({
  name: 'dropna',
  title: 'IndexDropNA',
  places: ['Index'],
  params: {df: rows('index'), how},
  unknown: ({df}) => sameRows(df),
  build({df, how: rule}) {
    const labelled = withLevels(df.relation);
    return {
      kind: 'index',
      relation: filter(
        labelled,
        enough(
          labelled.index.levels.map((one) => one.expr),
          rule,
          null,
        ),
      ),
    };
  },
});
