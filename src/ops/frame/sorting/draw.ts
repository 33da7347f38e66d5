/** Drawing places at random. */
import {ArgumentError, ValueError} from '../../../errors/index.js';
import * as p from '../../../expr/params.js';
import type {Draw} from '../../../graph/index.js';
import {RandomState, sharedState} from '../../tensor/random/state.js';
import type {Source} from '../../tensor/random/samplers/source.js';

/** A seed or a generator; without one, the next numbers of the generator that all share. */
export const randomState: p.Param<Draw> = {
  takes: 'a whole number from 0 on, or a RandomState',
  fallback: {
    get value() {
      return sharedState.draw();
    },
  },
  parse(value) {
    if (value === null) return sharedState.draw();
    if (value instanceof RandomState) return value.draw();
    return Number.isSafeInteger(value) && (value as number) >= 0
      ? new RandomState(value as number).draw()
      : p.mismatch;
  },
};

/** How many are wanted. */
export interface Wanted {
  readonly n: number | null;
  readonly frac: number | null;
  readonly replace: boolean;
}

/** How many are taken of `length`. */
export function countOf({n, frac, replace}: Wanted, length: number): number {
  const count = n ?? (frac === null ? 1 : roundHalfEven(frac * length));
  if (!replace && count > length)
    throw new ValueError("sample: Cannot take a larger sample than population when 'replace=False'");
  return count;
}

/** @throws ValueError for numbers that cannot be. */
export function refuseCounts({n, frac, replace}: Wanted): void {
  if (n !== null && frac !== null)
    throw new ValueError('sample: Please enter a value for `frac` OR `n`, not both');
  if ((n ?? 0) < 0 || (frac ?? 0) < 0)
    throw new ValueError('sample: A negative number of rows requested. Please provide `n` >= 0.');
  if (frac !== null && frac > 1 && !replace)
    throw new ValueError(
      'sample: Replace has to be set to `True` when upsampling the population `frac` > 1.',
    );
}

function roundHalfEven(x: number): number {
  const low = Math.floor(x);
  const rest = x - low;
  return rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? low + 1 : low;
}

/** Places below `length`, as likely as `weights` says. */
export function placesOf(
  count: number,
  length: number,
  replace: boolean,
  weights: Float64Array | null,
  source: Source,
): Int32Array {
  if (weights !== null)
    return replace ? weighted(count, weights, source) : weightedOnce(count, weights, source);
  if (replace) return Int32Array.from({length: count}, () => Math.floor(source.uniform() * length));
  const order = Int32Array.from({length}, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(source.uniform() * (length - i));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order.subarray(0, count);
}

function weighted(count: number, weights: Float64Array, source: Source): Int32Array {
  let sum = 0;
  const sums = weights.map((weight) => (sum += weight));
  return Int32Array.from({length: count}, () => {
    const at = source.uniform() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}

/** The smallest of exponential times with these rates come in the order of taking one after the other. */
function weightedOnce(count: number, weights: Float64Array, source: Source): Int32Array {
  const times = weights.map((weight) => source.exponential() / weight);
  const possible = Int32Array.from(weights.keys()).filter((i) => (weights[i] as number) > 0);
  if (possible.length < count) throw new ValueError('sample: Fewer non-zero entries in p than size');
  return possible.sort((a, b) => (times[a] as number) - (times[b] as number)).subarray(0, count);
}

/** Weights as numbers; missing ones are 0. */
export function checkedWeights(values: readonly unknown[]): Float64Array {
  const weights = Float64Array.from(values, (value) => {
    const weight = value === null || Number.isNaN(value) ? 0 : Number(value);
    if (Number.isNaN(weight)) throw new ArgumentError(`sample: weights are numbers, got ${String(value)}`);
    if (!Number.isFinite(weight)) throw new ValueError('sample: weight vector may not include `inf` values');
    if (weight < 0) throw new ValueError('sample: weight vector many not include negative values');
    return weight;
  });
  if (weights.every((weight) => weight === 0))
    throw new ValueError('sample: Invalid weights: weights sum to zero');
  return weights;
}
