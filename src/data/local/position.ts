import {ArgumentError, IndexError} from '../../errors/index.js';

/**
 * The place that `iloc` means by `i`, which counts from the end when negative.
 *
 * @throws IndexError past the ends; ArgumentError for anything but a whole number.
 */
export function position(i: number, length: number): number {
  if (!Number.isInteger(i))
    throw new ArgumentError(
      `iloc of fetched data takes a whole number, got ${String(i)}: take([…]) gives several rows, and iloc before fetching takes slices`,
    );
  const place = i < 0 ? i + length : i;
  if (place < 0 || place >= length)
    throw new IndexError(`single positional indexer is out-of-bounds: ${String(i)} of ${String(length)}`);
  return place;
}
