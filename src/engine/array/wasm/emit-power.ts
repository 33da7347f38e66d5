/** Powers, roots and lengths of doubles. */
import {Doubles, WHOLE} from './doubles.js';
import {exp2Core} from './emit-exp.js';
import {LOWEST_NORMAL, regularBits, split} from './emit-log.js';
import type {KernelCode, Vectors} from './kernel-code.js';
import {lanes} from './opcodes.js';

/** `2 / log 2` as a sum of two doubles. */
const INVERSE = [2.8853900817779268, 4.0710547481862066e-17] as const;
const THIRD = [1 / 3, 1.850371707708594e-17] as const;
/** `(atanh(s) / s - 1 - s²/3) / s⁴` in powers of s², for mantissas around 1: right to 2^-57.6. */
const ATANH = [
  0.2, 0.14285714285714687, 0.11111111110825879, 0.0909090916815246, 0.07692297433553824, 0.0666740489495539,
  0.0585305099510504, 0.058622822371493626,
];

/** A sum of two doubles, of which the first is the sum rounded. */
interface Sum {
  readonly high: Vectors;
  readonly low: Vectors;
}

/** The base 2 logarithm of positive normal x, right to 2^-65. Products must be rounded once. */
function log2(d: Doubles, x: Vectors): Sum {
  const {exponent, mantissa} = split(d, x);
  // s = f / (2 + f) for the mantissa 1 + f.
  const f = d.sub(mantissa, 1);
  const divisor = d.add(mantissa, 1);
  const missing = d.sub(mantissa, d.sub(divisor, 1));
  const inverse = d.div(1, divisor);
  const s = d.mul(f, inverse);
  const sLow = d.mul(inverse, d.fnma(s, missing, d.fnma(s, divisor, f)));
  const z = d.mul(s, s);
  const zLow = d.fma(d.add(s, s), sLow, d.fma(s, s, d.sub(0, z)));
  // atanh(s) = s + s z p, where p = 1/3 + z (…).
  const u = d.mul(z, d.estrin(z, ATANH));
  const p = d.add(u, THIRD[0]);
  const pLow = d.add(d.add(d.sub(THIRD[0], p), u), THIRD[1]);
  const w = d.mul(z, p);
  const wLow = d.fma(z, pLow, d.fma(zLow, p, d.fma(z, p, d.sub(0, w))));
  const t = d.mul(s, w);
  const tLow = d.fma(s, wLow, d.fma(sLow, w, d.fma(s, w, d.sub(0, t))));
  const sum = d.add(s, t);
  const sumLow = d.add(d.add(d.sub(s, sum), t), d.add(tLow, sLow));
  const log = d.mul(sum, INVERSE[0]);
  const logLow = d.fma(sum, INVERSE[1], d.fma(sumLow, INVERSE[0], d.fma(sum, INVERSE[0], d.sub(0, log))));
  const high = d.add(exponent, log);
  return {high, low: d.add(d.add(d.sub(exponent, high), log), logLow)};
}

export function emitPower(k: KernelCode, x: Vectors, y: Vectors): Vectors {
  const call = (): Vectors => k.call('binary:power:float64', 'f64', [x, y]);
  if (!k.fused) return call();
  const d = new Doubles(k);
  const {high, low} = log2(d, x);
  const exponent = d.mul(y, high);
  const rest = d.fma(y, low, d.fma(y, high, d.sub(0, exponent)));
  const bits = d.add(exponent, WHOLE);
  const fraction = d.add(d.sub(exponent, d.sub(bits, WHOLE)), rest);
  const quick = d.addBits(exp2Core(d, fraction), d.shiftLeft(bits, 52));
  const regular = d.and(regularBits(d, x), d.less(d.abs(exponent), 1021));
  return d.unless(regular, quick, call);
}

/** Outside of these bounds squares overflow, or lose bits. */
const SQUARES = [2 ** -500, 2 ** 500] as const;

export function emitHypot(k: KernelCode, x: Vectors, y: Vectors): Vectors {
  const d = new Doubles(k);
  const [a, b] = [d.abs(x), d.abs(y)];
  const [large, small] = [d.max(a, b), d.min(b, a)];
  const quick = d.sqrt(d.fma(large, large, d.mul(small, small)));
  const regular = d.and(d.less(SQUARES[0], large), d.less(large, SQUARES[1]));
  return d.unless(d.and(regular, d.equal(y, y)), quick, () => k.call('binary:hypot:float64', 'f64', [x, y]));
}

/** Coefficients of a first cube root in r = t³ / x, as in fdlibm. */
const ROOT = [
  1.87595182427177009643, -1.88497979543377169875, 1.62142972010535446614, -0.758397934778766047437,
  0.145996192886612446982,
];
/** What a third of the exponent's bias leaves, less a little for the mean error. */
const THIRD_OF_BITS = 0x2a9f7893n;

export function emitCbrt(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const size = d.abs(x);
  // A third of the bits, as a number, is nearly those of the root.
  const number = d.sub(d.or(d.shiftRight(size, 12), d.constant(2 ** 52)), 2 ** 52);
  const third = d.add(d.mul(number, 1 / 3), 2 ** 52);
  const first = d.addBits(d.shiftLeft(third, 12), d.bits(THIRD_OF_BITS << 32n));
  const r = d.mul(d.mul(first, first), d.div(first, size));
  const better = d.mul(first, d.estrin(r, ROOT));
  // So few bits that the square is exact.
  const t = d.and(d.addBits(better, d.bits(0x80000000n)), d.bits(-(1n << 30n)));
  const quotient = d.div(size, d.mul(t, t));
  const result = d.fma(t, d.div(d.sub(quotient, t), d.add(d.add(t, t), quotient)), t);
  const signed = d.copySign(result, x);
  const regular = d.k.map('f64', [d.bits(LOWEST_NORMAL - 1n), size], lanes.i64.lt);
  const finite = d.less(size, Infinity);
  return d.unless(d.and(regular, finite), signed, () => k.call('unary:cbrt:float64', 'f64', [x]));
}
