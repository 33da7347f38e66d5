/** Host functions of the engine's tests. */
import type {HostArray, HostFunction} from '../../../src/engine/array/index.js';

/** Smallest and largest value, and how many there are. */
export const extent: HostFunction<null> = ([x]) => {
  const values = x?.values ?? [];
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, Number(values[i]));
    high = Math.max(high, Number(values[i]));
  }
  const pair: HostArray = {dtype: 'float64', shape: [2], values: Float64Array.of(low, high)};
  return [pair, {dtype: 'int64', shape: [], values: BigInt64Array.of(BigInt(values.length))}];
};

/** Never ends. */
export const spin: HostFunction<null> = () => {
  for (;;);
};
