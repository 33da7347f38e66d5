import {NDArray} from '../../data/ndarray.js';
import {promoteTypes} from '../../data/promote.js';
import {cast} from '../../data/cast.js';
import {emptyLike} from '../../data/vector/storage.js';
import type {TypedValues} from '../../data/vector.js';
import {Vector} from '../../data/vector.js';
import {ConnectionError} from '../../errors/index.js';

/** Pieces of an array put together: `pieces` row by row of a grid with as many places along each axis as `grid` says. */
export function joinArrays(pieces: readonly NDArray[], grid: readonly number[]): NDArray {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const count = grid.reduce((product, extent) => product * extent, 1);
  if (count !== pieces.length || only === undefined)
    throw new ConnectionError(`an array of ${count} chunks came with ${pieces.length}`);
  const strides = stridesOf(grid);
  const splits = grid.map((extent, axis) =>
    Array.from({length: extent}, (_, place) => pieces[place * (strides[axis] ?? 1)]?.shape[axis] ?? 0),
  );
  const shape = splits.map((extents) => extents.reduce((sum, extent) => sum + extent, 0));
  const dtype = pieces.map((piece) => piece.dtype).reduce(promoteTypes);
  const whole = emptyLike(
    cast(only.vector, dtype).values,
    dtype,
    shape.reduce((product, extent) => product * extent, 1),
  );
  pieces.forEach((piece, place) => {
    const at = grid.map((extent, axis) => Math.floor(place / (strides[axis] ?? 1)) % extent);
    const starts = at.map((index, axis) =>
      (splits[axis] ?? []).slice(0, index).reduce((sum, extent) => sum + extent, 0),
    );
    copyInto(whole, shape, cast(piece.vector, dtype), piece.shape, starts);
  });
  return new NDArray(new Vector(dtype, whole as unknown as TypedValues), shape);
}

function stridesOf(shape: readonly number[]): number[] {
  return shape.map((_, axis) => shape.slice(axis + 1).reduce((product, extent) => product * extent, 1));
}

/** Copies a piece to its place, one run along the last axis after another. */
function copyInto(
  whole: Record<number, unknown>,
  shape: readonly number[],
  piece: Vector,
  pieceShape: readonly number[],
  starts: readonly number[],
): void {
  const slots = piece.kind === 'c' ? 2 : 1;
  const run = (pieceShape.at(-1) ?? 1) * slots;
  const strides = stridesOf(shape);
  const pieceStrides = stridesOf(pieceShape.slice(0, -1));
  const runs = pieceShape.slice(0, -1).reduce((product, extent) => product * extent, 1);
  for (let at = 0; at < runs; at++) {
    let target = (starts.at(-1) ?? 0) * slots;
    for (let axis = 0; axis < pieceShape.length - 1; axis++) {
      const place = Math.floor(at / (pieceStrides[axis] ?? 1)) % (pieceShape[axis] ?? 1);
      target += ((starts[axis] ?? 0) + place) * (strides[axis] ?? 1) * slots;
    }
    copyRun(whole, target, piece.values, at * run, run);
  }
}

function copyRun(
  whole: Record<number, unknown>,
  target: number,
  values: Vector['values'],
  from: number,
  length: number,
): void {
  if (ArrayBuffer.isView(values))
    (whole as unknown as {set(values: unknown, at: number): void}).set(
      values.subarray(from, from + length),
      target,
    );
  else for (let i = 0; i < length; i++) whole[target + i] = values[from + i];
}
