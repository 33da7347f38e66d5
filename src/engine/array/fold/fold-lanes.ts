/** How vectors of each storage are combined by reductions. */
import type {ReduceOp} from '../ir.js';
import type {Code} from '../wasm/assembler.js';
import {lanes, v128} from '../wasm/opcodes.js';

/** Storage of reduced values; a bool is one byte. */
export type FoldType = 'f64' | 'f32' | 'i64' | 'i32' | 'u8';

/** Reductions whose steps are single vectors; sums of floats, and products of them, have an order of their own. */
export interface FoldStep {
  readonly type: FoldType;
  /** The bits of one lane that change nothing. */
  readonly identity: bigint;
  /** Replaces `accumulator` by its combination with `value`: both are locals. */
  readonly combine: (code: Code, accumulator: number, value: number) => void;
  /**
   * A faster `combine` for many values: lanes of `nan` are set where a value was NaN, which the accumulator has yet
   * to become.
   */
  readonly quick?: (code: Code, accumulator: number, value: number, nan: number) => void;
}

export const laneBytes: Readonly<Record<FoldType, 1 | 4 | 8>> = {f64: 8, f32: 4, i64: 8, i32: 4, u8: 1};

/** One lane read into, and written from, a vector. */
export const laneAccess: Readonly<Record<1 | 4 | 8, {readonly load: number; readonly store: number}>> = {
  1: {load: 0x54, store: 0x58},
  4: {load: 0x56, store: 0x5a},
  8: {load: 0x57, store: 0x5b},
};

/** The same bits in every lane. */
export function pushLanes(code: Code, type: FoldType, bits: bigint): void {
  const width = BigInt(8 * laneBytes[type]);
  let word = 0n;
  for (let at = 0n; at < 64n; at += width) word |= BigInt.asUintN(Number(width), bits) << at;
  code.v128(word, word);
}

const infinity = {f64: 0x7ff0000000000000n, f32: 0x7f800000n} as const;
const nan = {f64: 0x7ff8000000000000n, f32: 0x7fc00000n} as const;
const sign = {f64: 1n << 63n, f32: 1n << 31n} as const;

function plain(opcode: number): FoldStep['combine'] {
  return (code, accumulator, value) => {
    code.get(accumulator).get(value).simd(opcode).set(accumulator);
  };
}

type MakeStep = (identity: bigint, combine: FoldStep['combine'], quick?: FoldStep['quick']) => FoldStep;

/** The step of a reduction, or null where kernels have none. */
export function foldStep(op: ReduceOp, type: FoldType): FoldStep | null {
  const step: MakeStep = (identity, combine, quick) => ({
    type,
    identity,
    combine,
    ...(quick === undefined ? {} : {quick}),
  });
  if (type === 'u8') {
    if (op === 'any' || op === 'max' || op === 'fmax') return step(0n, plain(v128.or));
    return op === 'all' || op === 'min' || op === 'fmin' ? step(1n, plain(v128.and)) : null;
  }
  if (type === 'f64' || type === 'f32') return floatStep(op, type, step);
  const o = lanes[type];
  const highest = type === 'i64' ? (1n << 63n) - 1n : (1n << 31n) - 1n;
  const extreme =
    (compare: number): FoldStep['combine'] =>
    (code, accumulator, value) => {
      code.get(accumulator).get(value).get(accumulator).get(value).simd(compare);
      code.simd(v128.bitselect).set(accumulator);
    };
  switch (op) {
    case 'sum':
      return step(0n, plain(o.add));
    case 'prod':
      return step(1n, plain(o.mul));
    case 'max':
    case 'fmax':
    case 'argmax':
      return step(-highest - 1n, extreme(o.gt));
    case 'min':
    case 'fmin':
    case 'argmin':
      return step(highest, extreme(o.lt));
    case 'any':
    case 'all':
      return null;
  }
}

function floatStep(op: ReduceOp, type: 'f64' | 'f32', step: MakeStep): FoldStep | null {
  const o = lanes[type];
  /** The other value while there is only NaN, which the instruction keeps in its first place. */
  const passing =
    (opcode: number): FoldStep['combine'] =>
    (code, accumulator, value) => {
      code.get(value).get(accumulator).get(value).simd(opcode);
      code.get(accumulator).get(accumulator).simd(o.ne).simd(v128.bitselect).set(accumulator);
    };
  /** The instruction loses NaN of its second operand. */
  const watching =
    (opcode: number): FoldStep['quick'] =>
    (code, accumulator, value, nan) => {
      code.get(accumulator).get(value).simd(opcode).set(accumulator);
      code.get(nan).get(value).get(value).simd(o.ne).simd(v128.or).set(nan);
    };
  switch (op) {
    case 'max':
    case 'argmax':
      return step(infinity[type] | sign[type], plain(o.max), watching(o.pmax));
    case 'min':
    case 'argmin':
      return step(infinity[type], plain(o.min), watching(o.pmin));
    case 'fmax':
      return step(nan[type], passing(o.pmax));
    case 'fmin':
      return step(nan[type], passing(o.pmin));
    // Of columns only: along a row NumPy's order of additions is another.
    case 'sum':
      return step(0n, plain(o.add));
    case 'prod':
      return step(type === 'f64' ? 0x3ff0000000000000n : 0x3f800000n, plain(o.mul));
    case 'any':
    case 'all':
      return null;
  }
}
