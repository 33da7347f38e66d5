import {RandomGenerator} from '../../../../engine/array/random/generator.js';

const batch = 4096;

/** Random numbers one after the other, as a function of seed and stream alone. */
export class Source {
  readonly #generator = new RandomGenerator();
  readonly #uniforms = new Float64Array(batch);
  readonly #normals = new Float64Array(batch);
  #uniform = 0;
  #normal = 0;

  constructor(
    private readonly seed: bigint,
    private readonly stream: number,
  ) {}

  /** Uniform in [0, 1). */
  uniform(): number {
    const at = this.#uniform++ % batch;
    if (at === 0) this.#fill('uniform', this.#uniforms, this.#uniform - 1, this.stream);
    return this.#uniforms[at] ?? 0;
  }

  /** Uniform in (0, 1], for logarithms. */
  positive(): number {
    return 1 - this.uniform();
  }

  /** Normal with mean 0 and deviation 1; a stream of its own, which no call has. */
  normal(): number {
    const at = this.#normal++ % batch;
    if (at === 0) this.#fill('normal', this.#normals, this.#normal - 1, -1 - this.stream);
    return this.#normals[at] ?? 0;
  }

  exponential(): number {
    return -Math.log(this.positive());
  }

  #fill(name: 'uniform' | 'normal', into: Float64Array, from: number, stream: number): void {
    this.#generator.fill({dtype: 'float64', distribution: {name}, seed: this.seed, stream}, from, into);
  }
}
