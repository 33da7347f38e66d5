/** Materialised arrays: what evaluation gives and what buffers refer to. */
import type {ArrayDType, ArrayValues} from '../dtypes.js';

/** A materialised, immutable, C-contiguous array, counted by references. */
export interface Block {
  readonly dtype: ArrayDType;
  readonly shape: readonly number[];
  /** Number of values. */
  readonly size: number;
  /** Keeps the values for one more user; gives the block back. */
  retain(): Block;
  /** Gives one reference up; after the last one the memory is used again. */
  release(): void;
  /**
   * The values, in place: a typed array of `size` values (twice as many where complex) that must not be written
   * to, and not be read after the block's release. Null while the values lie in the spill folder.
   */
  view(): ArrayValues | null;
}
