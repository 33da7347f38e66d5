/** One value out of a column, with pandas' treatment of missing values. */
import {ArgumentError} from '../../errors/index.js';
import {literal} from '../../render/text/pprint.js';
import {compareValues} from '../compare.js';
import {labelKey} from '../local/labels.js';
import {Complex} from '../scalars/complex.js';
import {NaT} from '../scalars/calendar.js';
import {Timedelta} from '../scalars/timedelta.js';
import {Timestamp} from '../scalars/timestamp.js';
import type {Value} from '../value.js';
import {Vector} from '../vector.js';

export interface ReduceOptions {
  /** Whether missing values are left out, as they are by default; else one of them makes the result missing. */
  readonly skipna?: boolean;
  /** Degrees of freedom that `std` and `var` subtract; 1 by default. */
  readonly ddof?: number;
}

export type Reduction =
  'sum' | 'prod' | 'mean' | 'min' | 'max' | 'std' | 'var' | 'median' | 'count' | 'nunique' | 'any' | 'all';

/** Whether the reduction takes values of this column. */
export function reduces(name: Reduction, vector: Vector): boolean {
  if (['count', 'nunique', 'any', 'all', 'min', 'max', 'sum'].includes(name))
    return vector.kind !== 'M' || name !== 'sum';
  if (name === 'prod') return ['b', 'i', 'u', 'f'].includes(vector.kind);
  return (
    ['b', 'i', 'u', 'f', 'm'].includes(vector.kind) ||
    (vector.kind === 'M' && ['mean', 'median'].includes(name))
  );
}

/** The reduction `name` of `vector`. Throws `ArgumentError` where the column's values do not take it. */
export function reduce(name: Reduction, vector: Vector, options: ReduceOptions = {}): Value {
  const present = Array.from({length: vector.length}, (_, i) => i).filter((i) => !vector.isMissing(i));
  if (name === 'count') return present.length;
  if (name === 'nunique') return new Set(present.map((i) => labelKey(vector.at(i)))).size;
  if (options.skipna === false && present.length < vector.length && name !== 'any' && name !== 'all')
    return missingOf(vector);
  const part = present.length === vector.length ? vector : vector.take(present);
  if (name === 'any') return part.toArray().some(truth);
  if (name === 'all') return part.toArray().every(truth);
  if (name === 'min' || name === 'max') return extreme(part, name === 'min' ? -1 : 1) ?? missingOf(vector);
  if (vector.kind === 'M' || vector.kind === 'm') return ofTimes(name, part);
  if (vector.kind === 'c') return ofComplex(name, part);
  if ((name === 'sum' || name === 'prod') && ['b', 'i', 'u'].includes(vector.kind))
    return ofIntegers(name, part);
  const values = part.toArray();
  if (name === 'sum' && values.length > 0 && values.every((v) => typeof v === 'string'))
    return values.join('');
  return ofFloats(
    name,
    Float64Array.from(values, (v) => numberOf(name, v)),
    options,
  );
}

function truth(value: Value): boolean {
  return value !== null && value !== '' && value !== 0 && value !== 0n && value !== false;
}

function numberOf(name: Reduction, value: Value): number {
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return Number(value);
  throw new ArgumentError(`${name} takes numbers, got ${literal(value)}.`);
}

function missingOf(vector: Vector): Value {
  return vector.kind === 'M' || vector.kind === 'm' || vector.valid !== null ? null : NaN;
}

function extreme(vector: Vector, sign: number): Value | undefined {
  let best: Value | undefined;
  for (const value of vector) if (best === undefined || compareValues(value, best) * sign > 0) best = value;
  return best;
}

function ofIntegers(name: 'sum' | 'prod', vector: Vector): number | bigint {
  let total = name === 'sum' ? 0n : 1n;
  for (const value of vector.values as readonly (number | bigint)[]) {
    total = name === 'sum' ? total + BigInt(value) : total * BigInt(value);
  }
  const wrapped = vector.kind === 'u' ? BigInt.asUintN(64, total) : BigInt.asIntN(64, total);
  return Number.isSafeInteger(Number(wrapped)) ? Number(wrapped) : wrapped;
}

function ofComplex(name: Reduction, vector: Vector): Complex {
  const parts = vector.values as Float64Array;
  const re = pairwiseSum(parts.filter((_, i) => i % 2 === 0));
  const im = pairwiseSum(parts.filter((_, i) => i % 2 === 1));
  if (name === 'sum') return new Complex(re, im);
  if (name === 'mean') return new Complex(re / vector.length, im / vector.length);
  throw new ArgumentError(`${name} does not take complex numbers.`);
}

/** Sums, means and medians of nanoseconds. */
function ofTimes(name: Reduction, vector: Vector): Value {
  const values = (vector.values as BigInt64Array).filter((v) => v !== NaT);
  const box = (ns: bigint): Value =>
    vector.kind === 'm' ? new Timedelta(ns) : Timestamp.fromNanoseconds(ns, vector.zone);
  const total = values.reduce((sum, v) => sum + v, 0n);
  if (name === 'sum' && vector.kind === 'm') return box(total);
  if (values.length === 0) return null;
  if (name === 'mean') return box(total / BigInt(values.length));
  if (name === 'median') {
    const sorted = values.slice().sort();
    const upper = sorted[sorted.length >> 1] ?? 0n;
    const lower = sorted[(sorted.length - 1) >> 1] ?? 0n;
    return box((upper + lower) / 2n);
  }
  if (name === 'std' && vector.kind === 'm')
    return box(BigInt(Math.trunc(Math.sqrt(variance(Float64Array.from(values, Number), 1)))));
  throw new ArgumentError(`'${name}' is not supported for ${vector.dtype}.`);
}

function ofFloats(name: Reduction, values: Float64Array, options: ReduceOptions): number {
  switch (name) {
    case 'sum':
      return pairwiseSum(values);
    case 'prod':
      return values.reduce((product, v) => product * v, 1);
    case 'mean':
      return values.length === 0 ? NaN : pairwiseSum(values) / values.length;
    case 'var':
      return variance(values, options.ddof ?? 1);
    case 'std':
      return Math.sqrt(variance(values, options.ddof ?? 1));
    case 'median':
      return median(values);
    default:
      throw new ArgumentError(`${name} does not take numbers.`);
  }
}

function variance(values: Float64Array, ddof: number): number {
  if (values.length <= ddof) return NaN;
  const mean = pairwiseSum(values) / values.length;
  return pairwiseSum(values.map((v) => (v - mean) ** 2)) / (values.length - ddof);
}

function median(values: Float64Array): number {
  if (values.length === 0) return NaN;
  const sorted = values.slice().sort();
  const upper = sorted[sorted.length >> 1] ?? NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? NaN;
  return (upper + lower) / 2;
}

/** Halves are summed apart, so that rounding errors grow with the logarithm of the length only. */
function pairwiseSum(values: Float64Array): number {
  if (values.length > 128) {
    const half = Math.floor(values.length / 16) * 8;
    return pairwiseSum(values.subarray(0, half)) + pairwiseSum(values.subarray(half));
  }
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** The distinct values in order of appearance. */
export function distinct(vector: Vector): Vector {
  const seen = new Set<unknown>();
  const first: number[] = [];
  for (let i = 0; i < vector.length; i++) {
    const key = labelKey(vector.at(i));
    if (seen.has(key)) continue;
    seen.add(key);
    first.push(i);
  }
  return vector.take(first);
}
