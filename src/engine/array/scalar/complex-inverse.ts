/** Inverse trigonometric and hyperbolic functions of complex numbers, by Kahan's formulas: right on the branch cuts. */
import {arccoshLimit, arccosLimit, arcsinLimit, arctanhLimit, isLimit} from './complex-limits.js';
import {complexSqrt as sqrt, copySign, turned, type Complex} from './complex-roots.js';

/** `1 - z` and `1 + z`, whose zeros keep the sign of z's imaginary part. */
function around([x, y]: Complex): readonly [below: Complex, above: Complex] {
  return [
    [1 - x, -y],
    [1 + x, y],
  ];
}

/** The imaginary part of `conj(a) b`. */
function crossed([a, b]: Complex, [c, d]: Complex): number {
  return a * d - b * c;
}

export function arcsin(z: Complex): Complex {
  if (isLimit(z)) return arcsinLimit(z);
  const [below, above] = around(z).map(sqrt) as [Complex, Complex];
  const real = below[0] * above[0] - below[1] * above[1];
  return [Math.atan2(z[0], real), Math.asinh(crossed(below, above))];
}

export function arccos(z: Complex): Complex {
  if (isLimit(z)) return arccosLimit(z);
  const [below, above] = around(z).map(sqrt) as [Complex, Complex];
  return [2 * Math.atan2(below[0], above[0]), Math.asinh(crossed(above, below))];
}

export function arccosh(z: Complex): Complex {
  if (isLimit(z)) return arccoshLimit(z);
  const [x, y] = z;
  const [below, above] = [sqrt([x - 1, y]), sqrt([x + 1, y])];
  return [Math.asinh(below[0] * above[0] + below[1] * above[1]), 2 * Math.atan2(below[1], above[0])];
}

export function arctanh([x, y]: Complex): Complex {
  if (isLimit([x, y])) return arctanhLimit([x, y]);
  // Far away squares would overflow: there it is 1 / z ± iπ/2.
  const size = Math.hypot(x, y);
  if (size > 1e150) {
    return [x / size / size, copySign(Math.PI / 2, y)];
  }
  const near = 1 - x;
  const real = Math.log1p((4 * x) / (near * near + y * y)) / 4;
  return [real, Math.atan2(2 * y, near * (1 + x) - y * y) / 2];
}

export const arcsinh = turned(arcsin);
export const arctan = turned(arctanh);
