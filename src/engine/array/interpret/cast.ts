/** Conversion between dtypes over a run of values. */
import {dtypeInfo, isComplex, isWide, type ArrayDType, type Scalar} from '../dtypes.js';
import {castScalar, fillScalar, roundHalf, scalarAt} from '../scalars.js';
import type {Step} from './steps.js';

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
    return (out, [x], n) => {
      for (let i = 0; i < n; i++) out[i] = Number(x?.[i] ?? 0n);
    };
  }
  if (isWide(to) && !isComplex(from) && source.kind !== 'f') {
    return (out, [x], n) => {
      for (let i = 0; i < n; i++) out[i] = BigInt(x?.[i] ?? 0);
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
