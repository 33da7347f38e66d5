import {binomial} from './gamma.js';
import type {Source} from './source.js';

/** Angles by Best and Fisher's rejection from a wrapped Cauchy distribution. */
export function vonmises(source: Source, mu: number, kappa: number): number {
  if (kappa < 1e-8) return Math.PI * (2 * source.uniform() - 1);
  const tau = 1 + Math.sqrt(1 + 4 * kappa ** 2);
  const rho = (tau - Math.sqrt(2 * tau)) / (2 * kappa);
  const r = (1 + rho ** 2) / (2 * rho);
  for (;;) {
    const z = Math.cos(Math.PI * source.uniform());
    const f = (1 + r * z) / (r + z);
    const c = kappa * (r - f);
    const u = source.positive();
    if (c * (2 - c) <= u && Math.log(c / u) + 1 < c) continue;
    const sign = source.uniform() < 0.5 ? -1 : 1;
    const angle = mu + sign * Math.acos(Math.max(-1, Math.min(1, f)));
    const turn = 2 * Math.PI;
    return ((((angle + Math.PI) % turn) + turn) % turn) - Math.PI;
  }
}

/** Inverse Gaussian by Michael, Schucany and Haas. */
export function wald(source: Source, mean: number, scale: number): number {
  const y = mean * source.normal() ** 2;
  const x = mean + (mean / (2 * scale)) * (y - Math.sqrt(4 * scale * y + y ** 2));
  return source.uniform() <= mean / (mean + x) ? x : mean ** 2 / x;
}

/** Takes one after the other out of what is left. */
export function hypergeometric(source: Source, good: number, bad: number, sample: number): number {
  // What is left over is as random as what is taken: count the smaller part.
  if (sample > (good + bad) / 2) return good - hypergeometric(source, good, bad, good + bad - sample);
  let [left, total, found] = [good, good + bad, 0];
  for (let i = 0; i < sample && left > 0; i++, total--) {
    if (source.uniform() * total >= left) continue;
    found += 1;
    left -= 1;
  }
  return found;
}

/** Logarithmic series by Kemp's method. */
export function logseries(source: Source, p: number): number {
  const r = Math.log1p(-p);
  for (;;) {
    const v = source.positive();
    if (v >= p) return 1;
    const q = -Math.expm1(r * source.positive());
    if (v <= q ** 2) {
      const result = Math.floor(1 + Math.log(v) / Math.log(q));
      if (result >= 1) return result;
    } else return v >= q ? 1 : 2;
  }
}

/** Zipf by Devroye's rejection. */
export function zipf(source: Source, a: number): number {
  const b = 2 ** (a - 1);
  for (;;) {
    const x = Math.floor(source.positive() ** (-1 / (a - 1)));
    const t = (1 + 1 / x) ** (a - 1);
    if (x <= Number.MAX_SAFE_INTEGER && (source.uniform() * x * (t - 1)) / (b - 1) <= t / b) return x;
  }
}

/** How `n` tries fall on outcomes of given probabilities: one binomial number after the other. */
export function multinomial(source: Source, n: number, chances: readonly number[]): number[] {
  let [rest, share] = [n, 1];
  return chances.map((chance, i) => {
    const count =
      i === chances.length - 1 ? rest : binomial(source, rest, share <= 0 ? 0 : Math.min(1, chance / share));
    rest -= count;
    share -= chance;
    return count;
  });
}
