import type {PickleLimits} from '../pickle/limits.js';
import {readPickle} from '../pickle/reader.js';
import {Decoder} from './decoder.js';
import {dataTable, isDataName} from './table.js';

/** A decoder of the data that Mars, NumPy and pandas send. */
export function dataDecoder(): Decoder {
  return new Decoder(dataTable);
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
  return dataDecoder().plain(value);
}
