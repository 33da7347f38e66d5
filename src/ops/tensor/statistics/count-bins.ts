import type {HostArray} from '../../../engine/array/ir.js';

/** Adds up weights by bin: the bins' numbers as int64, the weights as float64 (or one for all), the number of bins. Runs where the engine runs it. */
export function sumByBin(
  [bins, weights]: readonly HostArray[],
  {length}: {readonly length: number},
): readonly HostArray[] {
  if (bins === undefined || weights === undefined) throw new TypeError('sumByBin takes bins and weights');
  const sums = new Float64Array(length);
  // By halves: reading bigint values would make each of them an object.
  const {buffer, byteOffset} = bins.values;
  const words = new Int32Array(buffer, byteOffset, 2 * bins.values.length);
  const weigh = weights.values as Float64Array;
  const single = weigh.length === 1;
  for (let i = 0; i < bins.values.length; i++) {
    const bin = words[2 * i] ?? 0;
    if (words[2 * i + 1] === 0 && bin >= 0 && bin < length)
      sums[bin] = (sums[bin] ?? 0) + (weigh[single ? 0 : i] ?? 0);
  }
  return [{dtype: 'float64', shape: [length], values: sums}];
}

/** Where {@link sumByBin} is found. */
export const sumByBinReference = {module: import.meta.url, name: 'sumByBin'} as const;
