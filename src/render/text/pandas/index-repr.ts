/** An index by itself, as pandas' `repr` prints it. */
import type {LocalIndex} from '../../../data/local/local-index.js';
import type {MultiIndex} from '../../../data/local/multi-index.js';
import type {RangeIndex} from '../../../data/local/range-index.js';
import type {Timedelta} from '../../../data/scalars/timedelta.js';
import type {Timestamp} from '../../../data/scalars/timestamp.js';
import type {Vector} from '../../../data/vector.js';
import type {TextOptions} from '../../options.js';
import {displayLabels, endsOf} from '../../window.js';
import type {Window} from '../../window.js';
import {plainText} from '../plain.js';
import {pprint} from '../pprint.js';
import {widthOf} from '../numpy/elements.js';
import {floatText} from '../python.js';
import {measureOf} from '../width.js';
import {categoryTexts} from './categories.js';
import {datesOnly, durationWriter, isFloat, isNullable} from './column.js';
import {isMultiIndex, isRangeIndex, tupleText} from './labels.js';
import {summary, tupleSummary} from './summary.js';

export function indexText(window: Window<LocalIndex>, options: TextOptions): string {
  const {data, total} = window;
  if (isRangeIndex(data)) return rangeText(data);
  const ends = displayLabels(total, options);
  const shown =
    data.length > ends.head + ends.tail || data.length !== total ? data.take(endsOf(window, ends)) : data;
  const attributes = attributesOf(data, total, options).map(([key, value]) => `${key}=${value}`);
  const measure = measureOf(options);
  const layout = {head: ends.tail === 0 ? 0 : ends.head, cut: ends.tail > 0, width: options.width, measure};
  if (isMultiIndex(data)) {
    const tuples = isMultiIndex(shown) ? tupleTexts(shown, data) : [];
    return `MultiIndex(${tupleSummary('MultiIndex', tuples, layout)}${attributes.join(`, `)})`;
  }
  const name = className(data.vector);
  if (name === 'IntervalIndex') {
    return `${name}(${intervals(data.vector, total)},\n${' '.repeat(name.length + 1)}${attributes.join(', ')})`.replace(
      /,\n\s+/,
      ', ',
    );
  }
  const justify = !isText(data.vector);
  return `${name}(${summary(name, elementTexts(shown.vector, data.vector), {...layout, justify})}${attributes.join(', ')})`;
}

function rangeText(index: RangeIndex): string {
  const name = index.name === null ? '' : `, name=${nameLiteral(index.name)}`;
  return `RangeIndex(start=${index.start}, stop=${index.stop}, step=${index.step}${name})`;
}

/** pandas' class for labels of this dtype. */
function className({dtype, kind}: Vector): string {
  if (dtype === 'category') return 'CategoricalIndex';
  if (dtype.startsWith('period')) return 'PeriodIndex';
  if (dtype.startsWith('interval')) return 'IntervalIndex';
  if (kind === 'M') return 'DatetimeIndex';
  if (kind === 'm') return 'TimedeltaIndex';
  if (/^int/.test(dtype)) return 'Int64Index';
  if (/^uint/.test(dtype)) return 'UInt64Index';
  return /^float/.test(dtype) ? 'Float64Index' : 'Index';
}

function attributesOf(index: LocalIndex, total: number, options: TextOptions): [string, string][] {
  const out: [string, string][] = [];
  const {vector} = index;
  const multi = isMultiIndex(index);
  if (!multi && vector.dtype === 'category') {
    out.push(
      ['categories', `[${categoryTexts(vector, options).join(', ')}]`],
      ['ordered', vector.ordered ? 'True' : 'False'],
    );
  }
  if (!multi) out.push(['dtype', `'${widened(vector)}'`]);
  if (!multi && index.name !== null) out.push(['name', nameLiteral(index.name)]);
  if (multi && index.names.some((name) => name !== null)) {
    out.push(['names', `[${index.names.map((name) => nameLiteral(name)).join(', ')}]`]);
  }
  if (total > options.max_seq_items) out.push(['length', String(total)]);
  if (!multi && (vector.kind === 'M' || vector.kind === 'm'))
    out.push(['freq', index.freq === null ? 'None' : `'${index.freq}'`]);
  return out;
}

