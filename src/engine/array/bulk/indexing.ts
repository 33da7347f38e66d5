/** Gathering and writing at integer positions and under masks. */
import {ValueError} from '../../../errors/index.js';
import {dtypeInfo, itemSize, type ArrayValues} from '../dtypes.js';
import {copyInto} from '../interpret/interpreter.js';
import {StridedReader} from '../program/strided.js';
import {contiguousStrides} from '../shapes.js';
import {copyValues, flatInput, inputAt, type BulkArgs} from './inputs.js';
import {position, positionsOf, positionWords, writePosition} from './positions.js';
import type {BulkTaskOf} from './task.js';
import {pick, wordsOf, wordsPerValue} from './words.js';

/** Mask values that are looked at together. */
const CHUNK = 65536;
/** Values of a row below which a loop moves them faster than a call. */
const NARROW = 16;

export function concatenate({outer, widths}: BulkTaskOf<'concatenate'>, args: BulkArgs): void {
  const row = widths.reduce((sum, width) => sum + width, 0);
  const {lanes} = dtypeInfo(args.dtype);
  let column = 0;
  widths.forEach((width, at) => {
    if (width > 0 && width < NARROW && outer > 1 && args.loops !== null) {
      const size = itemSize(args.dtype);
      args.loops.copy(size, {
        to: args.out.byteOffset + column * size,
        from: flatInput(args, at).byteOffset,
        rows: width,
        columns: outer,
        toRow: size,
        toColumn: row * size,
        fromRow: size,
        fromColumn: width * size,
      });
      column += width;
      return;
    }
    if (width < NARROW && outer > 1) {
      interleave(args, at, outer, width, column, row);
      column += width;
      return;
    }
    const reader = new StridedReader(inputAt(args, at));
    for (let o = 0; o < outer; o++) {
      const to = (o * row + column) * lanes;
      reader.copyTo(o * width, width, args.out.subarray(to, to + width * lanes));
    }
    column += width;
  });
}

/** Writes rows of few values into columns of a result, word by word. */
function interleave(
  args: BulkArgs,
  at: number,
  outer: number,
  width: number,
  column: number,
  row: number,
): void {
  const per = wordsPerValue(args.dtype);
  const source = wordsOf(flatInput(args, at), args.dtype);
  const out = wordsOf(args.out, args.dtype);
  const words = width * per;
  for (let o = 0; o < outer; o++) {
    const [from, to] = [o * words, (o * row + column) * per];
    for (let word = 0; word < words; word++) out[to + word] = source[from + word] ?? 0;
  }
}

/** Rows of the result within the part's range; a row of the result is one of the operand. */
export function take({split, count, axis}: BulkTaskOf<'take'>, args: BulkArgs): void {
  const {length, inner} = split;
  const source = flatInput(args, 0);
  const indices = flatInput(args, 1);
  const {start, end} = args.range;
  for (let row = start; row < end;) {
    const outer = Math.floor(row / count);
    const first = row - outer * count;
    const last = Math.min(count, first + end - row);
    if (inner === 1 && takeCompiled(args, row, [first, last], outer * length, length, axis)) {
      row += last - first;
      continue;
    }
    pickRows(args, row, source, outer * length, positionsOf(indices, first, last, length, axis), inner);
    row += last - first;
  }
}

/** Values `to` on as a compiled loop takes them by indices `first` to `last`; false where there is no loop. */
function takeCompiled(
  args: BulkArgs,
  to: number,
  [first, last]: readonly [number, number],
  base: number,
  length: number,
  axis: number,
): boolean {
  const {loops, out, dtype} = args;
  const source = flatInput(args, 0);
  const indices = flatInput(args, 1);
  if (loops === null || !(indices instanceof BigInt64Array)) return false;
  const size = itemSize(dtype);
  const [target, from] = [out.byteOffset + to * size, source.byteOffset + base * size];
  const taken = loops.take(size, target, from, indices.byteOffset + 8 * first, last - first, length);
  // The position where it stopped is out of bounds.
  if (taken < last - first) position(indices[first + taken], length, axis);
  return true;
}

