import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  NDArray,
  RangeIndex,
  Vector,
  cast,
  commonDType,
  inferVector,
  isNumericDType,
  type DType,
} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {LowerContext} from '../../../engine/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define, type Definition} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import {Node, unknownIndex, type Meta} from '../../../graph/index.js';
import {rows, unknownFrame, unknownSeries} from '../define-frame.js';
import {lowered, type LocalResult} from '../define-local.js';
import {reindexVector} from '../given-labels.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The matrix product. The columns of this frame are matched with the row labels of a frame or series; arrays are matched by place.
     *
     * pandas' and Mars's `DataFrame.dot`.
     *
     * @throws ValueError for labels or shapes that do not match, ArgumentError for columns that are no numbers.
     * @example
     * await md.DataFrame([[1, 2], [3, 4]]).dot(md.Series([10, 1])).execute()
     * // 0    12
     * // 1    34
     * // dtype: int64
     */
    dot(other: Series | LocalSeries): Series;
    dot(other: DataFrame | LocalFrame): DataFrame;
    dot(other: ArrayLike): Series | DataFrame;
    /** The matrix product: Python's `df @ other`. See {@link DataFrameMethods.dot}. */
    matmul(other: Series | LocalSeries): Series;
    matmul(other: DataFrame | LocalFrame): DataFrame;
    matmul(other: ArrayLike): Series | DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The sum of products with another series, or with each column of a frame, matched by row labels; arrays are matched by place.
     *
     * pandas' and Mars's `Series.dot`.
     *
     * @throws ValueError for labels or shapes that do not match, ArgumentError for values that are no numbers.
     * @example
     * await md.Series([0, 1, 2]).dot(md.Series([3, 4, 5])).execute()
     * // 14
     */
    dot(other: Series | LocalSeries): Tensor<number>;
    dot(other: DataFrame | LocalFrame): Series;
    dot(other: ArrayLike): Tensor<number> | Series;
    /** The sum of products: Python's `s @ other`. See {@link SeriesMethods.dot}. */
    matmul(other: Series | LocalSeries): Tensor<number>;
    matmul(other: DataFrame | LocalFrame): Series;
    matmul(other: ArrayLike): Tensor<number> | Series;
  }
}

const params = {df: rows('dataframe', 'series'), other: p.array};
type Matrix = LocalFrame | LocalSeries;

/** Numbers as an array; the columns of a frame become the second axis. */
function arrayOf(data: Matrix): NDArray {
  const vectors = data instanceof LocalFrame ? data.vectors : [data.vector];
  for (const {dtype} of vectors)
    if (!isNumericDType(dtype)) throw new ArgumentError(`dot takes numbers, got a column of dtype ${dtype}`);
  const dtype = vectors.length === 0 ? 'float64' : commonDType(vectors.map((one) => one.dtype));
  const [first, ...others] = vectors.map((one) => cast(one, dtype));
  if (data instanceof LocalSeries && first !== undefined) return new NDArray(first);
  const width = vectors.length;
  const values = inferVector(new Array<number>(data.length * width).fill(0), dtype).values;
  const cells = values as unknown as unknown[];
  for (const [j, one] of (first === undefined ? [] : [first, ...others]).entries())
    for (let i = 0; i < data.length; i++) cells[i * width + j] = one.values[i];
  return new NDArray(new Vector(dtype, values), [data.length, width]);
}

function sameSet(a: LocalIndex, b: LocalIndex): boolean {
  return a.length === b.length && a.toArray().every((label) => b.includes(label));
}

/** `other` with its rows in the order of `labels`. */
function matched(other: Matrix, labels: LocalIndex): Matrix {
  if (other.index.equals(labels)) return other;
  if (!sameSet(labels, other.index)) throw new ValueError('dot: matrices are not aligned');
  if (other instanceof LocalSeries)
    return new LocalSeries(labels, reindexVector(other.vector, other.index, labels), other.name);
  const vectors = other.vectors.map((vector) => reindexVector(vector, other.index, labels));
  return new LocalFrame(other.columns, labels, vectors);
}

