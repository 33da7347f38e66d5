/** Elementwise operations of floating-point numbers, one value at a time. */
import {roundEven, roundHalf} from '../scalars.js';
import type {FloatBinaryOp, FloatUnaryOp} from './ops.js';
import {digamma, erf, erfc, gamma, gammaln, i0} from './special.js';

export type Float = 'float16' | 'float32' | 'float64';

/** Rounds a double to the dtype. */
export const rounders: Readonly<Record<Float, (x: number) => number>> = {
  float16: roundHalf,
  float32: Math.fround,
  float64: (x) => x,
};

const smallest: Readonly<Record<Float, number>> = {
  float16: 2 ** -24,
  float32: 2 ** -149,
  float64: 2 ** -1074,
};
const digits: Readonly<Record<Float, number>> = {float16: 10, float32: 23, float64: 52};

/** Mantissa and exponent of C's `frexp`. */
export function frexp(x: number): readonly [mantissa: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  const scale = Math.abs(x) < 2 ** -1022 ? 54 : 0;
  const scaled = x * 2 ** scale;
  let exponent = Math.floor(Math.log2(Math.abs(scaled))) + 1;
  let mantissa = scaled / 2 ** (exponent - 1) / 2;
  if (Math.abs(mantissa) >= 1) {
    mantissa /= 2;
    exponent++;
  } else if (Math.abs(mantissa) < 0.5) {
    mantissa *= 2;
    exponent--;
  }
  return [mantissa, exponent - scale];
}

/** Exponent of the unit in the last place of |x|, for finite x. */
function ulpOf(x: number, dtype: Float): number {
  const [, exponent] = frexp(x);
  return x === 0
    ? smallest[dtype]
    : Math.max(2 ** Math.max(exponent - 1 - digits[dtype], -1074), smallest[dtype]);
}

function nextAfter(from: number, to: number, dtype: Float): number {
  if (Number.isNaN(from) || Number.isNaN(to)) return NaN;
  if (from === to) return dtype === 'float16' ? from : to;
  if (from === 0) return to > 0 ? smallest[dtype] : -smallest[dtype];
  const largest =
    (2 - 2 ** -digits[dtype]) * 2 ** (dtype === 'float64' ? 1023 : dtype === 'float32' ? 127 : 15);
  if (!Number.isFinite(from)) return from > 0 ? largest : -largest;
  const outward = from > 0 === to > from;
  const size = Math.abs(from);
  const unit = ulpOf(size, dtype);
  // Just below a power of two values lie twice as dense.
  const step = outward || frexp(size)[0] !== 0.5 ? unit : Math.max(unit / 2, smallest[dtype]);
  const next = outward ? (size >= largest ? Infinity : size + step) : size - step;
  return from > 0 ? next : -next;
}

function spacing(x: number, dtype: Float): number {
  if (!Number.isFinite(x)) return NaN;
  const unit = ulpOf(Math.abs(x), dtype);
  if (Math.abs(x) + unit >= LIMITS[dtype]) {
    return x > 0 ? Infinity : dtype === 'float16' ? unit : -Infinity;
  }
  if (dtype !== 'float16') return x < 0 ? -unit : unit;
  // In half precision NumPy gives the distance to the value above.
  return x < 0 && Math.abs(frexp(x)[0]) === 0.5 ? Math.max(unit / 2, smallest.float16) : unit;
}

/** The first power of two that does not fit. */
const LIMITS: Readonly<Record<Float, number>> = {float16: 65536, float32: 2 ** 128, float64: Infinity};

const degree = 180 / Math.PI;
const radian = Math.PI / 180;

type UnaryTable = Readonly<Record<FloatUnaryOp, (x: number) => number>>;
type BinaryTable = Readonly<Record<FloatBinaryOp, (a: number, b: number) => number>>;

function makeUnary(dtype: Float): UnaryTable {
  // Half precision is computed in single.
  const wide = rounders[dtype === 'float16' ? 'float32' : dtype];
  return {
    negative: (x) => -x,
    absolute: Math.abs,
    sign: (x) => (x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : x),
    square: (x) => x * x,
    reciprocal: (x) => 1 / x,
    sqrt: Math.sqrt,
    cbrt: Math.cbrt,
    exp: Math.exp,
    exp2: (x) => 2 ** x,
    expm1: Math.expm1,
    log: Math.log,
    log2: Math.log2,
    log10: Math.log10,
    log1p: Math.log1p,
    sin: Math.sin,
    cos: Math.cos,
    tan: Math.tan,
    arcsin: Math.asin,
    arccos: Math.acos,
    arctan: Math.atan,
    sinh: Math.sinh,
    cosh: Math.cosh,
    tanh: Math.tanh,
    arcsinh: Math.asinh,
    arccosh: Math.acosh,
    arctanh: Math.atanh,
    floor: Math.floor,
    ceil: Math.ceil,
    trunc: Math.trunc,
    rint: roundEven,
    degrees: (x) => x * wide(degree),
    radians: (x) => x * wide(radian),
    spacing: (x) => spacing(x, dtype),
    angle: (x) => (Number.isNaN(x) ? NaN : x < 0 || Object.is(x, -0) ? Math.PI : 0),
    erf,
    erfc,
    gamma,
    gammaln,
    digamma,
    i0,
    frexp_mantissa: (x) => frexp(x)[0],
  };
}

