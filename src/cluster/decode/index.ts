import type {PickleLimits} from '../pickle/limits.js';
import {readPickle} from '../pickle/reader.js';
import {Decoder} from './decoder.js';
import {dataTable, isDataName} from './table.js';

/** A decoder of the data that Mars, NumPy and pandas send in `size` bytes. */
export function dataDecoder(size: number): Decoder {
  // Sharing makes data smaller than what it stands for, but honest data not by much.
  return new Decoder(dataTable, 1_000_000 + 64 * size);
}

/**
 * Reads a pickle of data: arrays become `NDArray`, frames `LocalFrame`, series `LocalSeries`, indexes `LocalIndex`, scalars plain values.
 *
 * @throws PickleError for a pickle that is broken, or that names anything which is no data.
 */
export function unpickleData(
  bytes: Uint8Array,
  buffers: readonly Uint8Array[] = [],
  limits?: PickleLimits,
): unknown {
  const value = readPickle(bytes, {buffers, allows: isDataName, ...(limits === undefined ? {} : {limits})});
  return dataDecoder(bytes.length).plain(value);
}
