import type {DType, LocalSeries} from '../data/index.js';
import {unknownIndex, type Extent, type Label, type SeriesMeta} from '../graph/index.js';
import type {Camel} from './names.js';
import {Tileable} from './tileable.js';

/** What operations add to Series: each file of `ops` declares its own methods here. */
export interface SeriesMethods {}

/**
 * A lazy column with labelled rows, Mars's `Series`. Fetching gives a `LocalSeries`.
 *
 * @example
 * const s = md.Series([1, 2, 3], {name: 'n'});
 * await s.mul(2).execute()
 * // 0    2
 * // 1    4
 * // 2    6
 * // Name: n, dtype: int64
 */
export class Series extends Tileable<LocalSeries> {
  get #meta(): SeriesMeta {
    const meta = this.meta;
    return meta.kind === 'series' ? meta : {kind: 'series', name: null, dtype: null, index: unknownIndex};
  }

  /** Element type; null when only execution will tell. */
  get dtype(): DType | null {
    return this.#meta.dtype;
  }

  get name(): Label {
    return this.#meta.name;
  }

  get shape(): readonly [Extent] {
    return [this.#meta.index.length];
  }

  readonly ndim = 1;

  /** Number of values; null when only execution will tell. */
  get size(): Extent {
    return this.#meta.index.length;
  }
}

export interface Series extends SeriesMethods, Camel<SeriesMethods> {}
