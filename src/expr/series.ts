import {kindOf, type DType, type LocalSeries} from '../data/index.js';
import {ArgumentError} from '../errors/index.js';
import {unknownIndex, type Extent, type Label, type SeriesMeta} from '../graph/index.js';
import {DatetimeAccessor, StringAccessor} from './accessors.js';
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

  /**
   * Text operations on every value.
   *
   * @throws ArgumentError where the values are known to be no text.
   * @example
   * await md.Series(['a', 'b']).str.upper().execute()
   */
  get str(): StringAccessor {
    const {dtype} = this;
    if (dtype !== null && !['U', 'O'].includes(kindOf(dtype)))
      throw new ArgumentError(
        `Can only use .str accessor with string values, got a Series of dtype ${dtype}`,
      );
    return new StringAccessor(this.node);
  }

  /**
   * Parts of every date or duration, and operations on them.
   *
   * @throws ArgumentError where the values are known to be neither.
   * @example
   * await md.Series([new Date('2020-03-01')]).dt.month.execute()
   */
  get dt(): DatetimeAccessor {
    const {dtype} = this;
    if (dtype !== null && !['M', 'm', 'O'].includes(kindOf(dtype)))
      throw new ArgumentError(
        `Can only use .dt accessor with datetimelike values, got a Series of dtype ${dtype}`,
      );
    return new DatetimeAccessor(this.node, dtype);
  }
}

export interface Series extends SeriesMethods, Camel<SeriesMethods> {}
