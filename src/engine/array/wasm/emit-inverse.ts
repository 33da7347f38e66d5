/** Inverse trigonometric and hyperbolic functions of doubles. */
import {Doubles} from './doubles.js';
import {emitLog1p} from './emit-log.js';
import type {KernelCode, Vectors} from './kernel-code.js';

/** π/2 less its double. */
const QUARTER_LOW = 6.123233995736766e-17;

/** `(atan(t) / t - 1) / t²` in powers of t², minimax on [0, 1]: right to 2^-57.6. */
const ATAN = [
  -0.3333333333333307, 0.19999999999951462, -0.14285714282575124, 0.1111111100702608, -0.09090907002982582,
  0.07692279839122762, -0.06666404055781648, 0.05880527802233722, -0.052535184926361604, 0.04722322000779617,
  -0.04219178369792755, 0.036641898725026746, -0.02990383893338202, 0.021984829212644358,
  -0.013900537408422226, 0.007196487254949481, -0.0028849103554810587, 0.0008313190315138221,
  -0.0001521602662394435, 1.322501671562146e-5,
];
/** `(asin(t) / t - 1) / t²` in powers of t², minimax on [0, 1/2]: right to 2^-59.9. */
const ASIN = [
  0.1666666666666676, 0.07499999999970798, 0.04464285717461334, 0.030381942707730657, 0.022372214988775656,
  0.017351611998484808, 0.013980820681913626, 0.011398911397918534, 0.01078025645090707, 0.003706397085992221,
  0.021707472281081334, -0.020999095469420918, 0.03262864335584441,
];

/** The angle of (x, y) for sizes of both, from 0 to π/2. */
function angle(d: Doubles, x: Vectors, y: Vectors): Vectors {
  const steep = d.less(x, y);
  const [small, large] = [d.select(steep, x, y), d.select(steep, y, x)];
  // Of equal infinities, and of zeros, the quotient is no number.
  const quotient = d.div(small, large);
  const same = d.equal(small, large);
  const t = d.select(same, d.select(d.equal(large, 0), 0, 1), quotient);
  const z = d.mul(t, t);
  const rest = d.mul(d.mul(t, z), d.estrin(z, ATAN));
  const complement = d.sub(Math.PI / 2, d.sub(t, d.sub(QUARTER_LOW, rest)));
  return d.select(steep, complement, d.add(t, rest));
}

export function emitArctan(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  return d.copySign(angle(d, d.constant(1), d.abs(x)), x);
}

export function emitArctan2(k: KernelCode, y: Vectors, x: Vectors): Vectors {
  const d = new Doubles(k);
  const right = angle(d, d.abs(x), d.abs(y));
  const left = d.sub(Math.PI, d.sub(right, 2 * QUARTER_LOW));
  const negative = d.lessBits(x, d.bits(0n));
  const result = d.copySign(d.select(negative, left, right), y);
  const numbers = d.and(d.equal(x, x), d.equal(y, y));
  return d.select(numbers, result, NaN);
}

/** `asin(t) - t` for t up to 1/2, with z = t². */
function arcsinRest(d: Doubles, t: Vectors, z: Vectors): Vectors {
  return d.mul(d.mul(t, z), d.estrin(z, ASIN));
}

/** Beyond 1/2 by asin(x) = π/2 - 2 asin(√((1 - x) / 2)). */
function halves(
  d: Doubles,
  x: Vectors,
): {readonly far: Vectors; readonly t: Vectors; readonly rest: Vectors} {
  const size = d.abs(x);
  const far = d.less(0.5, size);
  const z = d.select(far, d.mul(d.sub(1, size), 0.5), d.mul(x, x));
  const t = d.select(far, d.sqrt(z), size);
  return {far, t, rest: arcsinRest(d, t, z)};
}

export function emitArcsin(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const {far, t, rest} = halves(d, x);
  const complement = d.sub(Math.PI / 2, d.sub(d.mul(d.add(t, rest), 2), QUARTER_LOW));
  return d.copySign(d.select(far, complement, d.add(t, rest)), x);
}

export function emitArccos(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const {far, t, rest} = halves(d, x);
  const negative = d.less(x, 0);
  const twice = d.mul(d.add(t, rest), 2);
  const outer = d.select(negative, d.sub(Math.PI, d.sub(twice, 2 * QUARTER_LOW)), twice);
  const signed = d.copySign(t, x);
  const inner = d.sub(Math.PI / 2, d.sub(signed, d.sub(QUARTER_LOW, d.copySign(rest, x))));
  return d.select(far, outer, inner);
}

export function emitArcsinh(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const size = d.abs(x);
  const square = d.mul(size, size);
  const quick = emitLog1p(k, d.add(size, d.div(square, d.add(d.sqrt(d.add(square, 1)), 1))));
  const slow = (): Vectors => k.call('unary:arcsinh:float64', 'f64', [size]);
  return d.copySign(d.unless(d.less(size, 2 ** 28), quick, slow), x);
}

export function emitArccosh(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const t = d.sub(x, 1);
  const quick = emitLog1p(k, d.add(t, d.sqrt(d.fma(t, t, d.mul(t, 2)))));
  const result = d.unless(d.less(x, 2 ** 28), quick, () => k.call('unary:arccosh:float64', 'f64', [x]));
  return d.select(d.less(x, 1), NaN, result);
}

export function emitArctanh(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const size = d.abs(x);
  const twice = d.mul(size, 2);
  return d.copySign(d.mul(emitLog1p(k, d.div(twice, d.sub(1, size))), 0.5), x);
}
