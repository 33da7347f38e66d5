import {isNumericDType, NDArray} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {ArrayDType, Expr} from '../../../engine/array/index.js';
import {define, type Definition, type PlaceOf} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {Args, ArrayArg, ArrayLike, Params} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {metaOf, naming, standIn, unknownTensor} from '../define-tensor.js';
import {chunkSize, dtype, gpu, layout, sparse, type LayoutOptions, type SparseOptions} from '../options.js';

/** What a tensor can be made of: numbers, and arrays of text too. */
export type TensorData = ArrayLike | readonly NestedText[];
type NestedText = string | readonly NestedText[];

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * A tensor of data: numbers, nested arrays, typed arrays, fetched arrays, a DataFrame, series or index. Whole numbers make int64, others
     * float64; `dtype` says otherwise. Text is compared, ordered, joined, picked and moved, not computed with.
     *
     * @throws ValueError for rows of different lengths.
     * @example
     * await mt.tensor([[1, 2], [3, 4]], 'float64').execute()
     * // array([[1., 2.],
     * //        [3., 4.]])
     */
    tensor(data: TensorData, options?: LayoutOptions & SparseOptions): Tensor;
    tensor(data: TensorData, dtype: string, options?: LayoutOptions & SparseOptions): Tensor;

    /**
     * A tensor of data, as {@link tensor}, with at least `ndmin` dimensions.
     *
     * @throws ValueError for rows of different lengths.
     * @example
     * await mt.array([1, 2, 3], {ndmin: 2}).execute()
     * // array([[1, 2, 3]])
     */
    array(x: TensorData, options?: ArrayOptions): Tensor;
    array(x: TensorData, dtype: string, options?: ArrayOptions): Tensor;

    /**
     * A tensor of data, as {@link tensor}; a tensor stays what it is.
     *
     * @throws ValueError for rows of different lengths.
     * @example
     * await mt.asarray([1.5, 2]).execute()
     * // array([1.5, 2. ])
     */
    asarray(x: TensorData, options?: LayoutOptions): Tensor;
    asarray(x: TensorData, dtype: string, options?: LayoutOptions): Tensor;

    /**
     * A tensor of data, as {@link tensor}, with at least one dimension.
     *
     * @throws ValueError for rows of different lengths.
     * @example
     * await mt.ascontiguousarray(5).execute()
     * // array([5])
     */
    ascontiguousarray(a: TensorData, options?: LayoutOptions): Tensor;
    ascontiguousarray(a: TensorData, dtype: string, options?: LayoutOptions): Tensor;

    /**
     * A tensor of data, as {@link tensor}, with at least one dimension; in Fortran order on a cluster.
     *
     * @throws ValueError for rows of different lengths.
     * @example
     * await mt.asfortranarray([[1, 2]]).execute()
     * // array([[1, 2]])
     */
    asfortranarray(a: TensorData, options?: LayoutOptions): Tensor;
    asfortranarray(a: TensorData, dtype: string, options?: LayoutOptions): Tensor;

    /**
     * A tensor without dimensions.
     *
     * @example
     * await mt.scalar(5).execute()
     * // 5
     */
    scalar(data: number | bigint | boolean, dtype?: string): Tensor;

    /**
     * The values of a DataFrame, in the dtype that all its columns have in common.
     *
     * @example
     * await mt.from_dataframe(md.DataFrame({a: [1, 2], b: [3, 4]})).execute()
     * // array([[1, 3],
     * //        [2, 4]])
     */
    from_dataframe(in_df: ArrayLike): Tensor;
  }
}

/** Keyword options of `array`. */
export type ArrayOptions = LayoutOptions & {
  /** Without effect: a tensor never shares what can change. */
  readonly copy?: boolean;
  /** The least number of dimensions; axes of length 1 are put before. */
  readonly ndmin?: number;
};

const copy = p.optional(p.bool, null);
const ndmin = p.optional(p.int, null);

interface FromData {
  readonly dtype?: ArrayDType | null;
  readonly ndmin?: number | null;
}

/** Defines a function that makes a tensor of its first argument. */
function fromData<const N extends string>(
  name: N,
  title: string,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  params: Params,
  least = 0,
): Definition {
  const read = (args: Args<Params>): FromData & {readonly data: ArrayArg} => ({
    ...(args as FromData),
    data: Object.values(args)[0] as ArrayArg,
  });
  const shaped = (x: Expr, {dtype, ndmin}: FromData): Expr => {
    const missing = Math.max(ndmin ?? 0, least) - x.shape.length;
    const cast = ir.cast(x, dtype ?? x.dtype);
    return missing > 0 ? ir.reshape(cast, [...new Array<number>(missing).fill(1), ...cast.shape]) : cast;
  };
  return define({
    name,
    title,
    places,
    params,
    infer(args, place) {
      const {data, ...how} = read(args);
      if (isText(data)) return {kind: 'tensor', dtype: data.dtype, shape: data.shape};
      return naming(`${place}.${name}`, () => {
        const x = standIn(data);
        return x === null ? unknownTensor : metaOf(shaped(x, how));
      });
    },
    async lower(args, context) {
      const {data, ...how} = read(args);
      if (!isText(data)) return {kind: 'tensor', expr: shaped(await context.array(data), how)};
      if (how.dtype !== null && how.dtype !== undefined)
        throw new ArgumentError(
          `${name}: values of dtype ${data.dtype} are no numbers of dtype ${how.dtype}`,
        );
      return {kind: 'object', value: data};
    },
  });
}

function isText(data: ArrayArg): data is NDArray {
  return data instanceof NDArray && !isNumericDType(data.dtype);
}

export const tensor = fromData('tensor', 'TensorDataSource', ['mt'], {
  data: p.array,
  dtype,
  order: layout,
  chunk_size: chunkSize,
  gpu,
  sparse,
});

export const array = fromData('array', 'TensorDataSource', ['mt'], {
  x: p.array,
  dtype,
  copy,
  order: layout,
  ndmin,
  chunk_size: chunkSize,
});

export const asarray = fromData('asarray', 'TensorDataSource', ['mt'], {
  x: p.array,
  dtype,
  order: layout,
  chunk_size: chunkSize,
});

const contiguous = {a: p.array, dtype, order: layout, chunk_size: chunkSize};
export const ascontiguousarray = fromData('ascontiguousarray', 'TensorDataSource', ['mt'], contiguous, 1);
export const asfortranarray = fromData('asfortranarray', 'TensorDataSource', ['mt'], contiguous, 1);
export const scalar = fromData('scalar', 'Scalar', ['mt'], {data: p.array, dtype, gpu});
export const fromDataFrame = fromData('from_dataframe', 'TensorFromDataFrame', ['mt'], {in_df: p.array});
