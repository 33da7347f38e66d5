/** Counting, or adding up weights, by bins. */
import type {ArrayValues} from '../dtypes.js';
import {flatInput, inputAt, type BulkArgs} from './inputs.js';
import {positionWords, writePosition} from './positions.js';
import type {BulkTaskOf} from './task.js';

interface Edges {
  readonly edges: Float64Array;
  readonly low: number;
  readonly high: number;
  readonly last: number;
  /** Bins for each unit: a first guess. */
  readonly scale: number;
}

function edgesOf(edges: Float64Array): Edges {
  const last = edges.length - 2;
  const [low, high] = [edges[0] ?? 0, edges[last + 1] ?? 0];
  return {edges, low, high, last, scale: (last + 1) / (high - low)};
}

/** The bin of a value, or -1; the last bin takes its upper edge in. */
function binBetween(x: number, {edges, low, high, last, scale}: Edges): number {
  if (!(x >= low && x <= high)) return -1;
  let bin = Math.min(((x - low) * scale) | 0, last);
  while (x < (edges[bin] ?? 0)) bin--;
  while (bin < last && x >= (edges[bin + 1] ?? 0)) bin++;
  return bin;
}

/** One row of the result for each part of the values. Inputs are the values, then edges and weights where there are any. */
export function tally(task: BulkTaskOf<'tally'>, args: BulkArgs): void {
  const {length, parts, even, weighted} = task;
  const size = inputAt(args, 0).shape.reduce((n, m) => n * m, 1);
  const values = flatInput(args, 0);
  const edges = even ? edgesOf(flatInput(args, 1) as Float64Array) : null;
  for (let row = args.range.start; row < args.range.end; row++) {
    const from = Math.floor((size * row) / parts);
    const part = values.subarray(from, Math.floor((size * (row + 1)) / parts));
    const out = args.out.subarray(row * length, (row + 1) * length);
    if (weighted) {
      const weights = flatInput(args, even ? 2 : 1).subarray(from) as Float64Array;
      addWeights(binsOf(part, edges), weights, out as Float64Array);
    } else if (args.loops === null) {
      count(binsOf(part, edges), out);
    } else {
      (out as BigInt64Array).fill(0n);
      const [counts, source, n] = [out.byteOffset, part.byteOffset, part.length];
      if (edges === null) args.loops.tally(counts, source, n, length);
      else args.loops.tallyEven(counts, source, n, edges.edges.byteOffset, edges.last, edges.scale);
    }
  }
}

/** The bins of values, by halves where they are numbers already: reading bigint values would make each of them an object. */
function binsOf(values: ArrayValues, edges: Edges | null): Int32Array {
  const bins = new Int32Array(values.length);
  if (edges !== null) {
    for (let i = 0; i < bins.length; i++) bins[i] = binBetween(Number(values[i]), edges);
    return bins;
  }
  const words = positionWords(values);
  for (let i = 0; i < bins.length; i++) bins[i] = words[2 * i + 1] === 0 ? (words[2 * i] ?? 0) : -1;
  return bins;
}

function addWeights(bins: Int32Array, weights: Float64Array, sums: Float64Array): void {
  sums.fill(0);
  for (let i = 0; i < bins.length; i++) {
    const bin = bins[i] ?? -1;
    if (bin >= 0 && bin < sums.length) sums[bin] = (sums[bin] ?? 0) + (weights[i] ?? 0);
  }
}

function count(bins: Int32Array, out: ArrayValues): void {
  const counts = new Int32Array(out.length);
  for (const bin of bins) if (bin >= 0 && bin < counts.length) counts[bin] = (counts[bin] ?? 0) + 1;
  const words = positionWords(out);
  counts.forEach((n, bin) => writePosition(words, 2 * bin, n));
}
