/** How vectors of each storage are combined by reductions. */
import type {ReduceOp} from '../ir.js';
import type {Code} from '../wasm/assembler.js';
import {isSigned, laneBytes, type IntegerType, type LaneBytes, type NumberType} from '../wasm/lane-types.js';
import {lanes, v128} from '../wasm/opcodes.js';

/** What is reduced; a bool is one byte. */
export type FoldType = NumberType | 'bool';

/** What positions can be found of. */
export type FindType = 'f64' | 'f32' | 'i64' | 'i32';

export function isFindType(type: FoldType): type is FindType {
  return type === 'f64' || type === 'f32' || type === 'i64' || type === 'i32';
}

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

export function foldBytes(type: FoldType): LaneBytes {
  return type === 'bool' ? 1 : laneBytes(type);
}

/** One lane read into, and written from, a vector. */
export const laneAccess: Readonly<Record<LaneBytes, {readonly load: number; readonly store: number}>> = {
  1: {load: 0x54, store: 0x58},
  2: {load: 0x55, store: 0x59},
  4: {load: 0x56, store: 0x5a},
  8: {load: 0x57, store: 0x5b},
};

/** The same bits in every lane. */
export function pushLanes(code: Code, type: FoldType, bits: bigint): void {
  const width = BigInt(8 * foldBytes(type));
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
  if (type === 'bool') {
    if (op === 'any' || op === 'max' || op === 'fmax') return step(0n, plain(v128.or));
    return op === 'all' || op === 'min' || op === 'fmin' ? step(1n, plain(v128.and)) : null;
  }
  if (type === 'f64' || type === 'f32') return floatStep(op, type, step);
  const bits = BigInt(8 * laneBytes(type));
  const [lowest, highest] = isSigned(type)
    ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n]
    : [0n, (1n << bits) - 1n];
  switch (op) {
    case 'sum':
      return step(0n, plain(lanes[type].add));
    case 'prod':
      return type === 'i8' || type === 'u8' ? null : step(1n, plain(lanes[type].mul));
    case 'max':
    case 'fmax':
    case 'argmax':
      return op === 'argmax' && !isFindType(type) ? null : step(lowest, integerExtreme(type, 'max'));
    case 'min':
    case 'fmin':
    case 'argmin':
      return op === 'argmin' && !isFindType(type) ? null : step(highest, integerExtreme(type, 'min'));
    case 'any':
    case 'all':
      return null;
  }
}

function integerExtreme(type: IntegerType, most: 'max' | 'min'): FoldStep['combine'] {
  if (type !== 'i64' && type !== 'u64') return plain(lanes[type][most]);
  const compare = most === 'max' ? lanes.i64.gt : lanes.i64.lt;
  return (code, accumulator, value) => {
    code.get(accumulator).get(value);
    for (const local of [accumulator, value]) {
      code.get(local);
      // Signed comparison orders unsigned numbers whose highest bit is turned.
      if (type === 'u64') code.v128(1n << 63n, 1n << 63n).simd(v128.xor);
    }
    code.simd(compare).simd(v128.bitselect).set(accumulator);
  };
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
