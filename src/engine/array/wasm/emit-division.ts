/** Integer division by that of floats, which is exact where they hold operands with bits to spare. */
import type {BinaryOp} from '../ir.js';
import {Doubles, WHOLE} from './doubles.js';
import {emitCast} from './emit-cast.js';
import {emitScalarDivision} from './emit-scalar-division.js';
import type {KernelCode, Vectors} from './kernel-code.js';
import {isIntegerType, laneBytes} from './lane-types.js';
import {lanes, v128} from './opcodes.js';

/** The bits of `WHOLE`: added to an integer below 2^51, they make it the double `WHOLE` more. */
const WHOLE_BITS = 0x4338000000000000n;
/** Doubles hold operands below this with bits to spare: no quotient is rounded to a whole number that it is not. */
const SMALL = 2n ** 51n;

export type Division = Extract<BinaryOp, 'floor_divide' | 'remainder' | 'fmod'>;

export function isDivision(op: BinaryOp): op is Division {
  return op === 'floor_divide' || op === 'remainder' || op === 'fmod';
}

/** Division as NumPy's: by zero it gives zero, and the quotient of the least integer and -1 wraps. */
export function emitDivision(k: KernelCode, op: Division, a: Vectors, b: Vectors): Vectors {
  const {type} = a;
  if (!isIntegerType(type)) throw new RangeError(`${type} are no integers`);
  if (laneBytes(type) < 8) {
    const float = laneBytes(type) < 4 ? 'f32' : 'f64';
    const found = divided(k, op, emitCast(k, a, float), emitCast(k, b, float));
    return k.resize(float === 'f32' ? emitCast(k, found, 'i32') : toLong(k, found), type);
  }
  if (type === 'u64') return emitScalarDivision(k, op, a, b);
  const quick = toLong(k, divided(k, op, fromLong(k, a), fromLong(k, b)));
  const regular = k.map('f64', [isSmall(k, a), isSmall(k, b)], v128.and);
  return {
    type,
    parts: new Doubles(k).unless(regular, quick, () => emitScalarDivision(k, op, a, b)).parts,
  };
}

/** Whole floats, zero where the divisor is. */
function divided(k: KernelCode, op: Division, x: Vectors, y: Vectors): Vectors {
  const type = x.type === 'f32' ? 'f32' : 'f64';
  const o = lanes[type];
  const quotient = k.map(type, [x, y], o.div, op === 'fmod' ? o.trunc : o.floor);
  const found = op === 'floor_divide' ? quotient : k.map(type, [x, k.map(type, [quotient, y], o.mul)], o.sub);
  return k.map(type, [found, k.map(type, [y, k.constant(type, 0)], o.ne)], v128.and);
}

function isSmall(k: KernelCode, x: Vectors): Vectors {
  const size = k.map('i64', [x], lanes.i64.abs);
  // The least integer is its own absolute value.
  const bounds = [k.constant('i64', SMALL), k.constant('i64', -1n)] as const;
  return k.map(
    'i64',
    [k.map('i64', [size, bounds[0]], lanes.i64.lt), k.map('i64', [size, bounds[1]], lanes.i64.gt)],
    v128.and,
  );
}

function fromLong(k: KernelCode, x: Vectors): Vectors {
  const bits = k.map('i64', [x, k.constant('i64', WHOLE_BITS)], lanes.i64.add);
  return k.map('f64', [{type: 'f64', parts: bits.parts}, k.constant('f64', WHOLE)], lanes.f64.sub);
}

function toLong(k: KernelCode, x: Vectors): Vectors {
  const bits = k.map('f64', [x, k.constant('f64', WHOLE)], lanes.f64.add);
  return k.map('i64', [{type: 'i64', parts: bits.parts}, k.constant('i64', WHOLE_BITS)], lanes.i64.sub);
}
