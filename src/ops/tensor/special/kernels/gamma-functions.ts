import * as cephes from 'cephes';

/** The sign of the gamma function; 0 at its poles. */
export function gammasgn(x: number): number {
  if (x > 0 || x === 0) return x === 0 ? 0 : 1;
  if (Number.isInteger(x)) return 0;
  return Math.floor(x) % 2 === 0 ? 1 : -1;
}

export function gammainccinv(a: number, y: number): number {
  if (a < 0 || y < 0 || y > 1) return NaN;
  if (y === 0) return Infinity;
  return y === 1 ? 0 : refined(a, cephes.igami(a, y), (x) => y - cephes.igamc(a, x));
}

export function gammaincinv(a: number, y: number): number {
  if (a < 0 || y < 0 || y > 1) return NaN;
  if (y === 1) return Infinity;
  return y === 0 ? 0 : refined(a, cephes.igami(a, 1 - y), (x) => cephes.igam(a, x) - y);
}

/** Newton's method on the incomplete gamma function, whose derivative is known. */
function refined(a: number, start: number, error: (x: number) => number): number {
  let x = start;
  for (let i = 0; i < 3; i++) {
    const slope = Math.exp((a - 1) * Math.log(x) - x - cephes.lgam(a));
    const step = error(x) / slope;
    if (!Number.isFinite(step) || x - step <= 0) break;
    x -= step;
  }
  return x;
}

/** The n-th derivative of the digamma function, by Hurwitz's zeta function. */
export function polygamma(n: number, x: number): number {
  if (!Number.isInteger(n) || n < 0) return NaN;
  if (n === 0) return cephes.psi(x);
  return (n % 2 === 1 ? 1 : -1) * cephes.gamma(n + 1) * cephes.zeta(n + 1, x);
}

/** `gamma(a + m) / gamma(a)`; for whole `m` a product. */
export function poch(a: number, m: number): number {
  if (Number.isInteger(m) && m >= 0 && m < 100) {
    let product = 1;
    for (let i = 0; i < m; i++) product *= a + i;
    return product;
  }
  const sign = gammasgn(a + m) * gammasgn(a);
  return sign * Math.exp(cephes.lgam(a + m) - cephes.lgam(a));
}

/** The logarithm of the gamma function of matrices of dimension `d`. */
export function multigammaln(a: number, d: number): number {
  let sum = ((d * (d - 1)) / 4) * Math.log(Math.PI);
  for (let j = 0; j < d; j++) sum += cephes.lgam(a - j / 2);
  return sum;
}
