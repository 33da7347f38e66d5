import {LocalFrame} from '../../data/local/local-frame.js';
import {LocalIndex} from '../../data/local/local-index.js';
import {LocalSeries} from '../../data/local/local-series.js';
import {NDArray} from '../../data/ndarray.js';
import {Vector} from '../../data/vector.js';
import {inferVector} from '../../data/infer.js';
import {ConnectionError} from '../../errors/index.js';
import type {LocalValue} from '../../graph/index.js';
import {joinArrays} from './arrays.js';
import {joinIndexes, joinVectors} from './vectors.js';

/** The value whose chunks these are, row by row of a grid with as many places along each axis as `grid` says. */
export function joinChunks(chunks: readonly LocalValue[], grid: readonly number[]): LocalValue {
  const [first] = chunks;
  if (first === undefined) throw new ConnectionError('the cluster has no data for a result');
  if (chunks.length === 1) return first instanceof NDArray ? flattened(first, grid.length) : first;
  if (allAre(chunks, LocalFrame)) return joinFrames(chunks, grid[1] ?? 1);
  if (allAre(chunks, LocalSeries)) {
    return new LocalSeries(
      joinIndexes(chunks.map((chunk) => chunk.index)),
      joinVectors(chunks.map((chunk) => chunk.vector)),
      chunks[0]?.name ?? null,
    );
  }
  if (allAre(chunks, LocalIndex)) return joinIndexes(chunks);
  const arrays = chunks.map((chunk) =>
    chunk instanceof NDArray ? flattened(chunk, grid.length) : scalarArray(chunk, grid.length),
  );
  return joinArrays(arrays, grid);
}

function allAre<T extends LocalValue>(
  chunks: readonly LocalValue[],
  kind: abstract new (...args: never[]) => T,
): chunks is readonly T[] {
  return chunks.every((chunk) => chunk instanceof kind);
}

/** A sparse vector comes as a matrix of one row. */
function flattened(chunk: NDArray, ndim: number): NDArray {
  return ndim === 1 && chunk.ndim === 2 && chunk.shape[0] === 1
    ? new NDArray(chunk.vector, [chunk.vector.length])
    : chunk;
}

/** A chunk of one element may come as the element. */
function scalarArray(value: LocalValue, ndim: number): NDArray {
  return new NDArray(
    new Vector(inferVector([value]).dtype, inferVector([value]).values),
    Array.from({length: ndim}, () => 1),
  );
}

/** Frames stand side by side first, then below each other. */
function joinFrames(chunks: readonly LocalFrame[], across: number): LocalFrame {
  const bands: LocalFrame[] = [];
  for (let at = 0; at < chunks.length; at += across) bands.push(sideBySide(chunks.slice(at, at + across)));
  const [first] = bands;
  if (first === undefined || bands.length === 1)
    return first ?? new LocalFrame(LocalIndex.from([]), LocalIndex.from([]), []);
  return new LocalFrame(
    first.columns,
    joinIndexes(bands.map((band) => band.index)),
    first.vectors.map((_, column) => joinVectors(bands.map((band) => columnOf(band, column)))),
  );
}

function columnOf(frame: LocalFrame, place: number): Vector {
  const vector = frame.vectors[place];
  if (vector === undefined)
    throw new ConnectionError('the cluster sent chunks of a frame with different columns');
  return vector;
}

function sideBySide(frames: readonly LocalFrame[]): LocalFrame {
  const [first] = frames;
  if (first === undefined || frames.length === 1)
    return first ?? new LocalFrame(LocalIndex.from([]), LocalIndex.from([]), []);
  return new LocalFrame(
    joinIndexes(frames.map((frame) => frame.columns)),
    first.index,
    frames.flatMap((frame) => frame.vectors),
  );
}
