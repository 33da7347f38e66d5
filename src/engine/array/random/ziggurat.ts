/** Marsaglia and Tsang's ziggurat of 256 layers for the normal distribution. */

const LAYERS = 256;
/** Where the tail begins, and the area of every layer. */
const TAIL = 3.6541528853610088;
const AREA = 0.00492867323399;

/** Supplies random 32-bit words. */
export type NextWord = () => number;

const density = (x: number): number => Math.exp((-x * x) / 2);

export class Ziggurat {
  /** Right edges of the layers, the base first; its edge is that of a box of the same area. */
  private readonly edges = new Float64Array(LAYERS + 1);
  private readonly heights = new Float64Array(LAYERS + 1);

  constructor() {
    this.edges[0] = AREA / density(TAIL);
    this.edges[1] = TAIL;
    for (let i = 2; i < LAYERS; i++) {
      const edge = this.edges[i - 1] ?? 0;
      this.edges[i] = Math.sqrt(-2 * Math.log(AREA / edge + density(edge)));
    }
    this.edges.forEach((edge, i) => (this.heights[i] = density(edge)));
  }

  /** One standard normal value. */
  next(word: NextWord): number {
    const {edges, heights} = this;
    for (;;) {
      const high = word();
      const layer = high & (LAYERS - 1);
      const x = fraction(high, word()) * (edges[layer] ?? 0);
      const sign = (high & LAYERS) === 0 ? 1 : -1;
      const inside = edges[layer + 1] ?? 0;
      if (x < inside) return sign * x;
      if (layer === 0) return sign * this.tail(word);
      const [bottom, top] = [heights[layer] ?? 0, heights[layer + 1] ?? 0];
      if (bottom + fraction(word(), word()) * (top - bottom) < density(x)) return sign * x;
    }
  }

  private tail(word: NextWord): number {
    for (;;) {
      // Fractions in (0, 1], so that the logarithms are finite.
      const x = -Math.log(1 - fraction(word(), word())) / TAIL;
      const y = -Math.log(1 - fraction(word(), word()));
      if (y + y > x * x) return TAIL + x;
    }
  }
}

/** A double in [0, 1) of 53 bits: the high 21 of one word, all of the other. */
export function fraction(high: number, low: number): number {
  return ((high >>> 11) * 4294967296 + low) * 2 ** -53;
}
