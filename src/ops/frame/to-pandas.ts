import type {LocalFrame, LocalIndex, LocalSeries, NDArray} from '../../data/index.js';
import type {DataFrame} from '../../expr/dataframe.js';
import type {Index} from '../../expr/indexes.js';
import {member} from '../../expr/member.js';
import type {Series} from '../../expr/series.js';
import type {Tensor} from '../../expr/tensor.js';
import type {ExecuteOptions, Tileable} from '../../expr/tileable.js';

declare module '../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Executes the frame and gives all its data: `execute` and `fetch` in one.
     *
     * Mars's `DataFrame.to_pandas`.
     *
     * @example
     * (await md.DataFrame({a: [1, 2]}).add(1).to_pandas()).shape
     * // [ 2, 1 ]
     */
    to_pandas(options?: ExecuteOptions): Promise<LocalFrame>;
  }
}

declare module '../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Executes the series and gives all its data: `execute` and `fetch` in one.
     *
     * Mars's `Series.to_pandas`.
     *
     * @example
     * (await md.Series([1, 2]).add(1).to_pandas()).get(0)
     * // 2
     */
    to_pandas(options?: ExecuteOptions): Promise<LocalSeries>;
  }
}

declare module '../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * Executes the index and gives all its labels: `execute` and `fetch` in one.
     *
     * Mars's `Index.to_pandas`.
     *
     * @example
     * (await md.Index([1, 2]).to_pandas()).toArray()
     * // [ 1, 2 ]
     */
    to_pandas(options?: ExecuteOptions): Promise<LocalIndex>;
  }
}

declare module '../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * Executes the tensor and gives all its values: `execute` and `fetch` in one.
     *
     * Mars's `Tensor.to_numpy`.
     *
     * @example
     * await mt.arange(3).add(1).to_numpy()
     * // array([1, 2, 3])
     */
    to_numpy(options?: ExecuteOptions): Promise<NDArray>;
  }
}

async function brought<T>(lazy: Tileable<T>, options: ExecuteOptions = {}): Promise<T> {
  await lazy.execute(options);
  return lazy.fetch(options.session === undefined ? {} : {session: options.session});
}

export const frame = member('DataFrame', 'to_pandas', function (this: DataFrame, options?: ExecuteOptions) {
  return brought(this, options);
});
export const series = member('Series', 'to_pandas', function (this: Series, options?: ExecuteOptions) {
  return brought(this, options);
});
export const index = member('Index', 'to_pandas', function (this: Index, options?: ExecuteOptions) {
  return brought(this, options);
});
export const toNumpy = member('Tensor', 'to_numpy', function (this: Tensor, options?: ExecuteOptions) {
  return brought(this, options);
});
