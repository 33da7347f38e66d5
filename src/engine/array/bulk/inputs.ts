/** How bulk kernels read their inputs. */
import {allocateValues, dtypeInfo, type ArrayDType, type ArrayValues} from '../dtypes.js';
import {copyInto} from '../interpret/interpreter.js';
import type {PickLoops} from './pick-kernels.js';
import {contiguousValues, type StridedArray} from '../program/strided.js';

/** What a bulk kernel gets: inputs through strides, and where to write. */
export interface BulkArgs {
  readonly inputs: readonly StridedArray[];
  /** C-contiguous. */
  readonly out: ArrayValues;
  readonly dtype: ArrayDType;
  /** Rows of the result that are to be computed, for tasks that have parts. */
  readonly range: {readonly start: number; readonly end: number};
  /** Compiled loops over the memory in which inputs and result lie as they are; null where they do not. */
  readonly loops: PickLoops | null;
  /** Inputs that have been copied into C order. */
  readonly copies: Map<number, ArrayValues>;
}

/** An input; its absence is a fault of the caller. */
export function inputAt(args: BulkArgs, at: number): StridedArray {
  const input = args.inputs[at];
  if (input === undefined) throw new RangeError(`bulk input ${at} is missing`);
  return input;
}

/** All values of an array in C order. */
export function flatValues(array: StridedArray): ArrayValues {
  return contiguousValues(array, (length) => allocateValues(array.dtype, length));
}

/** All values of an input in C order. */
export function flatInput(args: BulkArgs, at: number): ArrayValues {
  const known = args.copies.get(at);
  if (known !== undefined) return known;
  const values = flatValues(inputAt(args, at));
  args.copies.set(at, values);
  return values;
}

/** Copies `count` values between flat storages of one dtype. */
export function copyValues(
  target: ArrayValues,
  to: number,
  source: ArrayValues,
  from: number,
  count: number,
  dtype: ArrayDType,
): void {
  const {lanes} = dtypeInfo(dtype);
  if (count * lanes < 16) {
    for (let i = 0; i < count * lanes; i++) target[to * lanes + i] = source[from * lanes + i] ?? 0;
  } else {
    copyInto(target.subarray(to * lanes), source.subarray(from * lanes, (from + count) * lanes));
  }
}
