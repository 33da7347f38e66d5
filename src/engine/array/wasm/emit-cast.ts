/** Conversions between the dtypes of kernels. */
import type {KernelCode, Vectors} from './kernel-code.js';
import {isIntegerType, laneBytes, type LaneType, type NumberType} from './lane-types.js';
import {convert, lanes, scalar, v128} from './opcodes.js';

/** Converts as NumPy's unsafe casting does. */
export function emitCast(k: KernelCode, from: Vectors, to: LaneType): Vectors {
  if (from.type === to) return from;
  if (to === 'mask') return toMask(k, from);
  if (from.type === 'mask') {
    const wide = k.widenMask(from, to);
    return k.map(to, [wide, k.constant(to, 1)], v128.and);
  }
  if (to === 'f64') return toDouble(k, from);
  if (to === 'f32') return toSingle(k, from);
  if (isIntegerType(from.type)) return k.resize(from, to);
  if (to === 'i64' || to === 'u64') return toLong(k, from, to);
  // What fits an uint32 is found as an int64, all narrower ones as an int32.
  return k.resize(to === 'u32' ? toLong(k, from, 'i64') : toInt(k, from), to);
}

/** Whether values are not zero. */
export function toMask(k: KernelCode, from: Vectors): Vectors {
  if (from.type === 'mask') return from;
  return k.narrowMask(k.map(from.type, [from, k.constant(from.type, 0)], lanes[from.type].ne));
}

/** Narrow integers as 32-bit ones, others as they are. */
function atLeastWords(k: KernelCode, from: Vectors): Vectors {
  return isIntegerType(from.type) && laneBytes(from.type) < 4 ? k.resize(from, 'i32') : from;
}

function fromLong(k: KernelCode, from: Vectors, to: 'f64' | 'f32'): Vectors {
  const conversion = from.type === 'u64' ? scalar.u64Convert : scalar.i64Convert;
  return k.byLane(to, [from], (push) => {
    push(0);
    k.code.op(conversion[to]);
  });
}

function toDouble(k: KernelCode, from: Vectors): Vectors {
  if (from.type === 'i64' || from.type === 'u64') return fromLong(k, from, 'f64');
  const words = atLeastWords(k, from);
  const opcode = {f32: convert.f64FromLowF32, u32: convert.f64FromLowU32, i32: convert.f64FromLowI32};
  return k.fill('f64', (part) => {
    k.pushHalf(words, part);
    k.code.simd(opcode[words.type === 'f32' || words.type === 'u32' ? words.type : 'i32']);
  });
}

function toSingle(k: KernelCode, from: Vectors): Vectors {
  if (from.type === 'i64' || from.type === 'u64') return fromLong(k, from, 'f32');
  if (from.type !== 'f64') {
    return k.map(
      'f32',
      [atLeastWords(k, from)],
      from.type === 'u32' ? convert.f32FromU32 : convert.f32FromI32,
    );
  }
  return k.fill('f32', (part) => {
    k.push(from, 2 * part).code.simd(convert.f32FromF64Zero);
    k.push(from, 2 * part + 1).code.simd(convert.f32FromF64Zero);
    k.shuffleWords([0, 1, 4, 5]);
  });
}

function toLong(k: KernelCode, from: Vectors, to: 'i64' | 'u64'): Vectors {
  const {code} = k;
  const value = code.local('f64');
  return k.byLane(to, [from], (push) => {
    push(0);
    if (from.type === 'f32') code.op(scalar.f64Promote);
    // What does not fit, NaN too, is the minimum.
    code
      .tee(value)
      .op(0xfc, 6)
      .i64(-(1n << 63n));
    code
      .get(value)
      .f64(-(2 ** 63))
      .op(scalar.f64Ge);
    code
      .get(value)
      .f64(2 ** 63)
      .op(scalar.f64Lt)
      .op(scalar.i32And, scalar.select);
    if (to === 'i64') return;
    code.get(value).op(0xfc, 7);
    code
      .get(value)
      .f64(2 ** 63)
      .op(scalar.f64Lt);
    code
      .get(value)
      .f64(2 ** 64)
      .op(scalar.f64Lt, scalar.i32Eqz, scalar.i32Or, scalar.select);
  });
}

/** The instructions give the nearest integer and 0 for NaN, where the minimum is wanted for all that does not fit. */
function toInt(k: KernelCode, from: Vectors): Vectors {
  const type: NumberType = from.type === 'f32' ? 'f32' : 'f64';
  const fits = k.map(type, [from, k.constant(type, 2 ** 31)], lanes[type].lt);
  const least = k.constant('i32', -(2 ** 31));
  if (type === 'f32') {
    const whole = k.map('i32', [from], convert.i32FromF32);
    return k.map('i32', [whole, least, fits], v128.bitselect);
  }
  return k.fill('i32', (part) => {
    for (const half of [2 * part, 2 * part + 1]) k.push(from, half).code.simd(convert.i32FromF64Zero);
    k.shuffleWords([0, 1, 4, 5]);
    k.push(least, part);
    k.push(fits, 2 * part).push(fits, 2 * part + 1);
    k.shuffleWords([0, 2, 4, 6]);
    k.code.simd(v128.bitselect);
  });
}
