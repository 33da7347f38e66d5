import type {Source} from './source.js';

/** Gamma with scale 1, by Marsaglia and Tsang's method; shapes below 1 by a power of a uniform value. */
export function gamma(source: Source, shape: number): number {
  if (shape === 0) return 0;
  if (shape < 1) return gamma(source, shape + 1) * source.positive() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = source.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = source.positive();
    const square = x * x;
    // A bound of what follows, which most values keep to.
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (Math.log(u) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

export function chisquare(source: Source, df: number): number {
  return 2 * gamma(source, df / 2);
}

/** A sum of a chi-square value and a shifted normal one, or for few degrees of freedom of as many as a Poisson number says. */
export function noncentralChisquare(source: Source, df: number, nonc: number): number {
  if (nonc === 0) return chisquare(source, df);
  if (df > 1) return chisquare(source, df - 1) + (source.normal() + Math.sqrt(nonc)) ** 2;
  return chisquare(source, df + 2 * poisson(source, nonc / 2));
}

/** Beta by two gamma values; by logarithms where both would underflow. */
export function beta(source: Source, a: number, b: number): number {
  if (a < 1 && b < 1) {
    const logOf = (shape: number): number =>
      Math.log(gamma(source, shape + 1)) + Math.log(source.positive()) / shape;
    const [x, y] = [logOf(a), logOf(b)];
    return 1 / (1 + Math.exp(y - x));
  }
  const x = gamma(source, a);
  return x / (x + gamma(source, b));
}

/** Poisson by counting exponential gaps when events are few, otherwise by Ahrens and Dieter's reduction to a gamma or binomial number. */
export function poisson(source: Source, mean: number): number {
  let rest = mean;
  let count = 0;
  while (rest > 30) {
    // The time of the m-th event decides how many more there are.
    const m = Math.floor((rest * 7) / 8);
    const time = gamma(source, m);
    if (time > rest) return count + binomial(source, m - 1, rest / time);
    count += m;
    rest -= time;
  }
  let product = source.positive();
  for (const limit = Math.exp(-rest); product > limit; product *= source.positive()) count += 1;
  return count;
}

/** Binomial by counting geometric gaps when successes are few, otherwise by splitting at a beta-distributed order statistic. */
export function binomial(source: Source, n: number, p: number): number {
  let [tries, chance, count] = [n, p, 0];
  while (tries > 40 && Math.min(chance, 1 - chance) * tries > 10) {
    const middle = Math.floor((tries + 1) / 2);
    const at = beta(source, middle, tries + 1 - middle);
    if (at <= chance) {
      count += middle;
      tries -= middle;
      chance = (chance - at) / (1 - at);
    } else {
      tries = middle - 1;
      chance /= at;
    }
  }
  if (chance > 0.5) return count + tries - successes(source, tries, 1 - chance);
  return count + successes(source, tries, chance);
}

function successes(source: Source, tries: number, chance: number): number {
  if (chance <= 0) return 0;
  let found = 0;
  for (let at = geometric(source, chance); at <= tries; at += geometric(source, chance)) found += 1;
  return found;
}

/** The number of tries up to the first success. */
export function geometric(source: Source, p: number): number {
  if (p === 1) return 1;
  return Math.max(1, Math.ceil(Math.log(source.positive()) / Math.log1p(-p)));
}