/** Rows `base + positions[i]` of the source as rows `first + i` of the result. */
function pickRows(
  args: BulkArgs,
  first: number,
  source: ArrayValues,
  base: number,
  positions: Int32Array | Float64Array,
  width: number,
): void {
  const {out, dtype} = args;
  if (width === 1) {
    pick(wordsOf(out, dtype), first, wordsOf(source, dtype), base, positions, wordsPerValue(dtype));
    return;
  }
  for (let i = 0; i < positions.length; i++) {
    copyValues(out, (first + i) * width, source, (base + (positions[i] ?? 0)) * width, width, dtype);
  }
}

/** Flat positions of rows that index arrays (inputs from `first` on) name together, from `start` to `end`. */
function rowPositions(
  lengths: readonly number[],
  args: BulkArgs,
  first: number,
  start: number,
  end: number,
): Int32Array | Float64Array {
  const strides = contiguousStrides(lengths);
  const parts = lengths.map((length, axis) =>
    positionsOf(flatInput(args, first + axis), start, end, length, axis),
  );
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const rows = new Float64Array(end - start);
  parts.forEach((positions, axis) => {
    const stride = strides[axis] ?? 1;
    for (let i = 0; i < rows.length; i++) rows[i] = (rows[i] ?? 0) + (positions[i] ?? 0) * stride;
  });
  return rows;
}

/** Rows of the result within the part's range. */
export function gather({lengths, row}: BulkTaskOf<'gather'>, args: BulkArgs): void {
  const {start, end} = args.range;
  const [length = 1, ...others] = lengths;
  if (row === 1 && others.length === 0 && takeCompiled(args, start, [start, end], 0, length, 0)) return;
  pickRows(args, start, flatInput(args, 0), 0, rowPositions(lengths, args, 1, start, end), row);
}

export function scatter({lengths, row}: BulkTaskOf<'scatter'>, args: BulkArgs): void {
  copyInto(args.out, flatInput(args, 0));
  const written = flatInput(args, 1);
  const count = flatInput(args, 2).length;
  rowPositions(lengths, args, 2, 0, count).forEach((at, i) => {
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
  const mask = flatInput(args, 0);
  const whole = args.loops === null ? 0 : mask.length - (mask.length % 8);
  const compiled = args.loops?.count(mask.byteOffset, whole) ?? 0;
  args.out[0] = BigInt(compiled + countTrue(mask.subarray(whole)));
}

export function compress({row}: BulkTaskOf<'compress'>, args: BulkArgs): void {
  const source = flatInput(args, 0);
  const mask = flatInput(args, 1);
  let next = 0;
  if (row === 1 && args.loops !== null) {
    const {out, dtype, loops} = args;
    loops.compress(itemSize(dtype), out.byteOffset, source.byteOffset, mask.byteOffset, mask.length);
    return;
  }
  if (row === 1) {
    for (let start = 0; start < mask.length; start += CHUNK) {
      const positions = truePositions(mask, start, Math.min(mask.length, start + CHUNK));
      pickRows(args, next, source, 0, positions, 1);
      next += positions.length;
    }
    return;
  }
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 0) copyValues(args.out, next++ * row, source, i * row, row, args.dtype);
  }
}

/** Positions from `start` to `end` where the mask is true. */
function truePositions(mask: ArrayValues, start: number, end: number): Int32Array | Float64Array {
  const positions = end < 2 ** 31 ? new Int32Array(end - start) : new Float64Array(end - start);
  let count = 0;
  for (let i = start; i < end; i++) {
    positions[count] = i;
    if (mask[i] !== 0) count++;
  }
  return positions.subarray(0, count);
}

export function argwhere({shape}: BulkTaskOf<'argwhere'>, args: BulkArgs): void {
  const mask = flatInput(args, 0);
  const out = positionWords(args.out);
  const rows = shape.slice(0, -1);
  const length = shape.at(-1) ?? 1;
  const index = new Float64Array(rows.length);
  let next = 0;
  for (let row = 0; row < mask.length; row += length) {
    for (let i = 0; i < length; i++) {
      if (mask[row + i] === 0) continue;
      for (const at of index) next = writePosition(out, next, at);
      if (shape.length > 0) next = writePosition(out, next, i);
    }
    for (let axis = rows.length - 1; axis >= 0; axis--) {
      const at = (index[axis] ?? 0) + 1;
      index[axis] = at === rows[axis] ? 0 : at;
      if (at !== rows[axis]) break;
    }
  }
}
