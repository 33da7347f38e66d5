/** Elementwise operations of complex numbers, one value at a time. */
import {roundEven} from '../scalars.js';
import {arccos, arccosh, arcsin, arcsinh, arctan, arctanh} from './complex-inverse.js';
import {complexExtremes} from './complex-order.js';
import {complexSqrt as sqrt, copySign, turned, type Complex} from './complex-roots.js';
import type {ComplexBinaryOp, ComplexToRealOp, ComplexUnaryOp} from './ops.js';

function multiply([a, b]: Complex, [c, d]: Complex): Complex {
  return [a * c - b * d, a * d + b * c];
}

/** Smith's division, as NumPy divides. */
function divide([a, b]: Complex, [c, d]: Complex): Complex {
  if (Math.abs(c) >= Math.abs(d)) {
    if (c === 0 && d === 0) return [a / Math.abs(c), b / Math.abs(c)];
    const ratio = d / c;
    const scale = 1 / (c + d * ratio);
    return [(a + b * ratio) * scale, (b - a * ratio) * scale];
  }
  const ratio = c / d;
  const scale = 1 / (c * ratio + d);
  return [(a * ratio + b) * scale, (b * ratio - a) * scale];
}

function exp([a, b]: Complex): Complex {
  const size = Math.exp(a);
  if (b === 0) return [size, b];
  if (size === 0) return [0 * Math.sign(Math.cos(b) || 1), 0 * Math.sign(Math.sin(b) || 1)];
  if (a === Infinity && !Number.isFinite(b)) return [Infinity, NaN];
  return [size * Math.cos(b), size * Math.sin(b)];
}

function log([a, b]: Complex): Complex {
  const size = Math.hypot(a, b);
  // Near the unit circle log|z| loses digits unless it is taken of |z|² - 1.
  const near = size > 0.5 && size < 2;
  const high = Math.max(Math.abs(a), Math.abs(b));
  const low = Math.min(Math.abs(a), Math.abs(b));
  const re = near ? Math.log1p((high - 1) * (high + 1) + low * low) / 2 : Math.log(size);
  return [re, Math.atan2(b, a)];
}

function sinh([a, b]: Complex): Complex {
  if (b === 0) return [Math.sinh(a), b];
  if (!Number.isFinite(b) && !(Math.abs(a) < Infinity && a !== 0)) return [a, NaN];
  return [Math.sinh(a) * Math.cos(b), Math.cosh(a) * Math.sin(b)];
}

function cosh([a, b]: Complex): Complex {
  if (!Number.isFinite(b)) {
    if (a === 0) return [NaN, 0];
    if (Math.abs(a) === Infinity) return [Infinity, NaN];
  }
  if (b === 0) return [Math.cosh(a), a === 0 || Object.is(a, -0) ? a * b : copySign(b, a * copySign(1, b))];
  return [Math.cosh(a) * Math.cos(b), Math.sinh(a) * Math.sin(b)];
}

function tanh([a, b]: Complex): Complex {
  if (b === 0) return [Math.tanh(a), b];
  if (a === 0 && !Number.isFinite(b)) return [a, NaN];
  if (Math.abs(a) === Infinity)
    return [copySign(1, a), copySign(0, Number.isFinite(b) ? Math.sin(2 * b) : b)];
  if (Math.abs(a) > 22) {
    return [copySign(1, a), 4 * Math.sin(b) * Math.cos(b) * Math.exp(-2 * Math.abs(a))];
  }
  const tangent = Math.tan(b);
  const beta = 1 + tangent * tangent;
  const sine = Math.sinh(a);
  const rho = Math.sqrt(1 + sine * sine);
  const scale = 1 + beta * sine * sine;
  return [(beta * rho * sine) / scale, tangent / scale];
}

function power(base: Complex, exponent: Complex): Complex {
  const [a, b] = base;
  const [n, im] = exponent;
  if (n === 0 && im === 0) return [1, 0];
  if (a === 0 && b === 0) return n > 0 && im === 0 ? [0, 0] : [NaN, NaN];
  if (im === 0 && Number.isInteger(n) && Math.abs(n) < 100) {
    if (n === 1) return base;
    if (n === 2) return multiply(base, base);
    let result: Complex = [1, 0];
    let square = base;
    for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) result = multiply(result, square);
      square = multiply(square, square);
    }
    return n < 0 ? divide([1, 0], result) : result;
  }
  return exp(multiply(exponent, log(base)));
}

function log2(z: Complex): Complex {
  const [re, im] = log(z);
  return [re * Math.LOG2E, im * Math.LOG2E];
}

export const complexUnary: Readonly<Record<ComplexUnaryOp, (z: Complex) => Complex>> = {
  negative: ([a, b]) => [-a, -b],
  square: (z) => [z[0] * z[0] - z[1] * z[1], z[0] * z[1] + z[1] * z[0]],
  reciprocal: ([a, b]) => {
    if (Math.abs(b) <= Math.abs(a)) {
      const ratio = b / a;
      const scale = a + b * ratio;
      return [1 / scale, -ratio / scale];
    }
    const ratio = a / b;
    const scale = a * ratio + b;
    return [ratio / scale, -1 / scale];
  },
  conjugate: ([a, b]) => [a, -b],
  sqrt,
  exp,
  log,
  log2,
  log10: (z) => {
    const [re, im] = log(z);
    return [re * Math.LOG10E, im * Math.LOG10E];
  },
  sin: turned(sinh),
  cos: ([a, b]) => cosh([-b, a]),
  tan: turned(tanh),
  sinh,
  cosh,
  tanh,
  exp2: ([a, b]) => exp([a * Math.LN2, b * Math.LN2]),
  expm1: ([a, b]) => {
    const half = Math.sin(b / 2);
    return [Math.expm1(a) * Math.cos(b) - 2 * half * half, Math.exp(a) * Math.sin(b)];
  },
  log1p: ([a, b]) => [Math.log(Math.hypot(a + 1, b)), Math.atan2(b, a + 1)],
  arcsin,
  arccos,
  arctan,
  arcsinh,
  arccosh,
  arctanh,
  sign: ([a, b]) => [a !== a || b !== b ? NaN : Math.sign(a === 0 ? b : a), 0],
  rint: ([a, b]) => [roundEven(a), roundEven(b)],
};

export const complexToReal: Readonly<Record<ComplexToRealOp, (z: Complex) => number>> = {
  absolute: ([a, b]) => Math.hypot(a, b),
  real: ([a]) => a,
  imag: ([, b]) => b,
  angle: ([a, b]) => Math.atan2(b, a),
};

export const complexBinary: Readonly<Record<ComplexBinaryOp, (a: Complex, b: Complex) => Complex>> = {
  add: ([a, b], [c, d]) => [a + c, b + d],
  subtract: ([a, b], [c, d]) => [a - c, b - d],
  multiply,
  divide,
  power,
  float_power: power,
  ...complexExtremes,
};

export type {Complex};
