import {Shown} from './shown.js';
import {ValueError, listing} from '../errors/index.js';
import {dataKind} from '../render/brand.js';
import {reprText} from '../render/index.js';
import {LocalIndex} from './local/local-index.js';
import {labelKey} from './local/labels.js';
import type {Value} from './value.js';
import {compareValues} from './compare.js';
import {Vector} from './vector.js';

export interface CategoricalOptions {
  /** The categories, in order; by default the distinct values, sorted where they can be. */
  readonly categories?: Iterable<unknown> | LocalIndex | null;
  readonly ordered?: boolean;
}

/**
 * Values out of a fixed set, as pandas' `Categorical`. A value that is no category is missing. Throws `ValueError`
 * for categories that repeat.
 *
 * @example
 * new Categorical(['a', 'b', 'a']).codes // Int32Array [0, 1, 0]
 */
export class Categorical extends Shown {
  readonly vector: Vector;

  constructor(values: Iterable<unknown>, options: CategoricalOptions = {}) {
    super();
    const all = [...values];
    const categories = categoriesOf(all, options.categories ?? null);
    if (!categories.is_unique)
      throw new ValueError(`Categorical categories must be unique, got ${listing(categories)}`);
    const codes = new Map(categories.toArray().map((category, code) => [labelKey(category), code]));
    this.vector = new Vector(
      'category',
      Int32Array.from(all, (v) => (isMissing(v) ? -1 : (codes.get(labelKey(v)) ?? -1))),
      {
        categories,
        ordered: options.ordered ?? false,
      },
    );
  }

  get [dataKind]() {
    return 'categorical' as const;
  }

  get codes(): Int32Array {
    return this.vector.values as Int32Array;
  }

  get categories(): LocalIndex {
    return this.vector.categories ?? LocalIndex.from([]);
  }

  get ordered(): boolean {
    return this.vector.ordered;
  }

  get dtype() {
    return 'category' as const;
  }

  get length(): number {
    return this.vector.length;
  }

  *[Symbol.iterator](): IterableIterator<Value> {
    yield* this.vector;
  }

  toArray(): Value[] {
    return this.vector.toArray();
  }

  toJSON(): unknown[] {
    return this.vector.toJSON();
  }

  override toString(): string {
    return reprText(this);
  }
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value));
}

function categoriesOf(values: readonly unknown[], given: Iterable<unknown> | LocalIndex | null): LocalIndex {
  if (given instanceof LocalIndex) return given;
  if (given) return LocalIndex.from(given);
  const distinct = [...new Map(values.filter((v) => !isMissing(v)).map((v) => [labelKey(v), v])).values()];
  return LocalIndex.from(sortedWherePossible(distinct));
}

/** Sorted values, or in order of appearance where they do not compare, as pandas leaves them. */
function sortedWherePossible(values: unknown[]): unknown[] {
  const kinds = new Set(values.map((v) => (typeof v === 'bigint' ? 'number' : typeof v)));
  return kinds.size > 1 ? values : values.sort(compareValues);
}
