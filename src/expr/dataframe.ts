import {LocalSeries, type LocalFrame} from '../data/index.js';
import type {DataFrameMeta, Extent} from '../graph/index.js';
import {unknownIndex} from '../graph/index.js';
import type {Camel} from './names.js';
import {Tileable} from './tileable.js';

/** What operations add to DataFrames: each file of `ops` declares its own methods here. */
export interface DataFrameMethods {}

/**
 * A lazy table with labelled rows and columns, Mars's `DataFrame`. Fetching gives a `LocalFrame`.
 *
 * @example
 * const df = md.DataFrame({a: [1, 2], b: ['x', 'y']});
 * await df.execute()
 * //    a  b
 * // 0  1  x
 * // 1  2  y
 */
export class DataFrame extends Tileable<LocalFrame> {
  get #meta(): DataFrameMeta {
    const meta = this.meta;
    return meta.kind === 'dataframe' ? meta : {kind: 'dataframe', columns: null, index: unknownIndex};
  }

  /** Rows and columns, null for what only execution will tell. */
  get shape(): readonly [Extent, Extent] {
    return [this.#meta.index.length, this.#meta.columns?.length ?? null];
  }

  readonly ndim = 2;

  /** Number of cells. */
  get size(): number | null {
    const [rows, columns] = this.shape;
    return rows === null || columns === null ? null : rows * columns;
  }

  /** The dtype of each column, by label; null when only execution will tell which columns there are. */
  get dtypes(): LocalSeries | null {
    const columns = this.#meta.columns;
    return columns === null
      ? null
      : LocalSeries.from(
          columns.map((column) => column.dtype),
          {index: columns.map((column) => column.label), dtype: 'object'},
        );
  }

  /** Column labels that are text, for completion inside `get('…')`. */
  [Symbol.for('mars-ts.keys')](): string[] {
    return (this.#meta.columns ?? [])
      .map((column) => column.label)
      .filter((label) => typeof label === 'string');
  }
}

export interface DataFrame extends DataFrameMethods, Camel<DataFrameMethods> {}
