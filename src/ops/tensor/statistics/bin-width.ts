/** How many bins of equal width suit values, by the rules that NumPy names. */
export const binRules = ['auto', 'fd', 'doane', 'scott', 'stone', 'rice', 'sturges', 'sqrt'] as const;
export type BinRule = (typeof binRules)[number];

const span = (x: Float64Array): number => (x.at(-1) ?? 0) - (x[0] ?? 0);

function moments(x: Float64Array): {deviation: number; skew: number} {
  const mean = x.reduce((sum, v) => sum + v, 0) / x.length;
  const deviation = Math.sqrt(x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / x.length);
  const skew = x.reduce((sum, v) => sum + ((v - mean) / deviation) ** 3, 0) / x.length;
  return {deviation, skew};
}

function quartile(x: Float64Array, part: number): number {
  const place = part * (x.length - 1);
  const low = Math.floor(place);
  const [a = 0, b = a] = [x[low], x[low + 1]];
  return a + (b - a) * (place - low);
}

const sturges = (x: Float64Array): number => span(x) / (Math.log2(x.length) + 1);
const freedmanDiaconis = (x: Float64Array): number =>
  (2 * (quartile(x, 0.75) - quartile(x, 0.25))) / Math.cbrt(x.length);

/** Width of the bins for values in ascending order; 0 where a rule has none. */
const widths: Readonly<Record<BinRule, (x: Float64Array) => number>> = {
  sqrt: (x) => span(x) / Math.sqrt(x.length),
  sturges,
  rice: (x) => span(x) / (2 * Math.cbrt(x.length)),
  scott: (x) => Math.cbrt((24 * Math.sqrt(Math.PI)) / x.length) * moments(x).deviation,
  fd: freedmanDiaconis,
  doane(x) {
    if (x.length <= 2) return 0;
    const {deviation, skew} = moments(x);
    if (deviation <= 0) return 0;
    const spread = Math.sqrt((6 * (x.length - 2)) / ((x.length + 1) * (x.length + 3)));
    return span(x) / (1 + Math.log2(x.length) + Math.log2(1 + Math.abs(skew) / spread));
  },
  auto(x) {
    const wide = freedmanDiaconis(x);
    return wide > 0 ? Math.min(wide, sturges(x)) : sturges(x);
  },
  stone(x) {
    const n = x.length;
    const range = span(x);
    if (n <= 1 || range === 0) return 0;
    const most = Math.max(100, Math.floor(Math.sqrt(n)));
    let best = {loss: Infinity, bins: 1};
    for (let bins = 1; bins <= most; bins++) {
      const counts = new Float64Array(bins);
      for (const v of x) {
        const bin = Math.min(bins - 1, Math.floor(((v - (x[0] ?? 0)) / range) * bins));
        counts[bin] = (counts[bin] ?? 0) + 1;
      }
      const squares = counts.reduce((sum, count) => sum + (count / n) ** 2, 0);
      const loss = ((2 - (n + 1) * squares) * bins) / range;
      if (loss < best.loss) best = {loss, bins};
    }
    return range / best.bins;
  },
};

/** The number of bins that a rule finds for values in ascending order, over a range of that width. */
export function binCount(rule: BinRule, ascending: Float64Array, range: number): number {
  if (ascending.length === 0) return 1;
  const width = widths[rule](ascending);
  return width > 0 ? Math.ceil(range / width) : 1;
}
