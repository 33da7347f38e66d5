import {
  LocalFrame,
  NDArray,
  commonDType,
  inferVector,
  isNumericDType,
  objectValue,
  type DType,
  type LocalIndex,
  type LocalSeries,
} from '../../../data/index.js';
import {gather} from '../../../data/promote.js';
import type {LowerContext, Lowered} from '../../../engine/index.js';
import {columnIndex, fetchFrame, withLevels} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {Node, DataFrameMeta, IndexMeta, Meta, SeriesMeta, TensorMeta} from '../../../graph/index.js';
import {defineFrame, rows, rowsOf, unknownFrame} from '../define-frame.js';
import {labelsMeta} from '../indexing/cells.js';
import * as p from '../../../expr/params.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Rows as columns and columns as rows, in the dtype that all columns share.
     *
     * pandas' and Mars's `DataFrame.T`.
     *
     * @example
     * await md.DataFrame({a: [1, 2], b: [3, 4]}).T.execute()
     * //    0  1
     * // a  1  2
     * // b  3  4
     */
    readonly T: DataFrame;
    /**
     * Rows as columns and columns as rows, in the dtype that all columns share.
     *
     * pandas' and Mars's `DataFrame.transpose`.
     *
     * @example
     * await md.DataFrame({a: [1, 2]}).transpose().execute()
     * //    0  1
     * // a  1  2
     */
    transpose(): DataFrame;
    /**
     * The values as a tensor of rows and columns, in the dtype that all columns share.
     *
     * Mars's `DataFrame.to_tensor`.
     *
     * @example
     * await md.DataFrame({a: [1, 2], b: [3, 4]}).to_tensor().execute()
     * // array([[1, 3],
     * //        [2, 4]])
     */
    to_tensor(): Tensor;
    /**
     * The values as a tensor of rows and columns: a property for {@link DataFrameMethods.to_tensor}.
     *
     * pandas' and Mars's `DataFrame.values`.
     *
     * @example
     * await md.DataFrame({a: [1, 2]}).values.execute()
     * // array([[1],
     * //        [2]])
     */
    readonly values: Tensor;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The series itself.
     *
     * pandas' and Mars's `Series.T`.
     *
     * @example
     * await md.Series([1, 2]).T.execute()
     * // 0    1
     * // 1    2
     * // dtype: int64
     */
    readonly T: Series;
    /**
     * The values as a tensor.
     *
     * Mars's `Series.to_tensor`.
     *
     * @example
     * await md.Series([1, 2]).to_tensor().execute()
     * // array([1, 2])
     */
    to_tensor(): Tensor;
    /**
     * The values as a tensor: a property for {@link SeriesMethods.to_tensor}.
     *
     * pandas' and Mars's `Series.values`.
     *
     * @example
     * await md.Series([1, 2]).values.execute()
     * // array([1, 2])
     */
    readonly values: Tensor;
  }
}

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * The labels as a tensor.
     *
     * Mars's `Index.to_tensor`.
     *
     * @example
     * await md.Index([1, 2]).to_tensor().execute()
     * // array([1, 2])
     */
    to_tensor(): Tensor;
    /**
     * The labels as a tensor: a property for {@link IndexMethods.to_tensor}.
     *
     * pandas' and Mars's `Index.values`.
     *
     * @example
     * await md.Index([1, 2]).values.execute()
     * // array([1, 2])
     */
    readonly values: Tensor;
  }
}

function transposedMeta(meta: DataFrameMeta): Meta {
  if (meta.columns === null) return unknownFrame;
  return {...unknownFrame, index: labelsMeta(meta.columns.map(({label}) => label))};
}

const frame = {df: rows('dataframe')};

async function transposed(
  df: p.Args<typeof frame>['df'],
  context: LowerContext,
): Promise<{readonly kind: 'dataframe'; readonly relation: Awaited<ReturnType<LowerContext['relation']>>}> {
  const {relation} = await rowsOf(df, context);
  const {frame: local} = await fetchFrame(context.sql, relation, {signal: context.signal});
  const columns = Array.from({length: local.length}, (_, i) => gather(local.vectors, i));
  return {
    kind: 'dataframe',
    relation: await context.relation(new LocalFrame(local.index, columnIndex(relation), columns)),
  };
}

export const transposeProperty = define({
  name: 'T',
  title: 'DataFrameTranspose',
  places: ['DataFrame'],
  params: frame,
  property: true,
  infer: ({df}) => transposedMeta(df.meta as DataFrameMeta),
  lower: ({df}, context) => transposed(df, context),
});

export const transpose = define({
  name: 'transpose',
  title: 'DataFrameTranspose',
  places: ['DataFrame'],
  params: frame,
  infer: ({df}) => transposedMeta(df.meta as DataFrameMeta),
  lower: ({df}, context) => transposed(df, context),
});

export const seriesTranspose = defineFrame({
  name: 'T',
  title: 'DataFrameTranspose',
  places: ['Series'],
  params: {df: rows('series')},
  property: true,
  unknown: ({df}) => df.meta,
  build: ({df}) => df,
});

const any = {df: rows('dataframe', 'series', 'index')};

function tensorMeta(meta: DataFrameMeta | SeriesMeta | IndexMeta): TensorMeta {
  if (meta.kind === 'series') return {kind: 'tensor', dtype: meta.dtype, shape: [meta.index.length]};
  if (meta.kind === 'index')
    return {
      kind: 'tensor',
      dtype: meta.dtypes.length > 1 ? 'object' : (meta.dtypes[0] ?? null),
      shape: [meta.length],
    };
  const dtypes = meta.columns?.map(({dtype}) => dtype) ?? [null];
  return {
    kind: 'tensor',
    dtype: dtypes.includes(null) ? null : commonDType(dtypes as DType[]),
    shape: [meta.index.length, meta.columns?.length ?? null],
  };
}

/** Numbers as an array that can be computed with; other values, which no tensor holds here, as they are. */
async function asTensor(df: Node, context: LowerContext): Promise<Lowered> {
  const {kind, relation} = await rowsOf(df, context);
  const exprs =
    kind === 'index'
      ? withLevels(relation).index.levels.map((one) => one.expr)
      : relation.columns.map((one) => one.expr);
  if (isNumericDType(commonDType(exprs.map((e) => e.dtype))))
    return {kind: 'tensor', expr: await context.array(df)};
  const local = await context.local(df);
  if (local instanceof LocalFrame) {
    const cells = Array.from({length: local.length}, (_, i) =>
      local.vectors.map((vector) => objectValue(vector, i)),
    );
    return {
      kind: 'object',
      value: new NDArray(inferVector(cells.flat(), 'object'), [local.length, local.vectors.length]),
    };
  }
  const {vector} = local as LocalSeries | LocalIndex;
  return {kind: 'object', value: new NDArray(vector, [vector.length])};
}

export const toTensor = define({
  name: 'to_tensor',
  title: 'DataFrameToTensor',
  places: ['DataFrame', 'Series', 'Index'],
  params: any,
  infer: ({df}) => tensorMeta(df.meta as DataFrameMeta | SeriesMeta | IndexMeta),
  lower: ({df}, context) => asTensor(df, context),
});

export const values = define({
  name: 'values',
  title: 'DataFrameToTensor',
  places: ['DataFrame', 'Series', 'Index'],
  params: any,
  property: true,
  infer: ({df}) => tensorMeta(df.meta as DataFrameMeta | SeriesMeta | IndexMeta),
  lower: ({df}, context) => asTensor(df, context),
});
