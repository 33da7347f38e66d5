import type {HostArray} from '../../../engine/array/ir.js';
import type {PartRunner, Team} from '../../../engine/array/team/team.js';
import {bluestein} from './bluestein.js';
import {factorsOf, mixedRadix} from './mixed-radix.js';

/** The largest prime factor that is transformed by its definition. */
const largestPrime = 61;

/** A transform of interleaved complex values in place. */
export type Transform = (x: Float64Array) => void;

function transformOf(n: number, sign: 1 | -1): Transform {
  if (n <= 1) return () => undefined;
  const factors = factorsOf(n);
  return Math.max(...factors) > largestPrime ? bluestein(n, sign) : mixedRadix(n, factors, sign);
}

/** How values are transformed: forward or back, and what they are divided by. */
export interface TransformCall {
  readonly inverse: boolean;
  readonly divisor: number;
}

const BYTES = 8;
const PAGE = 65536;
/** Values that other threads are worth waking for. */
const SHARED_FROM = 32768;
/** Parts for each thread. */
const PARTS = 4;

/** The discrete Fourier transform of complex values along the last axis, or its inverse. Runs where the engine runs it. */
export function transform(
  [input]: readonly HostArray[],
  {inverse, divisor}: TransformCall,
  team: Team,
): readonly HostArray[] {
  if (input === undefined) throw new TypeError('transform takes an array');
  const source = input.values as Float64Array;
  const n = input.shape.at(-1) ?? 1;
  const rows = n === 0 ? 0 : source.length / 2 / n;
  const missing = source.length * BYTES - team.memory.buffer.byteLength;
  const fits = source.length * BYTES <= 2 ** 32;
  // A single row is one thread's work, wherever it lies.
  if (rows < 2 || !fits) {
    const values = Float64Array.from(source);
    rowsOf(values, transformOf(n, inverse ? 1 : -1), {n, divisor, first: 0, end: rows});
    return [{dtype: 'complex128', shape: input.shape, values}];
  }
  if (missing > 0) team.memory.grow(Math.ceil(missing / PAGE));
  const shared = new Float64Array(team.memory.buffer, 0, source.length);
  shared.set(source);
  const wanted = source.length >= SHARED_FROM ? team.threads * PARTS : 1;
  const each = Math.ceil(rows / wanted);
  team.run([n, inverse ? 1 : -1, divisor, rows, each], Math.ceil(rows / each));
  return [{dtype: 'complex128', shape: input.shape, values: shared.slice()}];
}

interface Rows {
  readonly n: number;
  readonly divisor: number;
  readonly first: number;
  readonly end: number;
}

function rowsOf(values: Float64Array, run: Transform, {n, divisor, first, end}: Rows): void {
  for (let row = first; row < end; row++) run(values.subarray(2 * n * row, 2 * n * (row + 1)));
  if (divisor === 1) return;
  for (let i = 2 * n * first; i < 2 * n * end; i++) values[i] = (values[i] ?? 0) / divisor;
}

/** Rows of the values at the start of the memory. */
export const transformRows: PartRunner = (memory) => {
  let known: {readonly n: number; readonly sign: number; readonly run: Transform} | null = null;
  return ([n = 0, sign = 1, divisor = 1, rows = 0, each = 0], part) => {
    if (known?.n !== n || known.sign !== sign) known = {n, sign, run: transformOf(n, sign < 0 ? -1 : 1)};
    const [first, end] = [part * each, Math.min(rows, (part + 1) * each)];
    rowsOf(new Float64Array(memory.buffer, 0, 2 * n * rows), known.run, {n, divisor, first, end});
  };
};

const module = import.meta.url;
/** Where {@link transform} is found. */
export const transformReference = {
  module,
  name: 'transform',
  parts: {module, name: 'transformRows'},
} as const;
