/** The cells of one column, before they are padded to one width. */
import type {Timedelta} from '../../../data/scalars/timedelta.js';
import type {Timestamp} from '../../../data/scalars/timestamp.js';
import type {Vector} from '../../../data/vector.js';
import {dataKindOf} from '../../brand.js';
import {plainText} from '../plain.js';
import {pprint} from '../pprint.js';
import {formatComplex, formatFloats, singleFloat} from './float-column.js';

export interface ColumnOptions {
  readonly precision: number;
  /** Whether cells get a space where a minus sign could stand. */
  readonly leadingSpace: boolean;
  /** Whether text is quoted, as in the list of a Categorical's categories. */
  readonly quote?: boolean;
  /** Whether a missing number keeps the space, as left-justified labels do. */
  readonly leftMissing?: boolean;
}

/** The cells of `vector`, each as pandas writes it in a column of this dtype. */
export function formatColumn(vector: Vector, options: ColumnOptions): string[] {
  if (vector.dtype === 'category') return formatCategory(vector, options);
  if (isNullable(vector)) return formatObjects(vector, {...options, missing: '<NA>', escape: false});
  const missing = options.leftMissing ? ' NaN' : 'NaN';
  switch (vector.kind) {
    case 'M':
      return formatTimes(vector);
    case 'm':
      return formatDurations(vector);
    case 'f':
      return formatFloats(vector.values as Float64Array, {...options, missing});
    case 'c':
      return formatComplex(vector.values as Float64Array, {...options, missing});
    case 'i':
    case 'u':
      return Array.from(vector.values as Int32Array, (v) => signed(String(v), options));
    case 'b':
      return Array.from(vector.values as Uint8Array, (v) => spaced(v === 1 ? 'True' : 'False', options));
    default:
      return formatPlain(vector, options);
  }
}

function formatPlain(vector: Vector, options: ColumnOptions): string[] {
  if (vector.dtype === 'string') return formatObjects(vector, {...options, missing: '<NA>', escape: false});
  if (vector.dtype.startsWith('period'))
    return formatObjects(vector, {...options, missing: 'NaT', escape: false});
  if (vector.dtype.startsWith('interval'))
    return formatObjects(vector, {...options, missing: 'NaN', escape: false});
  return formatObjects(vector, {...options, missing: 'None', escape: true});
}

/** pandas' nullable dtypes are those with a capital letter, and `boolean`. */
export function isNullable(vector: Vector): boolean {
  return vector.dtype === 'boolean' || (/^[A-Z].*\d$/.test(vector.dtype) && !vector.dtype.startsWith('S'));
}

function signed(text: string, options: ColumnOptions): string {
  return options.leadingSpace && !text.startsWith('-') ? ` ${text}` : text;
}

function spaced(text: string, options: ColumnOptions): string {
  return options.leadingSpace ? ` ${text}` : text;
}

/** Values of any kind: floats get digits of their own, the rest is written as Python's `str` does. */
function formatObjects(
  vector: Vector,
  options: ColumnOptions & {readonly missing: string; readonly escape: boolean},
): string[] {
  const {quote = false, escape} = options;
  return Array.from({length: vector.length}, (_, i) => {
    const value = vector.at(i);
    if (value === null) return spaced(options.missing, options);
    if (typeof value === 'number' && isFloat(vector, i, value)) return singleFloat(value, options.precision);
    if (typeof value === 'number' && Number.isNaN(value)) return spaced('NaN', options);
    return spaced(pprint(value, {quote, escape}), options);
  });
}

/** Whether the number at `i` is a float to Python: not whole, wrapped as a float, or of a float dtype. */
export function isFloat(vector: Vector, i: number, value: number): boolean {
  if (Number.isNaN(value)) return false;
  return vector.kind === 'f' || !Number.isInteger(value) || dataKindOf(vector.values[i]) === 'float';
}

/** The finest unit that any of the times needs decides how many digits all have; dates alone when all are midnight. */
function formatTimes(vector: Vector): string[] {
  const times = vector.toArrayOf<Timestamp>();
  if (vector.zone !== null) return times.map((t) => (t === null ? 'NaT' : t.isoformat(' ')));
  if (datesOnly(vector)) return times.map((t) => (t === null ? 'NaT' : t.dateText()));
  const digits = Math.max(0, ...times.map((t) => (t === null ? 0 : fractionDigits(t.civil.nanosecond))));
  return times.map((t) => (t === null ? 'NaT' : `${t.dateText()} ${t.timeText(digits)}`));
}

/** Digits that show all of a fraction, by thousands. */
function fractionDigits(nanoseconds: number): number {
  if (nanoseconds === 0) return 0;
  if (nanoseconds % 1000 !== 0) return 9;
  return nanoseconds % 1_000_000 === 0 ? 3 : 6;
}

/** Whether all times are midnight and none has a zone. */
export function datesOnly(vector: Vector): boolean {
  if (vector.zone !== null) return false;
  const day = 86_400_000_000_000n;
  return (vector.values as BigInt64Array).every((v) => v === missingTime || v % day === 0n);
}

const missingTime = -(2n ** 63n);

function formatDurations(vector: Vector): string[] {
  const write = durationWriter(vector);
  return vector.toArrayOf<Timedelta>().map(write);
}

/** Days alone when all durations are whole days, else days and clock. */
export function durationWriter(vector: Vector): (value: Timedelta | null) => string {
  const day = 86_400_000_000_000n;
  const whole = (vector.values as BigInt64Array).every((v) => v === missingTime || v % day === 0n);
  return (value) => (value === null ? 'NaT' : whole ? value.daysText() : plainText(value));
}

/** A category is written as a column of its categories' dtype; integers beside a missing value as plain objects. */
function formatCategory(vector: Vector, options: ColumnOptions): string[] {
  const codes = vector.values as Int32Array;
  const categories = vector.categories?.vector;
  if (!categories) return Array.from(codes, () => 'NaN');
  const present = codes.filter((code) => code >= 0);
  if (present.length === codes.length) return formatColumn(categories.take(codes), options);
  if (categories.kind === 'f' && categories.valid === null) {
    const floats = Float64Array.from(codes, (code) => (code < 0 ? NaN : Number(categories.values[code])));
    return formatFloats(floats, {...options, missing: 'NaN'});
  }
  const cells =
    categories.kind === 'i' || categories.kind === 'u'
      ? Array.from(present, (code) => spaced(plainText(categories.at(code)), options))
      : formatColumn(categories.take(present), options);
  const missing = categories.kind === 'M' || categories.kind === 'm' ? 'NaT' : spaced('NaN', options);
  let next = 0;
  return Array.from(codes, (code) => (code < 0 ? missing : (cells[next++] ?? '')));
}