async function product(left: Matrix, given: unknown, context: LowerContext): Promise<LocalResult> {
  const inner = left instanceof LocalFrame ? left.columns : left.index;
  const labelled = given instanceof LocalFrame || given instanceof LocalSeries ? matched(given, inner) : null;
  const a = await context.array(arrayOf(left));
  const b = await context.array(labelled === null ? given : arrayOf(labelled));
  const width = b.shape[0] ?? 0;
  if (b.shape.length === 0 || b.shape.length > 2 || width !== inner.length)
    throw new ValueError(
      `dot: Dot product shape mismatch, (${a.shape.join(', ')}) vs (${b.shape.join(', ')})`,
    );
  const made = ir.matmul(a, b);
  const vector = await context.values(made);
  const rowLabels = left instanceof LocalFrame ? left.index : null;
  const columns =
    labelled instanceof LocalFrame
      ? labelled.columns
      : b.shape.length === 2
        ? RangeIndex.of(b.shape[1] ?? 0)
        : null;
  if (rowLabels === null && columns === null) return {value: vector.at(0), dtype: vector.dtype};
  if (rowLabels === null || columns === null)
    return new LocalSeries((rowLabels ?? columns) as LocalIndex, vector);
  const step = columns.length;
  const parts = Array.from({length: step}, (_, j) =>
    vector.take(Int32Array.from({length: rowLabels.length}, (_row, i) => i * step + j)),
  );
  return new LocalFrame(columns, rowLabels, parts);
}

/** Whether the result is one value, a series or a frame; null where the other operand's axes are not known. */
function inferred(left: Meta, other: p.ArrayArg): Meta {
  const axes = axesOf(other);
  const dtype = dtypeOf(left, other);
  if (left.kind === 'dataframe')
    return axes === 2 ? {...unknownFrame, index: left.index} : {...unknownSeries, dtype, index: left.index};
  if (axes === 1) return {kind: 'tensor', dtype, shape: []};
  const labels =
    other instanceof Node && other.meta.kind === 'dataframe' ? (other.meta.columns?.length ?? null) : null;
  return {...unknownSeries, dtype, index: {...unknownIndex, length: labels}};
}

function axesOf(other: p.ArrayArg): 1 | 2 {
  const axes =
    other instanceof Node
      ? other.meta.kind === 'tensor'
        ? other.meta.shape?.length
        : other.meta.kind === 'dataframe'
          ? 2
          : 1
      : other instanceof LocalFrame
        ? 2
        : other instanceof NDArray
          ? other.ndim
          : other instanceof LocalSeries
            ? 1
            : 0;
  if (axes === 1 || axes === 2) return axes;
  throw new ArgumentError('dot takes a series, a frame, or an array of one or two axes');
}

function dtypeOf(left: Meta, other: p.ArrayArg): DType | null {
  const dtypes = [
    ...(left.kind === 'series'
      ? [left.dtype]
      : left.kind === 'dataframe'
        ? (left.columns ?? [{dtype: null}]).map((one) => one.dtype)
        : []),
    ...(other instanceof Node
      ? other.meta.kind === 'series' || other.meta.kind === 'tensor'
        ? [other.meta.dtype]
        : [null]
      : [null]),
  ];
  return dtypes.every((one) => one !== null) && dtypes.length > 0 ? commonDType(dtypes) : null;
}

/** The matrix product under both of its names. */
export const products: readonly Definition[] = (['dot', 'matmul'] as const).map((name) =>
  define<typeof name, typeof params>({
    name,
    title: 'DataFrameDot',
    places: ['DataFrame', 'Series'],
    params,
    infer: ({df, other}) => inferred(df.meta, other),
    async lower({df, other}, context) {
      const left = await context.local(df);
      if (!(left instanceof LocalFrame) && !(left instanceof LocalSeries))
        throw new TypeError('dot is a method of frames and series');
      const right = other instanceof Node ? await context.local(other) : other;
      return lowered(await product(left, right, context), context);
    },
  }),
);
