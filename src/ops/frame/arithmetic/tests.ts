import {
  LocalIndex,
  LocalSeries,
  NDArray,
  isNullableDType,
  labelKey,
  type DType,
  type Scalar,
} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {compare, expr, isIn, literal, logic, project, sql, type Expr} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import * as p from '../../../expr/params.js';
import {isPlainObject} from '../../../expr/plain.js';
import type {Index} from '../../../expr/indexes.js';
import type {Series} from '../../../expr/series.js';
import {Node, type Meta} from '../../../graph/index.js';
import {defineFrame, rows, rowsOf, sameRows, type Rows} from '../define-frame.js';
import {eachValue} from '../elementwise.js';
import {labelLiteral} from '../indexing/label-rows.js';
import {operand, operandOf} from './operand.js';
import {apply} from './pair.js';

type Values = readonly unknown[] | Series | Index | LocalSeries | LocalIndex | NDArray | ReadonlySet<Scalar>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Whether values are among given ones: for all columns, by a dict for each column its own, or by a frame at the same labels.
     *
     * pandas' and Mars's `DataFrame.isin`.
     *
     * @example
     * await md.DataFrame({a: [1, 2], b: [3, 1]}).isin([1]).execute()
     * //        a      b
     * // 0   True  False
     * // 1  False   True
     */
    isin(values: Values | DataFrame | Readonly<Record<string, readonly unknown[]>>): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Whether values are among given ones.
     *
     * pandas' and Mars's `Series.isin`.
     *
     * @example
     * await md.Series([1, 2, 3]).isin([1, 3]).execute()
     * // 0     True
     * // 1    False
     * // 2     True
     * // dtype: bool
     */
    isin(values: Values): Series;
    /**
     * Whether values are from `left` to `right`; `inclusive` says which ends count.
     *
     * pandas' and Mars's `Series.between`.
     *
     * @throws ArgumentError where values and ends have no order.
     * @example
     * await md.Series([1, 2, 3]).between(2, 3).execute()
     * // 0    False
     * // 1     True
     * // 2     True
     * // dtype: bool
     */
    between(
      left: Scalar,
      right: Scalar,
      inclusive?:
        'both' | 'neither' | 'left' | 'right' | {readonly inclusive?: 'both' | 'neither' | 'left' | 'right'},
    ): Series;
  }
}

export const between = defineFrame({
  name: 'between',
  title: 'DataFrameBetween',
  places: ['Series'],
  params: {
    df: rows('series'),
    left: p.label,
    right: p.label,
    inclusive: p.optional(p.choice('both', 'neither', 'left', 'right'), 'both'),
  },
  unknown: ({df}) => sameRows(df),
  build: ({df, left, right, inclusive}) =>
    eachValue(df, (e) => {
      const low = compare(
        inclusive === 'both' || inclusive === 'left' ? 'ge' : 'gt',
        e,
        labelLiteral(e, left),
      );
      const high = compare(
        inclusive === 'both' || inclusive === 'right' ? 'le' : 'lt',
        e,
        labelLiteral(e, right),
      );
      return logic('and', low, high);
    }),
});

export const isin = define({
  name: 'isin',
  title: 'DataFrameIsin',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), values: {...operand, dict: 'dict' as const}},
  infer({df}): Meta {
    if (df.meta.kind === 'series') return {...df.meta, dtype: truthOf(df.meta.dtype)};
    if (df.meta.kind !== 'dataframe') return df.meta;
    return {
      ...df.meta,
      columns: df.meta.columns?.map(({label}) => ({label, dtype: 'bool' as const})) ?? null,
    };
  },
  async lower({df, values}, context): Promise<Rows> {
    const of = await rowsOf(df, context);
    if (of.kind === 'dataframe' && values instanceof Node && values.meta.kind === 'dataframe')
      return sameCells(context, of, values);
    if (isPlainObject(values) || values instanceof Map) return byColumn(of, values);
    const found = await listed(context, values);
    const constants = found.map((value) => literal(value));
    return eachValue(of, (e) => {
      const found = isIn(e, constants);
      return of.kind === 'series' ? {...found, dtype: truthOf(e.dtype) ?? 'bool'} : found;
    });
  },
});

/** Of a series of a nullable dtype the answers are nullable too. */
function truthOf(dtype: DType | null): DType | null {
  if (dtype === null) return null;
  return isNullableDType(dtype) ? 'boolean' : 'bool';
}

async function listed(context: LowerContext, values: unknown): Promise<readonly unknown[]> {
  const local = values instanceof Node ? await context.local(values) : values;
  if (local instanceof LocalSeries || local instanceof LocalIndex) return local.toArray();
  if (local instanceof NDArray) return local.toFlatArray();
  if (local instanceof Set) return [...(local as Set<unknown>)];
  if (Array.isArray(local)) return local as unknown[];
  throw new ArgumentError(
    'isin takes an array, a Series, an Index, a tensor, or for a frame a dict or a frame',
  );
}

function byColumn(of: Rows, values: Readonly<Record<string, unknown>> | Map<unknown, unknown>): Rows {
  const entries: [unknown, unknown][] = values instanceof Map ? [...values] : Object.entries(values);
  const wanted = new Map(
    entries.map(([label, list]) => [
      labelKey(label),
      (list as readonly unknown[]).map((one) => literal(one)),
    ]),
  );
  const columns = of.relation.columns.map(({label, expr: e}) => {
    const list = wanted.get(labelKey(label));
    return {label, expr: list === undefined ? literal(false) : isIn(e, list)};
  });
  return {...of, relation: project(of.relation, columns)};
}

async function sameCells(context: LowerContext, of: Rows, values: Node): Promise<Rows> {
  const other = await operandOf(values, context);
  if (other.kind !== 'rows') throw new TypeError('a frame has rows');
  const {left, right} = await context.align(of.relation, other.rows.relation, 'left');
  const pair = {
    left: {...of, relation: left},
    right: {kind: 'columns' as const, columns: right.columns},
    swapped: false,
  };
  const width = left.columns.length;
  const both = apply(pair, (x, y) => (x === null || y === null ? literal(false) : equal(x, y)));
  const known = new Set(left.columns.map(({label}) => labelKey(label)));
  const columns = both.relation.columns.filter(({label}) => known.has(labelKey(label)));
  if (columns.length !== width) throw new ArgumentError('isin: column labels of both frames must stand once');
  const order = left.columns.map(
    ({label}) =>
      columns.find((one) => labelKey(one.label) === labelKey(label)) ?? {label, expr: literal(false)},
  );
  return {...of, relation: project(both.relation, order)};
}

function equal(x: Expr, y: Expr): Expr {
  return expr(sql`coalesce(${compare('eq', x, y)}, false)`, {dtype: 'bool', nullable: false});
}
