/** Two-operand operations of kernels. */
import type {BinaryOp} from '../ir.js';
import {emitCast, toMask} from './emit-cast.js';
import {compared, emitIntegers} from './emit-integer.js';
import {emitArctan2} from './emit-inverse.js';
import {emitHypot, emitPower} from './emit-power.js';
import type {KernelCode, Vectors} from './kernel-code.js';
import {isIntegerType} from './lane-types.js';
import {lanes, v128} from './opcodes.js';

const comparisons = {
  equal: 'eq',
  not_equal: 'ne',
  less: 'lt',
  less_equal: 'le',
  greater: 'gt',
  greater_equal: 'ge',
} as const;

function isComparison(op: BinaryOp): op is keyof typeof comparisons {
  return Object.hasOwn(comparisons, op);
}

/** The result, or null where kernels do not have the operation for the operands' dtype. */
export function emitBinary(k: KernelCode, op: BinaryOp, a: Vectors, b: Vectors): Vectors | null {
  switch (op) {
    case 'logical_and':
      return k.map('mask', [toMask(k, a), toMask(k, b)], v128.and);
    case 'logical_or':
      return k.map('mask', [toMask(k, a), toMask(k, b)], v128.or);
    case 'logical_xor':
      return k.map('mask', [toMask(k, a), toMask(k, b)], v128.xor);
    default:
  }
  if (a.type === 'mask') return masks(k, op, a, b);
  if (isComparison(op)) return k.narrowMask(compared(k, comparisons[op], a, b));
  return isIntegerType(a.type) ? emitIntegers(k, op, a, b) : floats(k, op, a, b);
}

function masks(k: KernelCode, op: BinaryOp, a: Vectors, b: Vectors): Vectors | null {
  switch (op) {
    case 'add':
    case 'maximum':
    case 'fmax':
    case 'bitwise_or':
      return k.map('mask', [a, b], v128.or);
    case 'multiply':
    case 'minimum':
    case 'fmin':
    case 'bitwise_and':
      return k.map('mask', [a, b], v128.and);
    case 'bitwise_xor':
    case 'not_equal':
      return k.map('mask', [a, b], v128.xor);
    case 'equal':
      return k.map('mask', [a, b], v128.xor, v128.not);
    case 'less':
      return k.map('mask', [k.map('mask', [a], v128.not), b], v128.and);
    case 'less_equal':
      return k.map('mask', [k.map('mask', [a], v128.not), b], v128.or);
    case 'greater':
      return k.map('mask', [a, k.map('mask', [b], v128.not)], v128.and);
    case 'greater_equal':
      return k.map('mask', [a, k.map('mask', [b], v128.not)], v128.or);
    default:
      return null;
  }
}

/** Computed in double precision, whatever the operands'. */
export const elementaryOfTwo: Partial<Record<BinaryOp, (k: KernelCode, a: Vectors, b: Vectors) => Vectors>> =
  {
    arctan2: emitArctan2,
    hypot: emitHypot,
    power: emitPower,
    float_power: emitPower,
  };

function floats(k: KernelCode, op: BinaryOp, a: Vectors, b: Vectors): Vectors | null {
  if (a.type !== 'f32' && a.type !== 'f64') return null;
  const {type} = a;
  const o = lanes[type];
  const emit = elementaryOfTwo[op];
  if (emit !== undefined) return emitCast(k, emit(k, emitCast(k, a, 'f64'), emitCast(k, b, 'f64')), type);
  /** `a` where it is more extreme or `decisive` is NaN, else `b`: of equal values the second. */
  const extreme = (compare: number, decisive: Vectors): Vectors => {
    const more = k.map(type, [a, b], compare);
    return k.select(a, b, k.map(type, [more, k.map(type, [decisive, decisive], o.ne)], v128.or));
  };
  switch (op) {
    case 'add':
      return k.map(type, [a, b], o.add);
    case 'subtract':
      return k.map(type, [a, b], o.sub);
    case 'multiply':
      return k.map(type, [a, b], o.mul);
    case 'divide':
      return k.map(type, [a, b], o.div);
    case 'maximum':
      return extreme(o.gt, a);
    case 'minimum':
      return extreme(o.lt, a);
    case 'fmax':
      return extreme(o.gt, b);
    case 'fmin':
      return extreme(o.lt, b);
    case 'copysign':
      return k.select(b, a, k.constant(type, -0));
    case 'complex':
      return null;
    default:
      return k.call(`binary:${op}:${type === 'f64' ? 'float64' : 'float32'}`, type, [a, b]);
  }
}
