import type {Label} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import type {LowerContext, Lowered} from '../../../engine/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Expanding, ExponentialMovingWindow, Rolling} from '../../../expr/window.js';
import type {Node, WindowMeta} from '../../../graph/index.js';
import {rows, unknownFrame} from '../define-frame.js';
import {fixedStep} from '../datetimes/freq.js';
import type {WindowClosed} from './bounds.js';
import {alphaOf} from './passes.js';

/** Along rows; along columns on clusters only. */
type WindowAxis = 0 | 'index' | 'rows' | 1 | 'columns';

/** Options of {@link DataFrameMethods.rolling}. */
export type RollingOptions = Options<{
  window: number | string;
  /** How many values must be present for a result; all of the window unless given, one for spans of time. */
  min_periods: number;
  /** Whether the window stands around its row; otherwise it ends there. */
  center: boolean;
  /** A column of times to use in place of the row labels. */
  on: Label;
  /** Clusters only: how rows of the window count, by SciPy's name of a window. */
  win_type: string;
  /** Which ends belong to the window. */
  closed: WindowClosed;
  axis: WindowAxis;
}>;
/** Options of {@link DataFrameMethods.ewm}: one of `com`, `span`, `halflife` and `alpha` says how fast weights fade. */
export type FadingOptions = Options<{
  com: number;
  span: number;
  halflife: number;
  alpha: number;
  min_periods: number;
  adjust: boolean;
  ignore_na: boolean;
  axis: WindowAxis;
}>;
/** Options of {@link DataFrameMethods.expanding}. */
export type ExpandingOptions = Options<{
  min_periods: number;
  /** Clusters only. */
  center: boolean;
  axis: WindowAxis;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Windows of `window` rows, or of a span of time such as `2D`, one for each row. An aggregation of them gives float64 columns; columns that are
     * no numbers are left out.
     *
     * pandas' and Mars's `DataFrame.rolling`.
     *
     * @throws ValueError for a window below 0, or more `min_periods` than rows in it.
     * @example
     * await md.DataFrame({b: [0, 1, 2, null, 4]}).rolling(2).sum().execute()
     * //      b
     * // 0  NaN
     * // 1  1.0
     * // 2  3.0
     * // 3  NaN
     * // 4  NaN
     */
    rolling(window: number | string, options?: RollingOptions): Rolling<DataFrame>;
    rolling(options: RollingOptions): Rolling<DataFrame>;
    /**
     * Windows of all rows up to each row.
     *
     * pandas' and Mars's `DataFrame.expanding`.
     *
     * @example
     * await md.DataFrame({b: [0, 1, 2, null, 4]}).expanding(2).sum().execute()
     * //      b
     * // 0  NaN
     * // 1  1.0
     * // 2  3.0
     * // 3  3.0
     * // 4  7.0
     */
    expanding(min_periods?: number | ExpandingOptions): Expanding<DataFrame>;
    /**
     * Windows of all rows up to each row, in which older rows weigh less and less.
     *
     * pandas' and Mars's `DataFrame.ewm`.
     *
     * @throws ValueError unless just one of `com`, `span`, `halflife` and `alpha` is given.
     * @example
     * await md.DataFrame({b: [0, 1, 2]}).ewm({com: 0.5}).mean().execute()
     * //           b
     * // 0  0.000000
     * // 1  0.750000
     * // 2  1.615385
     */
    ewm(options: FadingOptions): ExponentialMovingWindow<DataFrame>;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Windows of `window` rows, or of a span of time such as `2D`, one for each row. An aggregation of them gives float64.
     *
     * pandas' and Mars's `Series.rolling`.
     *
     * @throws ValueError for a window below 0, or more `min_periods` than rows in it.
     * @example
     * await md.Series([1, 2, 3]).rolling(2, {min_periods: 1}).mean().execute()
     * // 0    1.0
     * // 1    1.5
     * // 2    2.5
     * // dtype: float64
     */
    rolling(window: number | string, options?: RollingOptions): Rolling<Series>;
    rolling(options: RollingOptions): Rolling<Series>;
    /**
     * Windows of all rows up to each row.
     *
     * pandas' and Mars's `Series.expanding`.
     *
     * @example
     * await md.Series([1, 2, 3]).expanding().mean().execute()
     * // 0    1.0
     * // 1    1.5
     * // 2    2.0
     * // dtype: float64
     */
    expanding(min_periods?: number | ExpandingOptions): Expanding<Series>;
    /**
     * Windows of all rows up to each row, in which older rows weigh less and less.
     *
     * pandas' and Mars's `Series.ewm`.
     *
     * @throws ValueError unless just one of `com`, `span`, `halflife` and `alpha` is given.
     * @example
     * await md.Series([1, 2, 3]).ewm({alpha: 0.5}).mean().execute()
     * // 0    1.000000
     * // 1    1.666667
     * // 2    2.428571
     * // dtype: float64
     */
    ewm(options: FadingOptions): ExponentialMovingWindow<Series>;
  }
}

