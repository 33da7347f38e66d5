import type {DType, LocalIndex} from '../data/index.js';
import {unknownIndex, type Extent, type IndexMeta, type Label} from '../graph/index.js';
import type {Camel} from './names.js';
import {Tileable} from './tileable.js';

/** What operations add to indexes: each file of `ops` declares its own methods here. */
export interface IndexMethods {}

/**
 * Lazy labels, Mars's `Index`. Fetching gives a `LocalIndex`.
 *
 * @example
 * await md.Index([3, 1, 2]).execute()
 * // Int64Index([3, 1, 2], dtype='int64')
 */
export class Index extends Tileable<LocalIndex> {
  get #meta(): IndexMeta {
    const meta = this.meta;
    return meta.kind === 'index' ? meta : unknownIndex;
  }

  /** Element type; `object` for an index of several levels, null when only execution will tell. */
  get dtype(): DType | null {
    const {dtypes} = this.#meta;
    return dtypes.length > 1 ? 'object' : (dtypes[0] ?? null);
  }

  /** The name, or null; for several levels see `names`. */
  get name(): Label {
    const {names} = this.#meta;
    return names.length > 1 ? null : (names[0] ?? null);
  }

  /** One name a level. */
  get names(): readonly Label[] {
    return this.#meta.names;
  }

  /** Number of levels. */
  get nlevels(): number {
    return this.#meta.names.length;
  }

  get shape(): readonly [Extent] {
    return [this.#meta.length];
  }

  readonly ndim = 1;

  /** Number of labels; null when only execution will tell. */
  get size(): Extent {
    return this.#meta.length;
  }
}

export interface Index extends IndexMethods, Camel<IndexMethods> {}
