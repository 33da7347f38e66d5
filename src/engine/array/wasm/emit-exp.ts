/** Exponential functions of doubles: exp(x) = 2^k · exp(x - k log 2). */
import {Doubles} from './doubles.js';
import type {KernelCode, Vectors} from './kernel-code.js';

/** log 2 in two parts: the first has few bits, so that its product with a whole number is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** Degree at which the Taylor series on [-log 2 / 2, log 2 / 2] is below the last bit. */
const DEGREE = 13;

/** `exp(r)` near 0: 1 + (r + r² · …), the small terms first. */
function series(d: Doubles, r: Vectors): Vectors {
  const coefficients: number[] = [];
  for (let n = 2, factorial = 2; n <= DEGREE; n++, factorial *= n) coefficients.push(1 / factorial);
  return d.add(d.add(d.mul(d.mul(r, r), d.estrin(r, coefficients)), r), 1);
}

export function emitExp(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const clamped = d.clamp(x, -750, 720);
  const whole = d.nearest(d.mul(clamped, Math.LOG2E));
  const rest = d.sub(d.sub(clamped, d.mul(whole, LN2_HIGH)), d.mul(whole, LN2_LOW));
  return d.scale(series(d, rest), whole);
}

export function emitExp2(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const clamped = d.clamp(x, -1080, 1030);
  const whole = d.nearest(clamped);
  return d.scale(series(d, d.mul(d.sub(clamped, whole), Math.LN2)), whole);
}

/** Coefficients of a rational approximation of `(e^r + 1) / (e^r - 1)`, as in fdlibm's expm1. */
const EXPM1 = [
  1, -3.33333333333331316428e-2, 1.58730158725481460165e-3, -7.93650757867487942473e-5,
  4.00821782732936239552e-6, -2.01099218183624371326e-7,
];

export function emitExpm1(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const clamped = d.clamp(x, -60, 720);
  const whole = d.nearest(d.mul(clamped, Math.LOG2E));
  const high = d.sub(clamped, d.mul(whole, LN2_HIGH));
  const low = d.mul(whole, LN2_LOW);
  const r = d.sub(high, low);
  const correction = d.sub(d.sub(high, r), low);
  const half = d.mul(r, 0.5);
  const square = d.mul(r, half);
  const r1 = d.horner(square, EXPM1);
  const t = d.sub(3, d.mul(r1, half));
  const e = d.mul(square, d.div(d.sub(r1, t), d.sub(6, d.mul(r, t))));
  const error = d.sub(d.sub(d.mul(r, d.sub(e, correction)), correction), square);
  // 2^k (r - error + 1 - 2^-k), added so that what is large cancels without rounding.
  const shift = d.sub(1, d.scale(d.constant(1), d.sub(0, whole)));
  const cancels = d.and(d.equal(whole, 1), d.less(r, -0.25));
  const sum = d.select(cancels, d.sub(d.add(r, shift), error), d.add(d.sub(r, error), shift));
  const scaled = d.scale(sum, whole);
  return d.select(d.less(d.abs(x), 2 ** -54), x, scaled);
}

export function emitTanh(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const size = d.clamp(d.abs(x), 0, 22);
  const t = emitExpm1(k, d.mul(size, 2));
  const sum = d.add(t, 2);
  // From log(3) / 2 on the complement of a small quotient is more exact.
  const result = d.select(d.less(size, 0.5493061443340549), d.div(t, sum), d.sub(1, d.div(2, sum)));
  return d.copySign(result, x);
}
