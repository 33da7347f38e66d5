import {ValueError} from '../../errors/index.js';
import {dataKind} from '../../render/brand.js';
import {inferVector} from '../infer.js';
import type {Label, Scalar} from '../value.js';
import {Vector} from '../vector.js';
import {LocalIndex} from './local-index.js';

export interface MultiIndexOptions {
  readonly names?: readonly Label[] | null;
}

/** Labels of several levels: one value a level for each row. */
export class MultiIndex extends LocalIndex {
  /** One vector a level, as long as the index. */
  readonly arrays: readonly Vector[];
  readonly #names: readonly Label[];

  constructor(arrays: readonly Vector[], options: MultiIndexOptions = {}) {
    const lengths = new Set(arrays.map((a) => a.length));
    if (arrays.length === 0) throw new ValueError('A MultiIndex must have at least one level.');
    if (lengths.size > 1)
      throw new ValueError(`all arrays must be same length, got ${[...lengths].join(', ')}.`);
    const names = options.names ?? arrays.map(() => null);
    if (names.length !== arrays.length) {
      throw new ValueError(
        `Length of names must match number of levels: got ${names.length} for ${arrays.length}.`,
      );
    }
    super(() => tuplesOf(arrays));
    this.arrays = arrays;
    this.#names = names;
  }

  /** A MultiIndex of one array of values a level. */
  static from_arrays(arrays: readonly Iterable<unknown>[], options: MultiIndexOptions = {}): MultiIndex {
    return new MultiIndex(
      arrays.map((values) =>
        values instanceof Vector ? values : inferVector([...values], undefined, 'index'),
      ),
      options,
    );
  }

  /** A MultiIndex of one array of labels a row. */
  static from_tuples(tuples: readonly (readonly unknown[])[], options: MultiIndexOptions = {}): MultiIndex {
    const levels = tuples[0]?.length ?? options.names?.length ?? 0;
    if (levels === 0) throw new ValueError('Cannot infer number of levels from empty list');
    return MultiIndex.from_arrays(
      Array.from({length: levels}, (_, level) => tuples.map((tuple) => tuple[level] ?? null)),
      options,
    );
  }

  /** A MultiIndex of every combination of the given values. */
  static from_product(iterables: readonly Iterable<unknown>[], options: MultiIndexOptions = {}): MultiIndex {
    const rows = iterables.reduce<unknown[][]>(
      (made, values) => {
        const next = [...values];
        return made.flatMap((row) => next.map((value) => [...row, value]));
      },
      [[]],
    );
    return MultiIndex.from_arrays(
      iterables.map((_, level) => rows.map((row) => row[level])),
      options,
    );
  }

  override get [dataKind]() {
    return 'multi-index' as const;
  }

  override get length(): number {
    return this.arrays[0]?.length ?? 0;
  }

  override get dtype() {
    return 'object' as const;
  }

  override get nlevels(): number {
    return this.arrays.length;
  }

  override get names(): readonly Label[] {
    return this.#names;
  }

  override at(i: number): readonly Scalar[] {
    return this.arrays.map((a) => a.at(i) as Scalar);
  }

  /** The values of one level, by position or by name. */
  get_level_values(level: number | string): LocalIndex {
    const place = typeof level === 'number' ? level : this.#names.indexOf(level);
    const array = this.arrays.at(place);
    if (!array || place < -this.nlevels) {
      throw new ValueError(`Level ${String(level)} is not among ${this.#names.map(String).join(', ')}.`);
    }
    return new LocalIndex(array, {name: this.#names.at(place) ?? null});
  }

  override take(positions: ArrayLike<number>): MultiIndex {
    return new MultiIndex(
      this.arrays.map((a) => a.take(positions)),
      {names: this.#names},
    );
  }

  override slice(start = 0, end = this.length): MultiIndex {
    return new MultiIndex(
      this.arrays.map((a) => a.slice(start, end)),
      {names: this.#names},
    );
  }

  override rename(names: readonly Label[] | Label): MultiIndex {
    return new MultiIndex(this.arrays, {
      names: Array.isArray(names) ? (names as readonly Label[]) : [names as Label],
    });
  }
}

function tuplesOf(arrays: readonly Vector[]): Vector {
  const length = arrays[0]?.length ?? 0;
  return new Vector(
    'object',
    Array.from({length}, (_, i) => arrays.map((a) => a.at(i))),
  );
}
