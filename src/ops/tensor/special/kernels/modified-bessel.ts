import * as cephes from 'cephes';

/** `iv` without its growth. For large arguments the series by inverse powers, since both factors leave the range. */
export function ive(v: number, x: number): number {
  const size = Math.abs(x);
  if (size < 500) return cephes.iv(v, x) * Math.exp(-size);
  let [term, sum] = [1, 1];
  for (let k = 1; k < 20; k++) {
    term *= -(4 * v * v - (2 * k - 1) ** 2) / (8 * k * size);
    sum += term;
  }
  const sign = x < 0 ? (Number.isInteger(v) ? (v % 2 === 0 ? 1 : -1) : NaN) : 1;
  return (sign * sum) / Math.sqrt(2 * Math.PI * size);
}

/** `kv` without its decay: the integral of `exp(-x (cosh t - 1)) cosh(v t)`, to which sums over equal steps converge at once. */
export function kve(v: number, x: number): number {
  if (x < 0) return NaN;
  if (x === 0) return Infinity;
  const order = Math.abs(v);
  const step = 1 / 32;
  let sum = 0.5;
  for (let t = step; ; t += step) {
    const exponent = order * t - x * (2 * Math.sinh(t / 2) ** 2);
    const value = (Math.exp(exponent) + Math.exp(exponent - 2 * order * t)) / 2;
    sum += value;
    const falling = x * Math.sinh(t) > order;
    if (falling && value < sum * 1e-18) break;
  }
  return sum * step;
}

export function kv(v: number, x: number): number {
  return kve(v, x) * Math.exp(-x);
}