/** pandas 1.5 keeps numeric labels in 64 bits. */
function widened({dtype}: Vector): string {
  return dtype.replace(/^(u?int|float)\d+$/, '$164');
}

function nameLiteral(name: unknown): string {
  return Array.isArray(name) ? tupleText(name, true) : pprint(name, {quote: true, escape: true});
}

/** Text is not justified, other labels are. */
function isText(vector: Vector): boolean {
  const values = vector.dtype === 'category' ? vector.categories?.vector : vector;
  if (!values) return false;
  if (vector.dtype === 'category') return values.dtype === 'object';
  if (values.dtype === 'string') return true;
  return (
    values.dtype === 'object' &&
    values.length > 0 &&
    (values.values as readonly unknown[]).every((v) => typeof v === 'string')
  );
}

/** How one label is written, chosen by the dtype of the whole index. */
function elementTexts(shown: Vector, whole: Vector): string[] {
  const categories = whole.dtype === 'category' ? whole.categories?.vector : null;
  const write = elementWriter(categories ?? whole);
  return Array.from({length: shown.length}, (_, i) => {
    const value = shown.at(i);
    if (typeof value === 'number' && !categories && isFloat(shown, i, value)) {
      return floatText(value, widthOf(shown.dtype));
    }
    return write(value);
  });
}

function elementWriter(vector: Vector): (value: unknown) => string {
  if (vector.kind === 'M') {
    const short = datesOnly(vector);
    return (value) => {
      if (value === null) return "'NaT'";
      const time = value as Timestamp;
      return `'${short ? time.dateText() : time.isoformat(' ')}'`;
    };
  }
  if (vector.kind === 'm') {
    const write = durationWriter(vector);
    return (value) => (value === null ? 'NaT' : `'${write(value as Timedelta)}'`);
  }
  if (vector.dtype.startsWith('period')) return (value) => `'${value === null ? 'NaT' : plainText(value)}'`;
  const float = vector.kind === 'f';
  const missing =
    vector.valid !== null || vector.dtype === 'string' ? '<NA>' : vector.dtype === 'object' ? 'None' : 'nan';
  return (value) => {
    if (value === null) return missing;
    if (typeof value === 'number')
      return Number.isNaN(value) ? 'nan' : float ? floatText(value) : plainText(value);
    return Array.isArray(value) ? tupleText(value, true) : pprint(value, {quote: true, escape: true});
  };
}

function tupleTexts(shown: MultiIndex, whole: MultiIndex): string[][] {
  const levels = shown.arrays.map((array, k) => levelTexts(array, whole.arrays[k] ?? array));
  return Array.from({length: shown.length}, (_, row) =>
    levels.map((level, k) => {
      const array = shown.arrays[k];
      const missing = array?.isMissing(row) === true;
      return missing ? (array.kind === 'M' || array.kind === 'm' ? 'NaT' : 'nan') : (level[row] ?? '');
    }),
  );
}

/** Integers of a level with a missing value are floats to pandas. */
function levelTexts(shown: Vector, whole: Vector): string[] {
  const floats = whole.valid?.includes(0) === true && !isNullable(whole);
  return floats
    ? Array.from(shown.values as BigInt64Array, (v) => floatText(Number(v)))
    : elementTexts(shown, whole);
}

/** Intervals are cut earlier than other labels, and never wrapped. */
function intervals(vector: Vector, total: number): string {
  const most = Math.min(Math.floor(100 / 10), 10);
  const write = (value: unknown): string => (value === null ? 'nan' : plainText(value));
  const values = vector.toArray().map(write);
  if (total <= most) return `[${values.join(', ')}]`;
  const half = Math.floor(most / 2);
  return `[${values.slice(0, half).join(', ')} ... ${values.slice(-half).join(', ')}]`;
}
