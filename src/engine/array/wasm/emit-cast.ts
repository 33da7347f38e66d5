/** Conversions between the dtypes of kernels. */
import type {KernelCode, Vectors} from './kernel-code.js';
import type {LaneType} from './lane-types.js';
import {convert, lanes, scalar, v128} from './opcodes.js';

/** Converts as NumPy's unsafe casting does. */
export function emitCast(k: KernelCode, from: Vectors, to: LaneType): Vectors {
  if (from.type === to) return from;
  if (to === 'mask') return toMask(k, from);
  if (from.type === 'mask') {
    const wide = k.widenMask(from, to);
    return k.map(to, [wide, k.constant(to, 1)], v128.and);
  }
  switch (to) {
    case 'f64':
      return toDouble(k, from);
    case 'f32':
      return toSingle(k, from);
    case 'i64':
      return toLong(k, from);
    case 'i32':
      return toInt(k, from);
  }
}

/** Whether values are not zero. */
export function toMask(k: KernelCode, from: Vectors): Vectors {
  if (from.type === 'mask') return from;
  return k.narrowMask(k.map(from.type, [from, k.constant(from.type, 0)], lanes[from.type].ne));
}

function toDouble(k: KernelCode, from: Vectors): Vectors {
  if (from.type === 'i64') {
    return k.byLane('f64', [from], (push) => {
      push(0);
      k.code.op(scalar.i64Convert.f64);
    });
  }
  const opcode = from.type === 'f32' ? convert.f64FromLowF32 : convert.f64FromLowI32;
  return k.fill('f64', (part) => {
    if (part === 0) k.push(from, 0);
    else k.pushHigh(from);
    k.code.simd(opcode);
  });
}

function toSingle(k: KernelCode, from: Vectors): Vectors {
  if (from.type === 'i32') return k.map('f32', [from], convert.f32FromI32);
  if (from.type === 'i64') {
    return k.byLane('f32', [from], (push) => {
      push(0);
      k.code.op(scalar.i64Convert.f32);
    });
  }
  return k.fill('f32', () => {
    k.push(from, 0).code.simd(convert.f32FromF64Zero);
    k.push(from, 1).code.simd(convert.f32FromF64Zero);
    k.shuffleWords([0, 1, 4, 5]);
  });
}

function toLong(k: KernelCode, from: Vectors): Vectors {
  if (from.type === 'i32') {
    return k.fill('i64', (part) => {
      k.push(from, 0).code.simd(part === 0 ? convert.i64FromLowI32 : convert.i64FromHighI32);
    });
  }
  const {code} = k;
  const value = code.local('f64');
  return k.byLane('i64', [from], (push) => {
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
  });
}

function toInt(k: KernelCode, from: Vectors): Vectors {
  if (from.type === 'i64') {
    return k.fill('i32', () => {
      k.push(from, 0).push(from, 1);
      k.shuffleWords([0, 2, 4, 6]);
    });
  }
  return k.call('float_to_int32', 'i32', [from]);
}
