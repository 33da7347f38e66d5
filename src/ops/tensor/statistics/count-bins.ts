import type {HostArray} from '../../../engine/array/ir.js';

/** Adds up weights by bin: the bins' numbers as int64, the weights as float64, the number of bins. Runs where the engine runs it. */
export function sumByBin(
  [bins, weights]: readonly HostArray[],
  {length}: {readonly length: number},
): readonly HostArray[] {
  if (bins === undefined || weights === undefined) throw new TypeError('sumByBin takes bins and weights');
  const sums = new Float64Array(length);
  for (let i = 0; i < bins.values.length; i++) {
    const bin = Number(bins.values[i]);
    if (bin >= 0 && bin < length) sums[bin] = (sums[bin] ?? 0) + Number(weights.values[i]);
  }
  return [{dtype: 'float64', shape: [length], values: sums}];
}

/** Where {@link sumByBin} is found. */
export const sumByBinReference = {module: import.meta.url, name: 'sumByBin'} as const;
