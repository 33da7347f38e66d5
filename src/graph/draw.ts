/** What one call of a random function draws from: values are a function of it and of their position alone. */
export class Draw {
  constructor(
    readonly seed: bigint,
    /** Tells the calls of one seed apart. */
    readonly stream: number,
  ) {}

  /** The seed of a generator that serves this call alone, as NumPy takes one: for the first call of a small seed that seed itself. */
  get seed32(): number {
    if (this.stream === 0 && this.seed < 1n << 32n) return Number(this.seed);
    let mixed = BigInt(this.stream) * 0x9e3779b97f4a7c15n;
    for (let rest = this.seed; rest > 0n; rest >>= 64n)
      mixed = BigInt.asUintN(64, (mixed ^ BigInt.asUintN(64, rest)) * 0xbf58476d1ce4e5b9n);
    return Number(BigInt.asUintN(32, mixed ^ (mixed >> 32n)));
  }
}
