/** Folding runs of values into one, and rows into a row of accumulators. */
import {
  allocateValues,
  dtypeInfo,
  isComplex,
  isWide,
  type ArrayDType,
  type ArrayValues,
  type Scalar,
} from '../dtypes.js';
import type {ReduceOp} from '../ir.js';
import {castScalar, fillScalar, scalarAt} from '../scalars.js';
import {complexComparisons, isNaNPair} from '../scalar/complex-order.js';
import {complexBinary} from '../scalar/complex.js';
import {floatBinary, rounders, type Float} from '../scalar/float.js';
import {boolBinary, integerBinary, wideBinary} from '../scalar/integer.js';
import {pairwiseComplex, pairwiseDouble, pairwiseSingle} from './pairwise.js';

/** Reductions that combine values; `argmax` and `argmin` select positions instead. */
export type FoldOp = Exclude<ReduceOp, 'argmax' | 'argmin'>;

const binaryNames = {
  sum: 'add',
  prod: 'multiply',
  max: 'maximum',
  min: 'minimum',
  fmax: 'fmax',
  fmin: 'fmin',
} as const;

/** Combines two results of one dtype; the left one comes first. */
export function combine(op: FoldOp, dtype: ArrayDType): (a: Scalar, b: Scalar) => Scalar {
  if (op === 'any') return (a, b) => a === true || b === true;
  if (op === 'all') return (a, b) => a === true && b === true;
  const name = binaryNames[op];
  const {kind} = dtypeInfo(dtype);
  if (isComplex(dtype)) {
    const f = complexBinary[name];
    return (a, b) => castScalar(f(a as readonly [number, number], b as readonly [number, number]), dtype);
  }
  if (isWide(dtype)) {
    const f = wideBinary[name];
    return (a, b) => castScalar(f(a as bigint, b as bigint), dtype);
  }
  if (kind === 'f') {
    const f = floatBinary(dtype as Float)[name];
    const round = rounders[dtype as Float];
    return (a, b) => round(f(a as number, b as number));
  }
  if (kind === 'b') return (a, b) => boolBinary[name](Number(a), Number(b)) !== 0;
  const f = integerBinary(dtype)[name];
  const cell = allocateValues(dtype, 1);
  return (a, b) => {
    // Storing wraps, as NumPy's integers do.
    cell[0] = f(a as number, b as number);
    return cell[0];
  };
}

/** What a fold of nothing gives; null where that is an error. */
export function identity(op: FoldOp, dtype: ArrayDType): Scalar | null {
  switch (op) {
    case 'sum':
      return castScalar(0, dtype);
    case 'prod':
      return castScalar(1, dtype);
    case 'any':
      return false;
    case 'all':
      return true;
    case 'max':
    case 'min':
    case 'fmax':
    case 'fmin':
      return null;
  }
}

/** The fold of a run that is not empty. Floating-point sums are pairwise. */
export function foldRun(op: FoldOp, dtype: ArrayDType, values: ArrayValues, length: number): Scalar {
  if (op === 'sum') {
    if (dtype === 'float64') return pairwiseDouble(values as Float64Array, 0, length);
    if (dtype === 'float32') return pairwiseSingle(values as Float32Array, 0, length);
    if (dtype === 'float16') return castScalar(pairwiseSingle(values as Float32Array, 0, length), dtype);
    if (isComplex(dtype)) {
      return pairwiseComplex(values, 0, 2 * length, dtype === 'complex64' ? Math.fround : (x) => x);
    }
    if (isWide(dtype)) return wideSum(values as BigInt64Array, dtype, length);
  }
  if (op === 'any' || op === 'all') {
    const wanted = op === 'any' ? 1 : 0;
    for (let i = 0; i < length; i++) if (values[i] === wanted) return op === 'any';
    return op === 'all';
  }
  const join = combine(op, dtype);
  let result = scalarAt(values, dtype, 0);
  for (let i = 1; i < length; i++) result = join(result, scalarAt(values, dtype, i));
  return result;
}

/** Sums of 64-bit integers by their 32-bit halves, which double precision adds without loss. */
function wideSum(values: BigInt64Array | BigUint64Array, dtype: 'int64' | 'uint64', length: number): bigint {
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * length);
  let total = 0n;
  for (let start = 0; start < length; start += 1 << 20) {
    const end = Math.min(length, start + (1 << 20));
    let low = 0;
    let high = 0;
    for (let i = start; i < end; i++) {
      low += (words[2 * i] ?? 0) >>> 0;
      high += words[2 * i + 1] ?? 0;
    }
    total += BigInt(low) + (BigInt(high) << 32n);
  }
  return dtype === 'int64' ? BigInt.asIntN(64, total) : BigInt.asUintN(64, total);
}

/** Folds `rows` rows of `width` values into `width` accumulators, row after row. */
export function foldRows(
  op: FoldOp,
  dtype: ArrayDType,
  accumulators: ArrayValues,
  values: ArrayValues,
  rows: number,
  width: number,
): void {
  if (op === 'sum' && (dtype === 'float64' || dtype === 'float32')) {
    const [acc, v] = [accumulators as Float64Array, values as Float64Array];
    for (let r = 0; r < rows; r++) {
      for (let j = 0; j < width; j++) acc[j] = (acc[j] ?? 0) + (v[r * width + j] ?? 0);
    }
    return;
  }
  const join = combine(op, dtype);
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < width; j++) {
      const joined = join(scalarAt(accumulators, dtype, j), scalarAt(values, dtype, r * width + j));
      fillScalar(accumulators, dtype, joined, j, 1);
    }
  }
}

/** Whether `candidate` takes the place of `best`: it is more extreme, or the first NaN. */
export function displaces(op: 'argmax' | 'argmin', candidate: Scalar, best: Scalar): boolean {
  if (isPair(candidate) && isPair(best)) {
    if (isNaNPair(best)) return false;
    return isNaNPair(candidate) || complexComparisons[op === 'argmax' ? 'greater' : 'less'](candidate, best);
  }
  if (best !== best) return false;
  if (candidate !== candidate) return true;
  return op === 'argmax' ? candidate > best : candidate < best;
}

function isPair(value: Scalar): value is readonly [number, number] {
  return typeof value === 'object';
}