/** C's `pow`, which differs from JavaScript's where the base is ±1. */
function power(a: number, b: number): number {
  if (a === 1) return 1;
  if (a === -1 && (b === Infinity || b === -Infinity)) return 1;
  return a ** b;
}

function ldexp(x: number, exponent: number): number {
  const whole = Math.max(-2200, Math.min(2200, exponent));
  if (Number.isNaN(whole)) return NaN;
  const half = Math.trunc(whole / 2);
  const third = Math.trunc(half / 2);
  // Scaling the mantissa last keeps denormal results rounded once.
  const [mantissa, own] = frexp(x);
  const total = own + whole;
  if (total > -1021 && total < 1024) return mantissa * 2 ** total;
  return total >= 1024
    ? x * 2 ** third * 2 ** (half - third) * 2 ** (whole - half)
    : mantissa * 2 ** (total + 100) * 2 ** -100;
}

function logAddExp(
  a: number,
  b: number,
  exp: (x: number) => number,
  log1p: (x: number) => number,
  two: number,
): number {
  if (a === b) return a + two;
  const difference = a - b;
  if (difference > 0) return a + log1p(exp(-difference));
  return difference <= 0 ? b + log1p(exp(difference)) : NaN;
}

type Extremes = Readonly<Record<'maximum' | 'minimum' | 'fmax' | 'fmin', (a: number, b: number) => number>>;

/** Of two zeros NumPy's comparison in half precision takes the first … */
const firstOfEqual: Extremes = {
  maximum: (a, b) => (a >= b || Number.isNaN(a) ? a : b),
  minimum: (a, b) => (a <= b || Number.isNaN(a) ? a : b),
  fmax: (a, b) => (a >= b || Number.isNaN(b) ? a : b),
  fmin: (a, b) => (a <= b || Number.isNaN(b) ? a : b),
};

/** … and the processor's instruction, for the other dtypes, the second. */
const secondOfEqual: Extremes = {
  maximum: (a, b) => (a > b || Number.isNaN(a) ? a : b),
  minimum: (a, b) => (a < b || Number.isNaN(a) ? a : b),
  fmax: (a, b) => (a > b || Number.isNaN(b) ? a : b),
  fmin: (a, b) => (a < b || Number.isNaN(b) ? a : b),
};

function makeBinary(dtype: Float): BinaryTable {
  // Half precision computes in single.
  const round = rounders[dtype === 'float16' ? 'float32' : dtype];
  const floorDivide = (a: number, b: number): number => {
    if (b === 0) return a / b;
    const modulo = a % b;
    let quotient = round(round(a - modulo) / b);
    if (modulo !== 0 && b < 0 !== modulo < 0) quotient = round(quotient - 1);
    if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
    const down = Math.floor(quotient);
    return quotient - down > 0.5 ? down + 1 : down;
  };
  const remainder = (a: number, b: number): number => {
    const modulo = a % b;
    if (b === 0 || Number.isNaN(modulo)) return NaN;
    if (modulo === 0) return b < 0 || Object.is(b, -0) ? -0 : 0;
    return b < 0 !== modulo < 0 ? modulo + b : modulo;
  };
  return {
    add: (a, b) => a + b,
    subtract: (a, b) => a - b,
    multiply: (a, b) => a * b,
    divide: (a, b) => a / b,
    floor_divide: floorDivide,
    remainder,
    fmod: (a, b) => a % b,
    power,
    float_power: power,
    arctan2: Math.atan2,
    hypot: Math.hypot,
    copysign: (a, b) => (b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a)),
    nextafter: (a, b) => nextAfter(a, b, dtype),
    ldexp,
    logaddexp: (a, b) => logAddExp(a, b, Math.exp, Math.log1p, Math.LN2),
    logaddexp2: (a, b) =>
      logAddExp(
        a,
        b,
        (x) => 2 ** x,
        (x) => Math.log1p(x) * Math.LOG2E,
        1,
      ),
    ...(dtype === 'float16' ? firstOfEqual : secondOfEqual),
  };
}

/** Made once: a small array's operation must not pay for a table. */
const unaryTables: Readonly<Record<Float, UnaryTable>> = {
  float16: makeUnary('float16'),
  float32: makeUnary('float32'),
  float64: makeUnary('float64'),
};
const binaryTables: Readonly<Record<Float, BinaryTable>> = {
  float16: makeBinary('float16'),
  float32: makeBinary('float32'),
  float64: makeBinary('float64'),
};

/** One-operand functions; results still have to be rounded to the dtype. */
export function floatUnary(dtype: Float): UnaryTable {
  return unaryTables[dtype];
}

/** Two-operand functions; results still have to be rounded to the dtype. */
export function floatBinary(dtype: Float): BinaryTable {
  return binaryTables[dtype];
}
