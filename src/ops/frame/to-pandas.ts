import {
  Timedelta,
  Timestamp,
  type LocalFrame,
  type LocalIndex,
  type LocalSeries,
  type NDArray,
} from '../../data/index.js';
import type {DatetimeAccessor} from '../../expr/accessors.js';
import type {DataFrame} from '../../expr/dataframe.js';
import type {Index} from '../../expr/indexes.js';
import {member} from '../../expr/member.js';
import {Series} from '../../expr/series.js';
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
    /**
     * Executes the tensor and gives its values as nested arrays.
     *
     * Xorbits' `Tensor.tolist`.
     *
     * @example
     * await mt.arange(4).reshape(2, 2).tolist()
     * // [ [ 0, 1 ], [ 2, 3 ] ]
     */
    tolist(options?: ExecuteOptions): Promise<unknown>;
  }
}

declare module '../../expr/accessors.js' {
  interface DatetimeMethods {
    /**
     * Executes the series and gives its times as dates of JavaScript, to the millisecond; null for missing ones.
     *
     * Mars's `Series.dt.to_pydatetime`.
     *
     * @example
     * await md.Series([md.Timestamp('2020-01-01')]).dt.to_pydatetime()
     * // [ 2020-01-01T00:00:00.000Z ]
     */
    to_pydatetime(options?: ExecuteOptions): Promise<(Date | null)[]>;
    /**
     * Executes the series and gives its durations one by one; null for missing ones.
     *
     * Mars's `Series.dt.to_pytimedelta`.
     *
     * @example
     * (await md.Series([md.Timedelta('1d')]).dt.to_pytimedelta()).map(String)
     * // [ '1 days 00:00:00' ]
     */
    to_pytimedelta(options?: ExecuteOptions): Promise<(Timedelta | null)[]>;
  }
}

/** The values behind `s.dt`, brought here. */
async function valuesOf({node}: DatetimeAccessor, options?: ExecuteOptions): Promise<readonly unknown[]> {
  return (await brought(new Series(node), options)).vector.toArray();
}

export const toDates = member(
  'Series.dt',
  'to_pydatetime',
  async function (this: DatetimeAccessor, options?: ExecuteOptions) {
    const values = await valuesOf(this, options);
    return values.map((value) => (value instanceof Timestamp ? value.toDate() : null));
  },
);
export const toTimedeltas = member(
  'Series.dt',
  'to_pytimedelta',
  async function (this: DatetimeAccessor, options?: ExecuteOptions) {
    const values = await valuesOf(this, options);
    return values.map((value) => (value instanceof Timedelta ? value : null));
  },
);

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
export const tolist = member('Tensor', 'tolist', async function (this: Tensor, options?: ExecuteOptions) {
  return (await brought(this, options)).toArray();
});