/** What is known of windows over `obj`. */
function windowMeta(obj: Node, reach: WindowMeta['reach']): WindowMeta {
  const {meta} = obj;
  return {
    kind: 'window',
    of: meta.kind === 'series' || meta.kind === 'dataframe' ? meta : unknownFrame,
    reach,
  };
}

/** Windows are the rows that they stand over, until they are aggregated. */
function rowsBelow(obj: Node, context: LowerContext): Lowered {
  return context.input(obj);
}

const obj = rows('dataframe', 'series');
const axis = p.optional(p.wider(p.choice(0, 'index', 'rows'), p.choice(1, 'columns'), 0), 0);

export const rolling = define({
  name: 'rolling',
  title: 'Rolling',
  places: ['DataFrame', 'Series'],
  params: {
    obj,
    window: p.oneOf(p.int, p.text),
    min_periods: p.optional(p.int, null),
    center: p.optional(p.bool, false),
    win_type: p.remote(),
    on: p.optional(p.label, null),
    axis,
    closed: p.optional(p.choice('right', 'left', 'both', 'neither'), null),
  },
  infer({obj: over, window, min_periods: least, center, on}) {
    if (typeof window === 'number' && window < 0)
      throw new ValueError(`rolling: window must be an integer 0 or greater, got ${String(window)}`);
    if (typeof window === 'string') fixedStep(window);
    if (typeof window === 'string' && center)
      throw new ArgumentError("rolling: 'center' takes false for a window of a span of time");
    if (least !== null && least < 0) throw new ValueError('rolling: min_periods must be >= 0');
    if (least !== null && typeof window === 'number' && least > window)
      throw new ValueError(`rolling: min_periods ${String(least)} must be <= window ${String(window)}`);
    if (on !== null && over.meta.kind === 'series')
      throw new ArgumentError("rolling: 'on' names a column: a Series has none");
    return windowMeta(over, 'rolling');
  },
  lower: ({obj: over}, context) => rowsBelow(over, context),
});

export const expanding = define({
  name: 'expanding',
  title: 'Expanding',
  places: ['DataFrame', 'Series'],
  params: {
    obj,
    min_periods: p.optional(p.int, 1),
    center: p.remote(false),
    axis,
  },
  infer({obj: over, min_periods: least}) {
    if (least < 0) throw new ValueError('expanding: min_periods must be >= 0');
    return windowMeta(over, 'expanding');
  },
  lower: ({obj: over}, context) => rowsBelow(over, context),
});

export const ewm = define({
  name: 'ewm',
  title: 'EWM',
  places: ['DataFrame', 'Series'],
  params: {
    obj,
    com: p.optional(p.number, null),
    span: p.optional(p.number, null),
    halflife: p.optional(p.number, null),
    alpha: p.optional(p.number, null),
    min_periods: p.optional(p.int, 0),
    adjust: p.optional(p.bool, true),
    ignore_na: p.optional(p.bool, false),
    axis,
  },
  infer(args) {
    alphaOf(args);
    return windowMeta(args.obj, 'ewm');
  },
  lower: ({obj: over}, context) => rowsBelow(over, context),
});
