/** Reading strided arrays in C order. */
import {dtypeInfo, type ArrayDType, type ArrayValues} from '../dtypes.js';
import {copyInto} from '../interpret/interpreter.js';
import type {Shape} from '../ir.js';
import {fillScalar} from '../scalars.js';
import {sizeOf} from '../shapes.js';

/** An array in this thread's reach. */
export interface StridedArray {
  readonly dtype: ArrayDType;
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly offset: number;
  readonly values: ArrayValues;
}

/** The same positions with as few axes as possible: axes of length 1 dropped, neighbours merged. */
export function mergeAxes(
  shape: Shape,
  strides: readonly number[],
): {readonly shape: number[]; readonly strides: number[]} {
  const lengths: number[] = [];
  const steps: number[] = [];
  shape.forEach((length, axis) => {
    if (length === 1) return;
    const step = strides[axis] ?? 0;
    const last = lengths.length - 1;
    if (last >= 0 && steps[last] === step * length) {
      lengths[last] = (lengths[last] ?? 1) * length;
      steps[last] = step;
    } else {
      lengths.push(length);
      steps.push(step);
    }
  });
  return {shape: lengths, strides: steps};
}

/** Reads runs of the flattened array. */
export class StridedReader {
  private readonly shape: readonly number[];
  private readonly strides: readonly number[];
  /** Whether positions that follow each other also do so in memory. */
  readonly contiguous: boolean;

  constructor(private readonly array: StridedArray) {
    const merged = mergeAxes(array.shape, array.strides);
    this.shape = merged.shape.length === 0 ? [1] : merged.shape;
    this.strides = merged.shape.length === 0 ? [1] : merged.strides;
    this.contiguous = this.shape.length === 1 && this.strides[0] === 1;
  }

  /** Whether reading never uses scratch. */
  get inPlace(): boolean {
    return this.contiguous;
  }

  /** The values of a run: a view where they lie together, else copied to the start of `scratch`. */
  read(start: number, length: number, scratch: ArrayValues): ArrayValues {
    const {lanes} = dtypeInfo(this.array.dtype);
    if (this.contiguous) {
      const from = (this.array.offset + start) * lanes;
      if (from === 0 && this.array.values.length === length * lanes) return this.array.values;
      return this.array.values.subarray(from, from + length * lanes);
    }
    const out = scratch.subarray(0, length * lanes);
    this.copyTo(start, length, out);
    return out;
  }

  /** Copies a run to the start of `out`. */
  copyTo(start: number, length: number, out: ArrayValues): void {
    if (length === 0) return;
    const {values, offset} = this.array;
    const ndim = this.shape.length;
    const inner = this.shape[ndim - 1] ?? 1;
    const step = this.strides[ndim - 1] ?? 1;
    const index = new Array<number>(ndim).fill(0);
    let rest = start;
    let at = offset;
    for (let axis = ndim - 1; axis >= 0; axis--) {
      const n = this.shape[axis] ?? 1;
      index[axis] = rest % n;
      rest = Math.floor(rest / n);
      at += (index[axis] ?? 0) * (this.strides[axis] ?? 0);
    }
    for (let done = 0; done < length;) {
      const run = Math.min(inner - (index[ndim - 1] ?? 0), length - done);
      copyRun(values, at, step, out, done, run, this.array.dtype);
      done += run;
      at += run * step;
      index[ndim - 1] = (index[ndim - 1] ?? 0) + run;
      for (let axis = ndim - 1; axis > 0 && (index[axis] ?? 0) >= (this.shape[axis] ?? 1); axis--) {
        at += (this.strides[axis - 1] ?? 0) - (this.shape[axis] ?? 1) * (this.strides[axis] ?? 0);
        index[axis] = 0;
        index[axis - 1] = (index[axis - 1] ?? 0) + 1;
      }
    }
  }
}

function copyRun(
  values: ArrayValues,
  at: number,
  step: number,
  out: ArrayValues,
  done: number,
  run: number,
  dtype: ArrayDType,
): void {
  const {lanes} = dtypeInfo(dtype);
  if (step === 1 && run > 24) {
    copyInto(out.subarray(done * lanes), values.subarray(at * lanes, (at + run) * lanes));
  } else if (step === 0 && lanes === 1 && run > 24) {
    fillScalar(out, dtype, values[at] ?? 0, done, run);
  } else if (lanes === 1) {
    for (let i = 0; i < run; i++) out[done + i] = values[at + i * step] ?? 0;
  } else {
    for (let i = 0; i < run; i++) {
      out[2 * (done + i)] = values[2 * (at + i * step)] ?? 0;
      out[2 * (done + i) + 1] = values[2 * (at + i * step) + 1] ?? 0;
    }
  }
}

/** All values of an array in C order: in place where they lie together, else copied to `scratch`. */
export function contiguousValues(array: StridedArray, scratch: (length: number) => ArrayValues): ArrayValues {
  const reader = new StridedReader(array);
  const size = sizeOf(array.shape);
  return reader.read(0, size, reader.contiguous ? array.values : scratch(size));
}
