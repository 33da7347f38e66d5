/** Trigonometric functions of doubles: the argument less whole turns, then one polynomial. */
import {Doubles, WHOLE} from './doubles.js';
import type {KernelCode, Vectors} from './kernel-code.js';

/** Up to here whole numbers of quarter turns have 20 bits, so that their products with the parts are exact. */
const LARGEST = 823549;

/** A quarter turn in doubles that each go on where the one before ends. */
const QUARTER = [Math.PI / 2, 6.123233995736766e-17, -1.4973849048591833e-33] as const;
/** The same in parts of 33 bits, and what is left: for machines that round products. */
const PARTS = [1.57079632673412561417, 6.0771005063039659766e-11, 2.0222662487111664558e-21] as const;
const REST = 8.47842766036889956997e-32;

/** `(sin(r) / r - 1) / r²` in powers of r², minimax on a quarter turn to either side: right to 2^-61.6. */
const HALF_WAVE = [
  -0.16666666666666666, 0.008333333333333194, -0.00019841269841209034, 2.7557319211104783e-6,
  -2.5052106869748067e-8, 1.605893954859568e-10, -7.642987302310167e-13, 2.7211299374451187e-15,
];
/** fdlibm's, up to an eighth turn. */
const SIN = [
  -1.66666666666666324348e-1, 8.33333333332248946124e-3, -1.98412698298579493134e-4,
  2.75573137070700676789e-6, -2.50507602534068634195e-8, 1.58969099521155010221e-10,
];
const COS = [
  4.16666666666666019037e-2, -1.38888888888741095749e-3, 2.48015872894767294178e-5,
  -2.75573143513506633035e-7, 2.0875723212981748279e-9, -1.13596475577881948265e-11,
];

/** `x - turns · unit quarter turns`. */
function lessTurns(d: Doubles, x: Vectors, turns: Vectors, unit: 1 | 2): Vectors {
  // The first product takes away no bit of x.
  if (d.k.fused) {
    return QUARTER.reduce<Vectors>((rest, part) => d.fnma(turns, part * unit, rest), x);
  }
  const first = d.sub(x, d.mul(turns, PARTS[0] * unit));
  const [second, lost] = d.twoSum(first, d.mul(turns, -PARTS[1] * unit));
  const [third, more] = d.twoSum(second, d.mul(turns, -PARTS[2] * unit));
  return d.add(third, d.sub(d.add(lost, more), d.mul(turns, REST * unit)));
}

/** The sine of an angle of at most a quarter turn, negated where the lowest bit of `halves` is set. */
function wave(d: Doubles, y: Vectors, halves: Vectors): Vectors {
  const z = d.mul(y, y);
  return d.xor(d.fma(d.mul(y, z), d.estrin(z, HALF_WAVE), y), d.shiftLeft(halves, 63));
}

/** Finite arguments past the reduction's reach are computed one by one, where there is any. */
function withHuge(k: KernelCode, x: Vectors, result: Vectors, name: string): Vectors {
  const d = new Doubles(k);
  const reachable = d.not(d.less(LARGEST, d.abs(x)));
  return d.unless(reachable, result, () => k.call(`unary:${name}:float64`, 'f64', [x]));
}

export function emitSin(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const bits = d.fma(x, 1 / Math.PI, WHOLE);
  const angle = lessTurns(d, x, d.sub(bits, WHOLE), 2);
  // The sine of -0 is -0.
  return withHuge(k, x, d.select(d.equal(x, 0), x, wave(d, angle, bits)), 'sin');
}

export function emitCos(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  // From the nearest zero: cos(x) = -(-1)^n sin(x - (n + 1/2) π).
  const bits = d.add(d.fma(x, 1 / Math.PI, -0.5), WHOLE);
  const turns = d.add(d.sub(bits, WHOLE), 0.5);
  const angle = lessTurns(d, x, turns, 2);
  return withHuge(k, x, wave(d, angle, d.not(bits)), 'cos');
}

export function emitTan(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const bits = d.fma(x, 2 / Math.PI, WHOLE);
  const y = lessTurns(d, x, d.sub(bits, WHOLE), 1);
  const z = d.mul(y, y);
  const sine = d.fma(d.mul(y, z), d.estrin(z, SIN), y);
  const half = d.mul(z, 0.5);
  const w = d.sub(1, half);
  const rest = d.fma(d.mul(z, z), d.estrin(z, COS), d.sub(d.sub(1, w), half));
  const cosine = d.add(w, rest);
  const one = d.bits(1n);
  const odd = d.equalBits(d.and(bits, one), one);
  const quotient = d.div(d.select(odd, d.xor(cosine, d.constant(-0)), sine), d.select(odd, sine, cosine));
  // The tangent of -0 is -0.
  return withHuge(k, x, d.select(d.equal(x, 0), x, quotient), 'tan');
}
