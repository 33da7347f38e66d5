/** Arithmetic of shapes, axes and ranges, with NumPy's rules and wording. */
import {ArgumentError, IndexError, ValueError} from '../../errors/index.js';
import type {AxisRange, Shape} from './ir.js';

/** Number of values of a shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((n, length) => n * length, 1);
}

/** A shape as NumPy prints it: `(2,3)`, `(4,)`, `()`. */
export function shapeText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(',')})`;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** The shape that all broadcast to; throws ValueError where there is none. */
export function broadcastShapes(shapes: readonly Shape[]): Shape {
  const ndim = Math.max(0, ...shapes.map((s) => s.length));
  return Array.from({length: ndim}, (_, axis) => {
    let length = 1;
    for (const shape of shapes) {
      const own = shape[axis - ndim + shape.length] ?? 1;
      if (own === 1 || own === length) continue;
      if (length !== 1) {
        const texts = shapes.map(shapeText).join(' ');
        throw new ValueError(`operands could not be broadcast together with shapes ${texts}`);
      }
      length = own;
    }
    return length;
  });
}

/** Strides of a C-contiguous array, in values. */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  }
  return strides;
}

/** Whether strides visit memory in C order without gaps (axes of length 1 may have any stride). */
export function isContiguous(shape: Shape, strides: readonly number[]): boolean {
  if (sizeOf(shape) === 0) return true;
  const wanted = contiguousStrides(shape);
  return shape.every((length, axis) => length === 1 || strides[axis] === wanted[axis]);
}

/** An axis counted from 0; throws where it is out of bounds. */
export function normalizeAxis(axis: number, ndim: number): number {
  if (!Number.isInteger(axis)) throw new ArgumentError(`axis must be an integer, got ${String(axis)}`);
  if (axis < -ndim || axis >= ndim) {
    throw new ValueError(`axis ${axis} is out of bounds for array of dimension ${ndim}`);
  }
  return axis < 0 ? axis + ndim : axis;
}

/** Axes counted from 0, ascending; null stands for all. */
export function normalizeAxes(axes: number | readonly number[] | null | undefined, ndim: number): number[] {
  if (axes === null || axes === undefined) return Array.from({length: ndim}, (_, axis) => axis);
  const list = (typeof axes === 'number' ? [axes] : axes).map((axis) => normalizeAxis(axis, ndim));
  if (new Set(list).size !== list.length) throw new ValueError("duplicate value in 'axis'");
  return list.sort((a, b) => a - b);
}

/** A shape with at most one -1 filled in for `size` values. */
export function resolveReshape(shape: Shape, from: Shape): Shape {
  const size = sizeOf(from);
  const unknown = shape.filter((n) => n === -1).length;
  if (unknown > 1) throw new ValueError('can only specify one unknown dimension');
  const known = shape.reduce((n, length) => (length === -1 ? n : n * length), 1);
  const fails =
    shape.some((n) => n < -1 || !Number.isInteger(n)) ||
    (unknown === 0 ? known !== size : known === 0 || size % known !== 0);
  if (fails) throw new ValueError(`cannot reshape array of size ${size} into shape ${shapeText(shape)}`);
  return shape.map((n) => (n === -1 ? size / known : n));
}

/** What a basic index is made of: a position, a range, a new axis (null), or `'...'`. */
export type BasicIndex = number | null | '...' | SliceBounds;

/** Python's `start:stop:step`; what is absent or null is as in Python. */
export interface SliceBounds {
  readonly start?: number | null;
  readonly stop?: number | null;
  readonly step?: number | null;
}

function absent(bound: number | null | undefined): bound is null | undefined {
  return bound === null || bound === undefined;
}

/** Python's `slice.indices`: the positions of a slice in an axis of `length`. */
export function axisRange(bounds: SliceBounds, length: number): AxisRange {
  const step = bounds.step ?? 1;
  if (step === 0) throw new ValueError('slice step cannot be zero');
  const lower = step < 0 ? -1 : 0;
  const upper = step < 0 ? length - 1 : length;
  const clamp = (n: number): number => Math.min(Math.max(n < 0 ? n + length : n, lower), upper);
  const start = absent(bounds.start) ? (step < 0 ? upper : lower) : clamp(bounds.start);
  const stop = absent(bounds.stop) ? (step < 0 ? lower : upper) : clamp(bounds.stop);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return {start: count === 0 ? 0 : start, step, length: count};
}

/** A basic index spelled out: a range per axis, the shape with integers dropped and new axes put in. */
export function resolveIndex(
  items: readonly BasicIndex[],
  shape: Shape,
): {readonly ranges: readonly AxisRange[]; readonly shape: Shape} {
  const taken = items.filter((item) => item !== null && item !== '...').length;
  if (items.filter((item) => item === '...').length > 1) {
    throw new IndexError("an index can only have a single ellipsis ('...')");
  }
  if (taken > shape.length) {
    throw new IndexError(
      `too many indices for array: array is ${shape.length}-dimensional, but ${taken} were indexed`,
    );
  }
  const fill = new Array<SliceBounds>(shape.length - taken).fill({});
  const at = items.indexOf('...');
  const full = at < 0 ? [...items, ...fill] : [...items.slice(0, at), ...fill, ...items.slice(at + 1)];
  const ranges: AxisRange[] = [];
  const result: number[] = [];
  for (const item of full) {
    const length = shape[ranges.length] ?? 1;
    if (item === null) result.push(1);
    else if (typeof item === 'number') {
      if (!Number.isInteger(item) || item < -length || item >= length) {
        throw new IndexError(`index ${item} is out of bounds for axis ${ranges.length} with size ${length}`);
      }
      ranges.push({start: item < 0 ? item + length : item, step: 1, length: 1});
    } else if (item !== '...') {
      const range = axisRange(item, length);
      ranges.push(range);
      result.push(range.length);
    }
  }
  return {ranges, shape: result};
}
