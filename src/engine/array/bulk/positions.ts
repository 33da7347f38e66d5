/** Positions that integer arrays name, counted from 0 and checked. */
import {IndexError} from '../../../errors/index.js';
import type {ArrayValues} from '../dtypes.js';

/** A position counted from 0. */
export function position(value: number | bigint | undefined, length: number, axis: number): number {
  const at = Number(value);
  if (at < -length || at >= length) {
    throw new IndexError(`index ${at} is out of bounds for axis ${axis} with size ${length}`);
  }
  return at < 0 ? at + length : at;
}

/** The positions of indices `start` to `end` along an axis. */
export function positionsOf(
  indices: ArrayValues,
  start: number,
  end: number,
  length: number,
  axis: number,
): Int32Array | Float64Array {
  const positions = length < 2 ** 31 ? new Int32Array(end - start) : new Float64Array(end - start);
  if (!(indices instanceof BigInt64Array) || !(positions instanceof Int32Array)) {
    for (let i = start; i < end; i++) positions[i - start] = position(indices[i], length, axis);
    return positions;
  }
  // By halves: reading bigint values would make each of them an object.
  const words = new Int32Array(indices.buffer, indices.byteOffset, 2 * indices.length);
  for (let i = start; i < end; i++) {
    const low = words[2 * i] ?? 0;
    const high = words[2 * i + 1] ?? 0;
    if (high === 0 && low >= 0 && low < length) positions[i - start] = low;
    else if (high === -1 && low < 0 && low >= -length) positions[i - start] = low + length;
    else positions[i - start] = position(indices[i], length, axis);
  }
  return positions;
}

/** A result of positions, by halves as well. */
export function positionWords(out: ArrayValues): Int32Array {
  return new Int32Array(out.buffer, out.byteOffset, out.byteLength / 4);
}

/** Writes a position as a word's two halves; gives where the next one goes. */
export function writePosition(words: Int32Array, to: number, position: number): number {
  words[to] = position;
  words[to + 1] = Math.floor(position / 2 ** 32);
  return to + 2;
}
