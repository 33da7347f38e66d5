/** Exponential functions of doubles: exp(x) = 2^k · exp(x - k log 2). */
import {Doubles, WHOLE} from './doubles.js';
import type {KernelCode, Vectors} from './kernel-code.js';

/** log 2 in two parts: the first has few bits, so that its product with a whole number is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** `(exp(r) - 1 - r) / r²` on [-log 2 / 2, log 2 / 2]: minimax, so that exp(r) is right to 2^-57.9. */
const EXP = [
  0.5000000000000011, 0.1666666666666641, 0.041666666666529184, 0.008333333333495632, 0.0013888888943922881,
  0.0001984126950474295, 2.480149276262773e-5, 2.755758736433754e-6, 2.7630378662027823e-7,
  2.499995784190675e-8,
];
/** The same with exp(r) - 1 right to 2^-61.7. */
const EXPM1 = [
  0.5, 0.16666666666666677, 0.041666666666666505, 0.008333333333321608, 0.0013888888888962923,
  0.00019841269886207788, 2.480158717180086e-5, 2.755724410440194e-6, 2.755740297520606e-7,
  2.5109081318503532e-8, 2.08753179853201e-9,
];

/** x as `whole · log 2 + rest`; `bits` holds the whole number in its lowest bits. */
interface Reduced {
  readonly whole: Vectors;
  readonly bits: Vectors;
  readonly rest: Vectors;
  /** What `rest` lacks. */
  readonly lost: () => Vectors;
}

function reduce(d: Doubles, x: Vectors): Reduced {
  const bits = d.fma(x, Math.LOG2E, WHOLE);
  const whole = d.sub(bits, WHOLE);
  const high = d.fnma(whole, LN2_HIGH, x);
  const rest = d.fnma(whole, LN2_LOW, high);
  return {whole, bits, rest, lost: () => d.fnma(whole, LN2_LOW, d.sub(high, rest))};
}

/** exp(r) near 0. */
function series(d: Doubles, r: Vectors): Vectors {
  return d.add(d.fma(d.mul(r, r), d.estrin(r, EXP), r), 1);
}

export function emitExp(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const {bits, rest} = reduce(d, x);
  const quick = d.addBits(series(d, rest), d.shiftLeft(bits, 52));
  // What is denormal, overflows, or is no number.
  return d.unless(d.less(d.abs(x), 708), quick, () => {
    const edge = reduce(d, d.clamp(x, -750, 720));
    return d.scale(series(d, edge.rest), edge.whole);
  });
}

/** 2^x on [-1/2, 1/2]. */
export function exp2Core(d: Doubles, x: Vectors): Vectors {
  return series(d, d.mul(x, Math.LN2));
}

export function emitExp2(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const bits = d.add(x, WHOLE);
  const rest = d.sub(x, d.sub(bits, WHOLE));
  const quick = d.addBits(exp2Core(d, rest), d.shiftLeft(bits, 52));
  return d.unless(d.less(d.abs(x), 1021), quick, () => {
    const clamped = d.clamp(x, -1080, 1030);
    const whole = d.nearest(clamped);
    return d.scale(exp2Core(d, d.sub(clamped, whole)), whole);
  });
}

/** `2^k (r + …) + (2^k - 1)`, for |x| below 708. */
export function expm1Core(d: Doubles, x: Vectors): Vectors {
  const {bits, rest, lost} = reduce(d, x);
  const scale = d.addBits(d.shiftLeft(bits, 52), d.constant(1));
  const square = d.mul(rest, rest);
  const small = d.add(rest, d.fma(square, d.estrin(rest, EXPM1), lost()));
  return d.fma(scale, small, d.sub(scale, 1));
}

export function emitExpm1(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const quick = d.copySign(expm1Core(d, x), x);
  return d.unless(d.less(d.abs(x), 708), quick, () => {
    // Far below 0 it is -1, far above the same as exp.
    const edge = reduce(d, d.clamp(x, -100, 720));
    const large = d.scale(series(d, edge.rest), edge.whole);
    return d.select(d.less(x, 0), -1, large);
  });
}

export function emitTanh(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const t = expm1Core(d, d.mul(d.min(d.abs(x), 22), 2));
  return d.copySign(d.div(t, d.add(t, 2)), x);
}

export function emitSinh(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const size = d.abs(x);
  const t = expm1Core(d, size);
  const quick = d.mul(d.add(t, d.div(t, d.add(t, 1))), 0.5);
  return d.copySign(
    d.unless(d.less(size, 708), quick, () => k.call('unary:sinh:float64', 'f64', [size])),
    x,
  );
}

export function emitCosh(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const size = d.abs(x);
  const {bits, rest} = reduce(d, size);
  const e = d.addBits(series(d, rest), d.shiftLeft(bits, 52));
  const quick = d.fma(e, 0.5, d.div(0.5, e));
  return d.unless(d.less(size, 708), quick, () => k.call('unary:cosh:float64', 'f64', [size]));
}
