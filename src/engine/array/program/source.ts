/** Inputs of programs, read run by run. */
import {dtypeInfo, isWide, viewValues, type ArrayDType, type ArrayValues} from '../dtypes.js';
import {readSpilled} from '../memory/spill-file.js';
import {castScalar, fillScalar, roundHalf} from '../scalars.js';
import {sizeOf} from '../shapes.js';
import type {ArrayOperand, Home, Operand} from './operand.js';
import {mergeAxes, StridedReader, type StridedArray} from './strided.js';
import type {ThreadContext} from '../jobs/thread-context.js';

/** Reads runs of the flattened input. */
export interface Source {
  /** Whether reading never uses scratch. */
  readonly inPlace: boolean;
  /** Exactly `length` values from `start`: in place, or at the start of `scratch`. */
  read(start: number, length: number, scratch: ArrayValues): ArrayValues;
}

/** The values at a home in memory. */
export function homeValues(context: ThreadContext, home: Home, dtype: ArrayDType, size: number): ArrayValues {
  switch (home.kind) {
    case 'heap':
      return home.values;
    case 'slab':
      return viewValues(dtype, context.memoryOf(home.slab).buffer, home.byteOffset, size);
    case 'file':
      throw new RangeError('spilled values must be brought back into memory first');
  }
}

/** An array operand whose values are in memory. */
export function stridedOperand(context: ThreadContext, operand: ArrayOperand): StridedArray {
  const values = homeValues(context, operand.home, operand.dtype, operand.extent);
  const {dtype, shape, strides, offset} = operand;
  return {dtype, shape, strides, offset, values};
}

/** Whether an operand can be read by runs from a spill file. */
export function isFlat(operand: ArrayOperand): boolean {
  const {shape, strides} = mergeAxes(operand.shape, operand.strides);
  return sizeOf(operand.shape) === 0 || shape.length === 0 || (shape.length === 1 && strides[0] === 1);
}

function fileSource(path: string, operand: ArrayOperand): Source {
  const {dtype, offset} = operand;
  return {
    inPlace: false,
    read(start, length, scratch) {
      const out = scratch.subarray(0, length * dtypeInfo(dtype).lanes);
      const bytes = new Uint8Array(out.byteLength);
      readSpilled(path, bytes, (offset + start) * (out.byteLength / Math.max(length, 1)));
      new Uint8Array(out.buffer, out.byteOffset, out.byteLength).set(bytes);
      return out;
    },
  };
}

function iotaSource(dtype: ArrayDType, start: number | bigint, step: number | bigint): Source {
  if (isWide(dtype)) {
    const [first, by] = [BigInt(start), BigInt(step)];
    return {
      inPlace: false,
      read(from, length, scratch) {
        const out = scratch.subarray(0, length) as BigInt64Array;
        let value = first + by * BigInt(from);
        for (let i = 0; i < length; i++, value += by) out[i] = value;
        return out;
      },
    };
  }
  const [first, by] = [Number(start), Number(step)];
  return {
    inPlace: false,
    read(from, length, scratch) {
      const out = scratch.subarray(0, length);
      for (let i = 0; i < length; i++) out[i] = first + (from + i) * by;
      if (dtype === 'float16') for (let i = 0; i < length; i++) out[i] = roundHalf(Number(out[i]));
      return out;
    },
  };
}

/** How to read an operand on this thread. */
export function createSource(context: ThreadContext, operand: Operand): Source {
  switch (operand.kind) {
    case 'array':
      return operand.home.kind === 'file'
        ? fileSource(operand.home.path, operand)
        : new StridedReader(stridedOperand(context, operand));
    case 'constant':
      return {
        inPlace: false,
        read(_start, length, scratch) {
          const out = scratch.subarray(0, length * dtypeInfo(operand.dtype).lanes);
          fillScalar(out, operand.dtype, castScalar(operand.value, operand.dtype), 0, length);
          return out;
        },
      };
    case 'iota':
      return iotaSource(operand.dtype, operand.start, operand.step);
    case 'random':
      return {
        inPlace: false,
        read(start, length, scratch) {
          const out = scratch.subarray(0, length);
          context.random.fill(operand, start, out);
          return out;
        },
      };
  }
}
