/** Arithmetic of integers of all widths, which wraps. */
import type {BinaryOp, UnaryOp} from '../ir.js';
import {emitDivision, isDivision} from './emit-division.js';
import {emitShift} from './emit-shift.js';
import type {KernelCode, Vectors} from './kernel-code.js';
import {isIntegerType, isSigned, type IntegerType} from './lane-types.js';
import {lanes, v128} from './opcodes.js';

type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** The result of a comparison in lanes as wide as what is compared. */
export function compared(k: KernelCode, comparison: Comparison, a: Vectors, b: Vectors): Vectors {
  if (a.type === 'mask') throw new RangeError('masks are compared as bits');
  if (a.type !== 'u64') return k.map(a.type, [a, b], lanes[a.type][comparison]);
  // Signed comparison orders unsigned numbers whose highest bit is turned.
  const turned = [a, b].map((x) => k.map('u64', [x, k.constant('u64', -(1n << 63n))], v128.xor));
  return k.map('u64', turned, lanes.u64[comparison]);
}

function multiply(k: KernelCode, type: IntegerType, a: Vectors, b: Vectors): Vectors {
  if (type !== 'i8' && type !== 'u8') return k.map(type, [a, b], lanes[type].mul);
  const {code} = k;
  /** Bytes of odd places, as lanes of 16 bits. */
  const odd = (x: Vectors): Vectors =>
    k.fill(type, (part) => {
      k.push(x, part).code.i32(8).simd(lanes.u16.shrU);
    });
  const [high, low] = [k.map(type, [odd(a), odd(b)], lanes.u16.mul), k.map(type, [a, b], lanes.u16.mul)];
  const mask = k.constant('i16', 0xff);
  return k.fill(type, (part) => {
    k.push(high, part).code.i32(8).simd(lanes.u16.shl);
    k.push(low, part);
    code
      .get(mask.parts[0] ?? 0)
      .simd(v128.and)
      .simd(v128.or);
  });
}

function extreme(k: KernelCode, type: IntegerType, a: Vectors, b: Vectors, most: 'max' | 'min'): Vectors {
  if (type !== 'i64' && type !== 'u64') return k.map(type, [a, b], lanes[type][most]);
  return k.select(a, b, compared(k, most === 'max' ? 'gt' : 'lt', a, b));
}

/** The result, or null where kernels do not have the operation. */
export function emitIntegers(k: KernelCode, op: BinaryOp, a: Vectors, b: Vectors): Vectors | null {
  const {type} = a;
  if (!isIntegerType(type)) return null;
  const o = lanes[type];
  if (isDivision(op)) return emitDivision(k, op, a, b);
  switch (op) {
    case 'add':
      return k.map(type, [a, b], o.add);
    case 'subtract':
      return k.map(type, [a, b], o.sub);
    case 'multiply':
      return multiply(k, type, a, b);
    case 'bitwise_and':
      return k.map(type, [a, b], v128.and);
    case 'bitwise_or':
      return k.map(type, [a, b], v128.or);
    case 'bitwise_xor':
      return k.map(type, [a, b], v128.xor);
    case 'maximum':
    case 'fmax':
      return extreme(k, type, a, b, 'max');
    case 'minimum':
    case 'fmin':
      return extreme(k, type, a, b, 'min');
    case 'left_shift':
    case 'right_shift':
      return emitShift(k, op, a, b);
    default:
      // An integer power may raise, which the lanes past the end of an array must not.
      return null;
  }
}

/** The result, or null where kernels do not have the operation. */
export function emitInteger(k: KernelCode, op: UnaryOp, x: Vectors): Vectors | null {
  const {type} = x;
  if (!isIntegerType(type)) return null;
  switch (op) {
    case 'negative':
      return k.map(type, [x], lanes[type].neg);
    case 'absolute':
      return isSigned(type) ? k.map(type, [x], lanes[type].abs) : x;
    case 'square':
      return multiply(k, type, x, x);
    case 'invert':
      return k.map(type, [x], v128.not);
    case 'sign': {
      const zero = k.constant(type, 0);
      if (!isSigned(type)) return k.map(type, [compared(k, 'ne', x, zero), k.constant(type, 1)], v128.and);
      // True is -1.
      return k.map(type, [compared(k, 'lt', x, zero), compared(k, 'gt', x, zero)], lanes[type].sub);
    }
    default:
      return null;
  }
}
