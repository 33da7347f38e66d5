/** Logarithms of doubles, by fdlibm's rational approximation of log(1 + f) = f - f²/2 + s (f²/2 + R). */
import {Doubles} from './doubles.js';
import type {KernelCode, Vectors} from './kernel-code.js';

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
/** Coefficients of R, in powers of s² from the first on. */
const R = [
  6.66666666666673513e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1,
  1.818357216161805012e-1, 1.531383769920937332e-1, 1.479819860511658591e-1,
];
/** Bits of the root of 1/2: mantissas lie between it and its double. */
const LOWEST = 0x3fe6a09e667f3bcdn;
const ONE = 0x3ff0000000000000n;
export const LOWEST_NORMAL = 0x0010000000000000n;
/** Number of positive normal doubles. */
const NORMALS = 0x7fe0000000000000n;

interface Split {
  readonly exponent: Vectors;
  readonly mantissa: Vectors;
}

/** `x = 2^exponent · mantissa` for positive normal x. */
export function split(d: Doubles, x: Vectors): Split {
  const biased = d.addBits(x, d.bits(ONE - LOWEST));
  // The exponent's bits as those of a whole number past 2^52.
  const exponent = d.sub(d.or(d.shiftRight(biased, 52), d.constant(2 ** 52)), 2 ** 52 + 1023);
  return {exponent, mantissa: d.addBits(d.and(biased, d.bits((1n << 52n) - 1n)), d.bits(LOWEST))};
}

/** As split, for denormal x too. */
function splitAny(d: Doubles, x: Vectors): Split {
  const tiny = d.less(x, 2 ** -1022);
  const {exponent, mantissa} = split(d, d.select(tiny, d.mul(x, 2 ** 54), x));
  return {exponent: d.sub(exponent, d.and(tiny, d.constant(54))), mantissa};
}

/** `f²/2` and `s (f²/2 + R)`. */
function terms(d: Doubles, f: Vectors): {readonly half: Vectors; readonly rest: Vectors} {
  const s = d.div(f, d.add(f, 2));
  const z = d.mul(s, s);
  const half = d.mul(d.mul(f, 0.5), f);
  return {half, rest: d.mul(s, d.fma(z, d.estrin(z, R), half))};
}

/** Whether numbers are positive, normal and finite. */
export function regularBits(d: Doubles, x: Vectors): Vectors {
  // Bits from the lowest normal number to those of infinity, as one comparison of signed numbers.
  return d.lessBits(d.addBits(x, d.bits((1n << 63n) - LOWEST_NORMAL)), d.bits(NORMALS - (1n << 63n)));
}

/** The logarithm by its parts; what is zero, negative, denormal or no number takes a longer way. */
function emitSplit(k: KernelCode, x: Vectors, core: (d: Doubles, parts: Split) => Vectors): Vectors {
  const d = new Doubles(k);
  const regular = regularBits(d, x);
  return d.unless(regular, core(d, split(d, x)), () => withSpecial(d, x, core(d, splitAny(d, x))));
}

/** The result for positive finite x, else what the logarithm of `x` is there; NaN is passed on. */
function withSpecial(d: Doubles, x: Vectors, result: Vectors): Vectors {
  const edge = d.select(d.less(x, 0), NaN, d.select(d.equal(x, 0), -Infinity, x));
  const regular = d.and(d.less(0, x), d.less(x, Infinity));
  return d.select(regular, result, edge);
}

export function emitLog(k: KernelCode, x: Vectors): Vectors {
  return emitSplit(k, x, (d, {exponent, mantissa}) => {
    const f = d.sub(mantissa, 1);
    const {half, rest} = terms(d, f);
    const small = d.sub(half, d.fma(exponent, LN2_LOW, rest));
    return d.fma(exponent, LN2_HIGH, d.sub(f, small));
  });
}

/** Logarithms to other bases: the quotient in two parts, and the logarithm of 2 to the base likewise. */
function emitLogBase(
  k: KernelCode,
  x: Vectors,
  inverse: readonly [high: number, low: number],
  two: readonly [high: number, low: number],
): Vectors {
  return emitSplit(k, x, (d, {exponent, mantissa}) => {
    const f = d.sub(mantissa, 1);
    const {half, rest} = terms(d, f);
    // The high part has so few bits that its product with the inverse is exact.
    const high = d.and(d.sub(f, half), d.bits(-(1n << 32n)));
    const low = d.add(d.sub(d.sub(f, high), half), rest);
    const product = d.mul(high, inverse[0]);
    const y = d.mul(exponent, two[0]);
    const sum = d.add(y, product);
    const tail = d.fma(low, inverse[0], d.fma(d.add(low, high), inverse[1], d.mul(exponent, two[1])));
    return d.add(d.add(tail, d.add(d.sub(y, sum), product)), sum);
  });
}

export function emitLog2(k: KernelCode, x: Vectors): Vectors {
  return emitLogBase(k, x, [1.44269504072144627571, 1.67517131648865118353e-10], [1, 0]);
}

export function emitLog10(k: KernelCode, x: Vectors): Vectors {
  return emitLogBase(
    k,
    x,
    [4.34294481878168880939e-1, 2.50829467116452752298e-11],
    [3.01029995663611771306e-1, 3.69423907715893078616e-13],
  );
}

export function emitLog1p(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  const u = d.add(x, 1);
  const {exponent, mantissa} = split(d, u);
  const near = d.equal(exponent, 0);
  // What is lost by adding 1, relative to the sum.
  const lost = d.select(d.less(exponent, 2), d.sub(x, d.sub(u, 1)), d.sub(1, d.sub(u, x)));
  const correction = d.select(d.less(exponent, 54), d.div(lost, u), 0);
  const c = d.select(near, 0, correction);
  const f = d.select(near, x, d.sub(mantissa, 1));
  const {half, rest} = terms(d, f);
  const low = d.sub(d.add(rest, d.add(d.mul(exponent, LN2_LOW), c)), half);
  const result = d.add(d.add(low, f), d.mul(exponent, LN2_HIGH));
  return d.select(d.less(d.abs(x), 2 ** -53), x, withSpecial(d, u, result));
}
