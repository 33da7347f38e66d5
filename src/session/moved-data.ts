import {LocalFrame, LocalIndex, LocalSeries, NDArray} from '../data/index.js';
import {NotSupportedError} from '../errors/index.js';
import type {LocalData, LocalValue, Meta} from '../graph/index.js';
import type {Executable} from './session.js';

/** A fetched value as data that another session can keep; a plain value is an array without axes. */
export function asData(value: LocalValue, meta: Meta | null, object: Executable): LocalData {
  if (
    value instanceof NDArray ||
    value instanceof LocalFrame ||
    value instanceof LocalSeries ||
    value instanceof LocalIndex
  )
    return value;
  if (meta?.kind !== 'tensor')
    throw new NotSupportedError(
      `to_session moves tensors, frames, series and indexes, not ${object.toString()}`,
    );
  return new NDArray(NDArray.from([value], meta.dtype ?? undefined).vector, []);
}
