/** Host functions of the engine's tests. */
import type {HostArray, HostFunction} from '../../../src/engine/array/index.js';
import type {TeamFunction} from '../../../src/engine/array/ir.js';
import type {PartRunner} from '../../../src/engine/array/team/team.js';
import {ValueError} from '../../../src/errors/index.js';

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

/** The first value of the memory after every part of three commands has added its number, which counts from 1. */
export const teamwork: TeamFunction<{readonly parts: number}> = (_inputs, {parts}, team) => {
  const total = new Float64Array(team.memory.buffer, 0, 1);
  total[0] = 0;
  for (const by of [1, 10, 100]) team.run([by], parts);
  return [{dtype: 'float64', shape: [], values: Float64Array.of(total[0])}];
};

/** Adds one at a time, as doubles have no atomic addition. */
export const addPart: PartRunner = (memory) => {
  const lock = new Int32Array(memory.buffer, 8, 1);
  const total = new Float64Array(memory.buffer, 0, 1);
  return ([by = 0], part) => {
    while (Atomics.compareExchange(lock, 0, 0, 1) !== 0);
    total[0] = (total[0] ?? 0) + by * (part + 1);
    Atomics.store(lock, 0, 0);
  };
};

/** Fails in its fourth part. */
export const failPart: PartRunner = () => (_command, part) => {
  if (part === 3) throw new ValueError('the fourth part is wrong');
};

/** Hands out parts for ever. */
export const spinTogether: TeamFunction<unknown> = (_inputs, _params, team) => {
  for (;;) team.run([1], 4);
};
