import type {HostArray} from '../../../engine/array/ir.js';
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

/** The discrete Fourier transform of complex values along the last axis, or its inverse. Runs where the engine runs it. */
export function transform(
  [input]: readonly HostArray[],
  {inverse, divisor}: TransformCall,
): readonly HostArray[] {
  if (input === undefined) throw new TypeError('transform takes an array');
  const n = input.shape.at(-1) ?? 1;
  const values = Float64Array.from(input.values as Float64Array);
  const run = transformOf(n, inverse ? 1 : -1);
  for (let at = 0; n > 0 && at < values.length; at += 2 * n) run(values.subarray(at, at + 2 * n));
  if (divisor !== 1) for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / divisor;
  return [{dtype: 'complex128', shape: input.shape, values}];
}

/** Where {@link transform} is found. */
export const transformReference = {module: import.meta.url, name: 'transform'} as const;
