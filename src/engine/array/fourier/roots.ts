/** Roots of one, and the factors of lengths. */

/** Factors of a length: fours first, then a two, then odd primes. */
export function factorsOf(n: number): number[] {
  const factors: number[] = [];
  let rest = n;
  for (; rest % 4 === 0; rest /= 4) factors.push(4);
  for (let prime = 2; prime * prime <= rest; prime++)
    for (; rest % prime === 0; rest /= prime) factors.push(prime);
  return rest > 1 ? [...factors, rest] : factors;
}

/** Cosine and sine of a part of a turn, exact where they are 0 or 1. */
function turn(k: number, n: number): [number, number] {
  const angle = (part: number): number => (2 * Math.PI * part) / n;
  if (8 * k < n) return [Math.cos(angle(k)), Math.sin(angle(k))];
  if (8 * k < 3 * n) return [Math.sin(angle(n / 4 - k)), Math.cos(angle(n / 4 - k))];
  if (8 * k < 5 * n) return [-Math.cos(angle(n / 2 - k)), Math.sin(angle(n / 2 - k))];
  if (8 * k < 7 * n) return [-Math.sin(angle((3 * n) / 4 - k)), -Math.cos(angle((3 * n) / 4 - k))];
  return [Math.cos(angle(n - k)), -Math.sin(angle(n - k))];
}

/** `count` roots of one, interleaved: `exp(-2 pi i k step / n)`. */
export function roots(n: number, count = n, step = 1): Float64Array {
  const table = new Float64Array(2 * count);
  for (let k = 0; k < count; k++) {
    const [c, s] = turn((k * step) % n, n);
    // The sum with 0 keeps a negative zero out.
    table[2 * k] = c + 0;
    table[2 * k + 1] = 0 - s;
  }
  return table;
}
