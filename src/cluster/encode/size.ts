import {LocalFrame} from '../../data/local/local-frame.js';
import {LocalIndex} from '../../data/local/local-index.js';
import {LocalSeries} from '../../data/local/local-series.js';
import {MultiIndex} from '../../data/local/multi-index.js';
import {RangeIndex} from '../../data/local/range-index.js';
import {NDArray} from '../../data/ndarray.js';
import type {Vector} from '../../data/vector.js';
import type {LocalData} from '../../graph/index.js';

/** About how many bytes the data takes when it is sent. */
export function sizeOf(data: LocalData): number {
  if (data instanceof NDArray) return vectorSize(data.vector);
  if (data instanceof LocalFrame)
    return data.vectors.reduce((sum, vector) => sum + vectorSize(vector), sizeOf(data.index));
  if (data instanceof LocalSeries) return vectorSize(data.vector) + sizeOf(data.index);
  if (data instanceof RangeIndex) return 0;
  if (data instanceof MultiIndex) return data.arrays.reduce((sum, array) => sum + vectorSize(array), 0);
  return vectorSize(data.vector);
}

/** What a text or another object takes beside its characters. */
const objectBytes = 8;

function vectorSize({values, valid}: Vector): number {
  if (ArrayBuffer.isView(values)) return values.byteLength + (valid?.byteLength ?? 0);
  return values.reduce<number>(
    (sum, value) => sum + objectBytes + (typeof value === 'string' ? value.length : objectBytes),
    0,
  );
}

/** How many rows it has, along which it can be cut. */
export function rowsOf(data: LocalData): number {
  return data instanceof NDArray ? (data.shape[0] ?? 1) : data.length;
}

/** Some of its rows, which share memory with it. */
export function rowsBetween(data: LocalData, start: number, stop: number): LocalData {
  if (!(data instanceof NDArray)) return data.slice(start, stop);
  const width = data.size / (data.shape[0] ?? 1);
  return new NDArray(data.vector.slice(start * width, stop * width), [stop - start, ...data.shape.slice(1)]);
}

/** Whether it is data that is sent as one. */
export function isData(value: unknown): value is LocalData {
  return (
    value instanceof NDArray ||
    value instanceof LocalFrame ||
    value instanceof LocalSeries ||
    value instanceof LocalIndex
  );
}
