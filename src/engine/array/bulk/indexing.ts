/** Gathering and writing at integer positions and under masks. */
import {IndexError, ValueError} from '../../../errors/index.js';
import {allocateValues, dtypeInfo, type ArrayValues} from '../dtypes.js';
import {copyInto} from '../interpret/interpreter.js';
import {StridedReader} from '../program/strided.js';
import {contiguousStrides} from '../shapes.js';
import {copyValues, flatInput, inputAt, type BulkArgs} from './inputs.js';
import type {BulkTaskOf} from './task.js';

/** A position counted from 0. */
function position(value: number | bigint | undefined, length: number, axis: number): number {
  const at = Number(value);
  if (at < -length || at >= length) {
    throw new IndexError(`index ${at} is out of bounds for axis ${axis} with size ${length}`);
  }
  return at < 0 ? at + length : at;
}

export function concatenate({outer, widths}: BulkTaskOf<'concatenate'>, args: BulkArgs): void {
  const row = widths.reduce((sum, width) => sum + width, 0);
  const {lanes} = dtypeInfo(args.dtype);
  let column = 0;
  widths.forEach((width, at) => {
    const reader = new StridedReader(inputAt(args, at));
    for (let o = 0; o < outer; o++) {
      const to = (o * row + column) * lanes;
      reader.copyTo(o * width, width, args.out.subarray(to, to + width * lanes));
    }
    column += width;
  });
}

export function take({split, count, axis}: BulkTaskOf<'take'>, args: BulkArgs): void {
  const {outer, length, inner} = split;
  const source = flatInput(args, 0);
  const indices = flatInput(args, 1);
  const places = Array.from({length: count}, (_, j) => position(indices[j], length, axis));
  for (let o = 0; o < outer; o++) {
    places.forEach((at, j) => {
      copyValues(args.out, (o * count + j) * inner, source, (o * length + at) * inner, inner, args.dtype);
    });
  }
}

/** Flat positions of rows that index arrays (inputs from `first` on) name together. */
function rowPositions(lengths: readonly number[], args: BulkArgs, first: number): Float64Array {
  const strides = contiguousStrides(lengths);
  const arrays = lengths.map((_, axis) => flatInput(args, first + axis));
  const rows = new Float64Array(arrays[0]?.length ?? 0);
  arrays.forEach((array, axis) => {
    const length = lengths[axis] ?? 0;
    const stride = strides[axis] ?? 1;
    for (let i = 0; i < rows.length; i++) {
      rows[i] = (rows[i] ?? 0) + position(array[i], length, axis) * stride;
    }
  });
  return rows;
}

export function gather({lengths, row}: BulkTaskOf<'gather'>, args: BulkArgs): void {
  const source = flatInput(args, 0);
  rowPositions(lengths, args, 1).forEach((at, i) => {
    copyValues(args.out, i * row, source, at * row, row, args.dtype);
  });
}

export function scatter({lengths, row}: BulkTaskOf<'scatter'>, args: BulkArgs): void {
  copyInto(args.out, flatInput(args, 0));
  const written = flatInput(args, 1);
  rowPositions(lengths, args, 2).forEach((at, i) => {
    copyValues(args.out, at * row, written, i * row, row, args.dtype);
  });
}

export function takeAlong({split, count, axis}: BulkTaskOf<'takeAlong'>, args: BulkArgs): void {
  const {outer, length, inner} = split;
  const source = flatInput(args, 0);
  const indices = flatInput(args, 1);
  for (let o = 0; o < outer; o++) {
    for (let j = 0; j < count; j++) {
      for (let i = 0; i < inner; i++) {
        const to = (o * count + j) * inner + i;
        const at = position(indices[to], length, axis);
        copyValues(args.out, to, source, (o * length + at) * inner + i, 1, args.dtype);
      }
    }
  }
}

export function setSlice({shape, ranges}: BulkTaskOf<'setSlice'>, args: BulkArgs): void {
  const {out, dtype} = args;
  copyInto(out, flatInput(args, 0));
  const written = flatInput(args, 1);
  const strides = contiguousStrides(shape);
  const rows = ranges.slice(0, -1);
  const last = ranges.at(-1) ?? {start: 0, step: 1, length: 1};
  const count = rows.reduce((n, {length}) => n * length, 1);
  for (let r = 0; r < count; r++) {
    let rest = r;
    let at = last.start;
    for (let axis = rows.length - 1; axis >= 0; axis--) {
      const range = rows[axis] ?? last;
      at += (range.start + (rest % range.length) * range.step) * (strides[axis] ?? 1);
      rest = Math.floor(rest / range.length);
    }
    const from = r * last.length;
    if (last.step === 1) copyValues(out, at, written, from, last.length, dtype);
    else {
      for (let i = 0; i < last.length; i++) copyValues(out, at + i * last.step, written, from + i, 1, dtype);
    }
  }
}

export function place(_task: BulkTaskOf<'place'>, args: BulkArgs): void {
  copyInto(args.out, flatInput(args, 0));
  const mask = flatInput(args, 1);
  const written = flatInput(args, 2);
  const have = written.length / dtypeInfo(args.dtype).lanes;
  const wanted = countTrue(mask);
  if (have !== wanted) {
    throw new ValueError(
      `NumPy boolean array indexing assignment cannot assign ${have} input values to the ${wanted} output values where the mask is true`,
    );
  }
  let next = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 0) copyValues(args.out, i, written, next++, 1, args.dtype);
  }
}

function countTrue(mask: ArrayValues): number {
  let count = 0;
  for (let i = 0; i < mask.length; i++) if (mask[i] !== 0) count++;
  return count;
}

export function count(_task: BulkTaskOf<'count'>, args: BulkArgs): void {
  args.out[0] = BigInt(countTrue(flatInput(args, 0)));
}

export function compress({row}: BulkTaskOf<'compress'>, args: BulkArgs): void {
  const source = flatInput(args, 0);
  const mask = flatInput(args, 1);
  let next = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 0) copyValues(args.out, next++ * row, source, i * row, row, args.dtype);
  }
}

export function argwhere({shape}: BulkTaskOf<'argwhere'>, args: BulkArgs): void {
  const mask = flatInput(args, 0);
  const out = args.out as BigInt64Array;
  const index = allocateValues('float64', shape.length) as Float64Array;
  let next = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 0) for (const at of index) out[next++] = BigInt(at);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const at = (index[axis] ?? 0) + 1;
      index[axis] = at === shape[axis] ? 0 : at;
      if (at !== shape[axis]) break;
    }
  }
}
