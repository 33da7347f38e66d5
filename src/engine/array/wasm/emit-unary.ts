/** One-operand operations of kernels. */
import type {BinaryOp, UnaryOp} from '../ir.js';
import {elementaryOfTwo} from './emit-binary.js';
import {emitCast, toMask} from './emit-cast.js';
import {emitCosh, emitExp, emitExp2, emitExpm1, emitSinh, emitTanh} from './emit-exp.js';
import {emitArccos, emitArccosh, emitArcsin, emitArcsinh, emitArctan, emitArctanh} from './emit-inverse.js';
import {emitLog, emitLog10, emitLog1p, emitLog2} from './emit-log.js';
import {emitCbrt} from './emit-power.js';
import {emitCos, emitSin, emitTan} from './emit-trigonometric.js';
import {emitInteger} from './emit-integer.js';
import type {KernelCode, Vectors} from './kernel-code.js';
import {isIntegerType} from './lane-types.js';
import {lanes, v128} from './opcodes.js';

/** The result, or null where kernels do not have the operation for the operand's dtype. */
export function emitUnary(k: KernelCode, op: UnaryOp, x: Vectors): Vectors | null {
  if (op === 'logical_not') return k.map('mask', [toMask(k, x)], v128.not);
  if (x.type === 'mask') {
    return op === 'invert' ? k.map('mask', [x], v128.not) : op === 'absolute' ? x : null;
  }
  return isIntegerType(x.type) ? emitInteger(k, op, x) : float(k, op, x);
}

const direct = {
  negative: 'neg',
  absolute: 'abs',
  sqrt: 'sqrt',
  floor: 'floor',
  ceil: 'ceil',
  trunc: 'trunc',
  rint: 'nearest',
} as const;

/** Elementary functions are computed in double precision, whatever the operand's. */
const elementary: Partial<Record<UnaryOp, (k: KernelCode, x: Vectors) => Vectors>> = {
  exp: emitExp,
  exp2: emitExp2,
  expm1: emitExpm1,
  tanh: emitTanh,
  log: emitLog,
  log2: emitLog2,
  log10: emitLog10,
  log1p: emitLog1p,
  sin: emitSin,
  cos: emitCos,
  tan: emitTan,
  arcsin: emitArcsin,
  arccos: emitArccos,
  arctan: emitArctan,
  sinh: emitSinh,
  cosh: emitCosh,
  arcsinh: emitArcsinh,
  arccosh: emitArccosh,
  arctanh: emitArctanh,
  cbrt: emitCbrt,
};

/** Whether a kernel's results may differ in the last bit from those of the loops that small arrays run. */
export function isElementary(op: UnaryOp | BinaryOp): boolean {
  return Object.hasOwn(elementary, op) || Object.hasOwn(elementaryOfTwo, op);
}

function float(k: KernelCode, op: UnaryOp, x: Vectors): Vectors | null {
  if (x.type !== 'f32' && x.type !== 'f64') return null;
  const {type} = x;
  const o = lanes[type];
  const emit = elementary[op];
  if (emit !== undefined) return emitCast(k, emit(k, emitCast(k, x, 'f64')), type);
  switch (op) {
    case 'negative':
    case 'absolute':
    case 'sqrt':
    case 'floor':
    case 'ceil':
    case 'trunc':
    case 'rint':
      return k.map(type, [x], o[direct[op]]);
    case 'square':
      return k.map(type, [x, x], o.mul);
    case 'reciprocal':
      return k.map(type, [k.constant(type, 1), x], o.div);
    case 'isnan':
      return k.narrowMask(k.map(type, [x, x], o.ne));
    case 'isinf':
      return k.narrowMask(k.map(type, [k.map(type, [x], o.abs), k.constant(type, Infinity)], o.eq));
    case 'isfinite':
      return k.narrowMask(k.map(type, [k.map(type, [x], o.abs), k.constant(type, Infinity)], o.lt));
    case 'signbit': {
      const bits = type === 'f64' ? 'i64' : 'i32';
      return k.narrowMask(k.map(bits, [x, k.constant(bits, 0)], lanes[bits].lt));
    }
    case 'real':
    case 'imag':
    case 'positive':
    case 'conjugate':
    case 'invert':
    case 'logical_not':
    case 'frexp_exponent':
      return null;
    default:
      return k.call(`unary:${op}:${type === 'f64' ? 'float64' : 'float32'}`, type, [x]);
  }
}
