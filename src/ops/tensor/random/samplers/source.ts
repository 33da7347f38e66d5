import {RandomGenerator} from '../../../../engine/array/random/generator.js';

/** Values that the generator starts anew after: what lies within is made from there on. */
const BLOCK = 65536;
/** Ends of the first batches, as few values are mostly all that is asked for; then whole blocks. */
const FIRST_ENDS = [256, 4096, BLOCK] as const;

/** Values of one distribution one after the other. */
class Values {
  private batch = new Float64Array(FIRST_ENDS[0]);
  /** Position of the next value, and of the first one that is not made yet. */
  private next = 0;
  private start = 0;
  private end = 0;

  constructor(private readonly fill: (from: number, into: Float64Array) => void) {}

  take(): number {
    if (this.next === this.end) this.refill();
    return this.batch[this.next++ - this.start] ?? 0;
  }

  private refill(): void {
    this.start = this.end;
    this.end = FIRST_ENDS.find((end) => end > this.start) ?? this.start + BLOCK;
    if (this.batch.length !== this.end - this.start) this.batch = new Float64Array(this.end - this.start);
    this.fill(this.start, this.batch);
  }
}

/** Random numbers one after the other, as a function of seed and stream alone. */
export class Source {
  private readonly uniforms: Values;
  private readonly normals: Values;

  constructor(seed: bigint, stream: number) {
    const generator = new RandomGenerator();
    const values = (name: 'uniform' | 'normal', of: number): Values =>
      new Values((from, into) => {
        generator.fill({dtype: 'float64', distribution: {name}, seed, stream: of}, from, into);
      });
    this.uniforms = values('uniform', stream);
    // A stream of its own, which no call has.
    this.normals = values('normal', -1 - stream);
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return this.uniforms.take();
  }

  /** Uniform in (0, 1], for logarithms. */
  positive(): number {
    return 1 - this.uniforms.take();
  }

  /** Normal with mean 0 and deviation 1. */
  normal(): number {
    return this.normals.take();
  }

  exponential(): number {
    return -Math.log(this.positive());
  }
}
