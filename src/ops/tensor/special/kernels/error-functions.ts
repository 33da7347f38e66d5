import * as cephes from 'cephes';

/** `exp(x**2) erfc(x)`; for large values a continued fraction, since the factors leave the range. */
export function erfcx(x: number): number {
  if (x < 10) return Math.exp(x * x) * cephes.erfc(x);
  let fraction = x;
  for (let k = 30; k > 0; k--) fraction = x + k / 2 / fraction;
  return 1 / (fraction * Math.sqrt(Math.PI));
}

/** The error function of an imaginary argument. */
export function erfi(x: number): number {
  return (2 / Math.sqrt(Math.PI)) * Math.exp(x * x) * cephes.dawsn(x);
}

const slope = (x: number): number => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x);

/** The inverse error function: by the normal distribution, and two steps of Newton's method for the last digits. */
export function erfinv(y: number): number {
  if (Math.abs(y) > 1) return NaN;
  if (Math.abs(y) === 1) return y * Infinity;
  if (Math.abs(y) > 0.5) return y > 0 ? erfcinv(1 - y) : -erfcinv(1 + y);
  let x = cephes.ndtri((y + 1) / 2) / Math.SQRT2;
  for (let i = 0; i < 2; i++) x -= (cephes.erf(x) - y) / slope(x);
  return y === 0 ? y : x;
}

/** The inverse of one less the error function. */
export function erfcinv(y: number): number {
  if (y < 0 || y > 2) return NaN;
  if (y === 0) return Infinity;
  if (y === 2) return -Infinity;
  let x = -cephes.ndtri(y / 2) / Math.SQRT2;
  if (y > 1e-300) for (let i = 0; i < 2; i++) x += (cephes.erfc(x) - y) / slope(x);
  return y === 1 ? 0 : x;
}
