/** Conversion between dtypes over a run of values. */
import {dtypeInfo, isComplex, isWide, type ArrayDType, type ArrayValues, type Scalar} from '../dtypes.js';
import {castScalar, fillScalar, roundHalf, scalarAt} from '../scalars.js';
import type {Step} from './steps.js';

/** Low and high halves of 64-bit values: reading these as bigint would make each of them an object. */
function halvesOf(values: ArrayValues | undefined, length: number): Int32Array {
  if (values === undefined) throw new RangeError('there is nothing to convert');
  return new Int32Array(values.buffer, values.byteOffset, 2 * length);
}

const signedHigh = (high: number): number => high * 2 ** 32;
const unsignedHigh = (high: number): number => (high >>> 0) * 2 ** 32;

/** The loop that converts `from` to `to` as NumPy's unsafe casting does. */
export function castStep(from: ArrayDType, to: ArrayDType): Step {
  const source = dtypeInfo(from);
  const target = dtypeInfo(to);
  const plain = source.kind !== 'c' && target.kind !== 'c' && !isWide(from) && !isWide(to);
  if (plain && to === 'bool') {
    return (out, [x], n) => {
      for (let i = 0; i < n; i++) out[i] = x?.[i] === 0 ? 0 : 1;
    };
  }
  if (plain && to === 'float16') {
    return (out, [x], n) => {
      for (let i = 0; i < n; i++) out[i] = roundHalf(Number(x?.[i] ?? 0));
    };
  }
  if (plain && (target.kind === 'f' || source.kind !== 'f')) {
    return (out, [x], n) => {
      for (let i = 0; i < n; i++) out[i] = x?.[i] ?? 0;
    };
  }
  if (isWide(from) && to === 'float64') {
    const high = from === 'int64' ? signedHigh : unsignedHigh;
    return (out, [x], n) => {
      const words = halvesOf(x, n);
      // Exact but for the sum, which rounds once.
      for (let i = 0; i < n; i++) out[i] = high(words[2 * i + 1] ?? 0) + ((words[2 * i] ?? 0) >>> 0);
    };
  }
  if (isWide(from) && target.kind !== 'f' && target.kind !== 'c' && !isWide(to)) {
    return (out, [x], n) => {
      const words = halvesOf(x, n);
      if (to === 'bool')
        for (let i = 0; i < n; i++) out[i] = ((words[2 * i] ?? 0) | (words[2 * i + 1] ?? 0)) === 0 ? 0 : 1;
      else for (let i = 0; i < n; i++) out[i] = words[2 * i] ?? 0;
    };
  }
  if (isWide(from) && isWide(to)) {
    return (out, [x], n) => {
      halvesOf(out, n).set(halvesOf(x, n));
    };
  }
  if (isWide(to) && !isComplex(from) && source.kind !== 'f') {
    return (out, [x], n) => {
      const words = halvesOf(out, n);
      for (let i = 0; i < n; i++) {
        const value = Number(x?.[i] ?? 0);
        words[2 * i] = value;
        words[2 * i + 1] = value < 0 ? -1 : 0;
      }
    };
  }
  if (isComplex(to) && source.kind !== 'c' && !isWide(from)) {
    return (out, [x], n) => {
      for (let i = 0; i < n; i++) {
        out[2 * i] = x?.[i] ?? 0;
        out[2 * i + 1] = 0;
      }
    };
  }
  return (out, [x], n) => {
    if (x === undefined) return;
    for (let i = 0; i < n; i++) {
      const value: Scalar = castScalar(scalarAt(x, from, i), to);
      fillScalar(out, to, value, i, 1);
    }
  };
}
