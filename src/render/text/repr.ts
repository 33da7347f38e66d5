/** Any value as the text that Python's `repr` gives. */
import type {Categorical} from '../../data/categorical.js';
import type {LocalFrame} from '../../data/local/local-frame.js';
import type {LocalIndex} from '../../data/local/local-index.js';
import type {LocalSeries} from '../../data/local/local-series.js';
import type {NDArray} from '../../data/ndarray.js';
import type {Vector} from '../../data/vector.js';
import {dataKindOf} from '../brand.js';
import {withDefaults} from '../options.js';
import type {DisplayOptions} from '../options.js';
import type {ArrayWindow, Window} from '../window.js';
import {arrayRepr, arrayStr, arrayWindow} from './numpy/array.js';
import {widthOf} from './numpy/elements.js';
import {categoricalText} from './pandas/categories.js';
import {frameText} from './pandas/frame.js';
import {indexText} from './pandas/index-repr.js';
import {seriesText} from './pandas/series.js';
import {literal} from './pprint.js';
import {floatText} from './python.js';

/** All of `data` as a window on itself. */
export function wholeWindow<T extends LocalFrame | LocalSeries | LocalIndex>(data: T): Window<T> {
  return {data, total: data.length, headRows: data.length};
}

/**
 * The text that Python's `repr` gives: frames, series, indexes and categoricals as pandas 1.5 prints them, arrays as NumPy 1.23,
 * other values as Python. Lists and plain objects of values are written like Python's lists and dictionaries.
 */
export function reprText(value: unknown, options: DisplayOptions = {}): string {
  switch (dataKindOf(value)) {
    case 'frame':
    case 'series':
    case 'index':
    case 'range-index':
    case 'multi-index':
      return windowText(wholeWindow(value as LocalFrame | LocalSeries | LocalIndex), options);
    case 'ndarray': {
      const all = withDefaults(options);
      return arrayRepr(arrayWindow(value as NDArray, all), all);
    }
    case 'categorical':
      return categoricalText((value as Categorical).vector, withDefaults(options));
    case 'vector':
      return `Vector(${String((value as Vector).length)}, ${(value as Vector).dtype})`;
    default:
      return literal(value);
  }
}

/** The text of something large of which only the rows of `displayRows` (or labels of `displayLabels`) were fetched. */
export function windowText(window: Window, options: DisplayOptions = {}): string {
  const all = withDefaults(options);
  switch (dataKindOf(window.data)) {
    case 'frame':
      return frameText(window as Window<LocalFrame>, all);
    case 'series':
      return seriesText(window as Window<LocalSeries>, all);
    default:
      return indexText(window as Window<LocalIndex>, all);
  }
}

/** The text of a large array of which only the corners of `displayItems` were fetched. */
export function arrayWindowText(window: ArrayWindow, options: DisplayOptions = {}): string {
  return arrayRepr(window, withDefaults(options));
}

/** An array as `print` shows it in Python, without `array(…)`. */
export function arrayText(array: NDArray, options: DisplayOptions = {}): string {
  const all = withDefaults(options);
  return arrayStr(arrayWindow(array, all), all);
}

/** A number of a floating-point dtype as NumPy prints it: `3.0` where JavaScript writes `3`, and no digits beyond those of a float32. */
export function floatScalarText(value: number, dtype: string): string {
  return floatText(value, widthOf(dtype));
}
