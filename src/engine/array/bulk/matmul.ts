/** Matrix products of any dtype, by plain loops. */
import {dtypeInfo, isComplex, isWide, type ArrayDType, type ArrayValues} from '../dtypes.js';
import {roundHalf} from '../scalars.js';
import {flatInput, type BulkArgs} from './inputs.js';
import type {BulkTaskOf} from './task.js';

export function matmul(task: BulkTaskOf<'matmul'>, args: BulkArgs): void {
  const {batch, m, k, n} = task;
  const left = flatInput(args, 0);
  const right = flatInput(args, 1);
  const {out, dtype} = args;
  const product = rowKernel(dtype);
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < m; i++) {
      product(left, (b * m + i) * k, right, b * k * n, out, (b * m + i) * n, k, n);
    }
  }
  if (dtype === 'float16') for (let i = 0; i < out.length; i++) out[i] = roundHalf(Number(out[i]));
}

function rowKernel(dtype: ArrayDType): Row {
  if (isComplex(dtype)) return complexRow;
  if (isWide(dtype)) return wideRow;
  const {kind} = dtypeInfo(dtype);
  if (kind === 'f') return floatRow;
  return kind === 'b' ? boolRow : integerRow;
}

/** One row of the product: positions are in values. */
type Row = (
  left: ArrayValues,
  l: number,
  right: ArrayValues,
  r: number,
  out: ArrayValues,
  o: number,
  k: number,
  n: number,
) => void;

const floatRow: Row = (left, l, right, r, out, o, k, n) => {
  const sums = new Float64Array(n);
  for (let p = 0; p < k; p++) {
    const factor = Number(left[l + p]);
    const row = r + p * n;
    for (let j = 0; j < n; j++) sums[j] = (sums[j] ?? 0) + factor * Number(right[row + j]);
  }
  for (let j = 0; j < n; j++) out[o + j] = sums[j] ?? 0;
};

const integerRow: Row = (left, l, right, r, out, o, k, n) => {
  const sums = new Int32Array(n);
  for (let p = 0; p < k; p++) {
    const factor = Number(left[l + p]);
    const row = r + p * n;
    for (let j = 0; j < n; j++) sums[j] = (sums[j] ?? 0) + Math.imul(factor, Number(right[row + j]));
  }
  for (let j = 0; j < n; j++) out[o + j] = sums[j] ?? 0;
};

/** A bool product is true where any term is. */
const boolRow: Row = (left, l, right, r, out, o, k, n) => {
  for (let j = 0; j < n; j++) {
    let any = 0;
    for (let p = 0; p < k && any === 0; p++) any = Number(left[l + p]) & Number(right[r + p * n + j]);
    out[o + j] = any;
  }
};

const wideRow: Row = (left, l, right, r, out, o, k, n) => {
  const [a, b, target] = [left as BigInt64Array, right as BigInt64Array, out as BigInt64Array];
  const sums = new BigInt64Array(n);
  for (let p = 0; p < k; p++) {
    const factor = a[l + p] ?? 0n;
    const row = r + p * n;
    for (let j = 0; j < n; j++) sums[j] = (sums[j] ?? 0n) + factor * (b[row + j] ?? 0n);
  }
  for (let j = 0; j < n; j++) target[o + j] = sums[j] ?? 0n;
};

const complexRow: Row = (left, l, right, r, out, o, k, n) => {
  const sums = new Float64Array(2 * n);
  for (let p = 0; p < k; p++) {
    const re = Number(left[2 * (l + p)]);
    const im = Number(left[2 * (l + p) + 1]);
    for (let j = 0; j < n; j++) {
      const at = 2 * (r + p * n + j);
      const [c, d] = [Number(right[at]), Number(right[at + 1])];
      sums[2 * j] = (sums[2 * j] ?? 0) + re * c - im * d;
      sums[2 * j + 1] = (sums[2 * j + 1] ?? 0) + re * d + im * c;
    }
  }
  for (let j = 0; j < 2 * n; j++) out[2 * o + j] = sums[j] ?? 0;
};
