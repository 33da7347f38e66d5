/** Values as machine words, so that one loop moves every dtype and no value is boxed or changed on its way. */
import {dtypeInfo, itemSize, type ArrayDType, type ArrayValues} from '../dtypes.js';

export type Words = Int32Array | Int16Array | Uint8Array;

/** The storage of values of one dtype in words: as large ones as divide a value. */
export function wordsOf(values: ArrayValues, dtype: ArrayDType): Words {
  const {buffer, byteOffset, byteLength} = values;
  switch (dtypeInfo(dtype).bits) {
    case 8:
      return new Uint8Array(buffer, byteOffset, byteLength);
    case 16:
      // Half precision is held wider.
      if (itemSize(dtype) === 4) break;
      return new Int16Array(buffer, byteOffset, byteLength / 2);
    default:
  }
  return new Int32Array(buffer, byteOffset, byteLength / 4);
}

/** Words of one value. */
export function wordsPerValue(dtype: ArrayDType): number {
  return Math.max(1, itemSize(dtype) / 4);
}

/** `out[first + i] = source[base + positions[i]]`, counted in values of `per` words. */
export function pick(
  out: Words,
  first: number,
  source: Words,
  base: number,
  positions: Int32Array | Float64Array,
  per: number,
): void {
  const n = positions.length;
  if (out instanceof Int32Array && source instanceof Int32Array && positions instanceof Int32Array) {
    pickWide(out, first, source, base, positions, per);
    return;
  }
  for (let i = 0; i < n; i++) {
    const from = (base + (positions[i] ?? 0)) * per;
    for (let word = 0; word < per; word++) out[(first + i) * per + word] = source[from + word] ?? 0;
  }
}

function pickWide(
  out: Int32Array,
  first: number,
  source: Int32Array,
  base: number,
  positions: Int32Array,
  per: number,
): void {
  const n = positions.length;
  if (per === 2) {
    for (let i = 0, to = 2 * first; i < n; i++, to += 2) {
      const from = 2 * (base + (positions[i] ?? 0));
      out[to] = source[from] ?? 0;
      out[to + 1] = source[from + 1] ?? 0;
    }
    return;
  }
  for (let i = 0; i < n; i++) {
    const from = (base + (positions[i] ?? 0)) * per;
    for (let word = 0; word < per; word++) out[(first + i) * per + word] = source[from + word] ?? 0;
  }
}
