/** The error function, the gamma family and Bessel's i0 of real numbers. */

const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

/** erf by Kummer's series, whose terms all have one sign. */
function erfSeries(x: number): number {
  const square = x * x;
  let term = x;
  let sum = x;
  for (let n = 1; n < 200; n++) {
    term *= (2 * square) / (2 * n + 1);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return TWO_OVER_SQRT_PI * Math.exp(-square) * sum;
}

/** exp(-x²) with the square in two parts, so that the result keeps its last digits for large x. */
function expMinusSquare(x: number): number {
  const head = Math.round(x * 16) / 16;
  return Math.exp(-head * head) * Math.exp(-(x - head) * (x + head));
}

/** erfc for x of at least 2, by its continued fraction evaluated from the end. */
function erfcFraction(x: number): number {
  const square = x * x;
  let tail = 0;
  for (let k = Math.ceil(16 + 200 / square) * 2; k >= 1; k--) tail = k / 2 / (x + tail);
  return expMinusSquare(x) / (Math.sqrt(Math.PI) * (x + tail));
}

/** The error function. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const size = Math.abs(x);
  const value = size < 2 ? erfSeries(size) : size > 6 ? 1 : 1 - erfcFraction(size);
  return x < 0 || Object.is(x, -0) ? -value : value;
}

/** The complementary error function, 1 - erf(x). */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < 0.5) return 1 - erf(x);
  if (x < 2) return 1 - erfSeries(x) > 0.05 ? 1 - erfSeries(x) : erfcFraction(x);
  return x > 27.3 ? 0 : erfcFraction(x);
}

/** Bernoulli's numbers B(2k) / (2k (2k - 1)) of Stirling's series. */
const stirling = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
];

/** The remainder of Stirling's formula, for x of at least 10. */
function stirlingTail(x: number): number {
  const inverse = 1 / (x * x);
  let power = 1 / x;
  let sum = 0;
  for (const coefficient of stirling) {
    sum += coefficient * power;
    power *= inverse;
  }
  return sum;
}

const HALF_LOG_TWO_PI = 0.9189385332046727;

/** The gamma function; NaN at the negative whole numbers, as SciPy has it. */
export function gamma(x: number): number {
  if (x === 0) return 1 / x;
  if (x === -Infinity) return -Infinity;
  if (x < 0 && Number.isInteger(x)) return NaN;
  if (x < 0.5) {
    if (x < -180) return Math.floor(x) % 2 === 0 ? 0 : -0;
    return Math.PI / (sinPi(x) * gamma(1 - x));
  }
  if (x > 171.7) return Infinity;
  if (Number.isInteger(x)) {
    let product = 1;
    for (let k = 2; k < x; k++) product *= k;
    return product;
  }
  let divisor = 1;
  let shifted = x;
  while (shifted < 12) divisor *= shifted++;
  const half = Math.pow(shifted, (shifted - 0.5) / 2);
  return (half * Math.exp(HALF_LOG_TWO_PI - shifted) * half * Math.exp(stirlingTail(shifted))) / divisor;
}

/** sin(πx) with the argument reduced exactly. */
function sinPi(x: number): number {
  const rest = x - 2 * Math.round(x / 2);
  return Math.sin(Math.PI * rest);
}

/** log|Γ(x)| around its zeros at 1 and 2, by the series of zeta values in z = x - 1, |z| at most 0.5. */
function logGammaNearOne(z: number): number {
  let sum = -EULER * z;
  let power = -z;
  for (let k = 2; k < 60; k++) {
    power *= -z;
    sum += (zeta(k) * power) / k;
    if (Math.abs(power) < 1e-19) break;
  }
  return sum;
}

const EULER = 0.5772156649015329;

function zeta(k: number): number {
  if (k > 40) return 1 + 2 ** -k;
  let sum = 0;
  const most = 40;
  for (let n = most - 1; n >= 1; n--) sum += n ** -k;
  // Euler and Maclaurin's remainder after the first terms.
  return (
    sum +
    most ** (1 - k) / (k - 1) +
    most ** -k / 2 +
    (k * most ** (-k - 1)) / 12 -
    (k * (k + 1) * (k + 2) * most ** (-k - 3)) / 720 +
    (k * (k + 1) * (k + 2) * (k + 3) * (k + 4) * most ** (-k - 5)) / 30240
  );
}

/** log|Γ(x)|. */
export function gammaln(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (!Number.isFinite(x)) return x;
  if (x <= 0 && Number.isInteger(x)) return Infinity;
  if (x < 0.5) return Math.log(Math.PI / Math.abs(sinPi(x))) - gammaln(1 - x);
  if (x <= 1.5) return logGammaNearOne(x - 1);
  if (x <= 2.5) return Math.log1p(x - 2) + logGammaNearOne(x - 2);
  let divisor = 1;
  let shifted = x;
  while (shifted < 12) divisor *= shifted++;
  const value = (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingTail(shifted);
  return value - Math.log(divisor);
}

/** The derivative of log Γ; NaN at the negative whole numbers. */
export function digamma(x: number): number {
  if (x === 0) return Object.is(x, -0) ? Infinity : -Infinity;
  if (x === -Infinity || (x < 0 && Number.isInteger(x))) return NaN;
  if (x < 0) {
    const rest = x - Math.round(x);
    return digamma(1 - x) - Math.PI / Math.tan(Math.PI * rest);
  }
  let shifted = x;
  let sum = 0;
  while (shifted < 12) sum -= 1 / shifted++;
  const inverse = 1 / (shifted * shifted);
  const series =
    inverse *
    (1 / 12 -
      inverse *
        (1 / 120 -
          inverse * (1 / 252 - inverse * (1 / 240 - inverse * (1 / 132 - (inverse * 691) / 32760)))));
  return sum + Math.log(shifted) - 0.5 / shifted - series;
}

/** The modified Bessel function of the first kind, of order 0. */
export function i0(x: number): number {
  const size = Math.abs(x);
  if (size < 20) {
    const quarter = (size * size) / 4;
    let term = 1;
    let sum = 1;
    for (let k = 1; k < 200; k++) {
      term *= quarter / (k * k);
      sum += term;
      if (term < sum * 1e-18) break;
    }
    return sum;
  }
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 30; k++) {
    const next = (term * (2 * k - 1) ** 2) / (8 * k * size);
    if (next > term) break;
    term = next;
    sum += term;
  }
  const half = Math.exp(size / 2);
  return (half / Math.sqrt(2 * Math.PI * size)) * sum * half;
}
