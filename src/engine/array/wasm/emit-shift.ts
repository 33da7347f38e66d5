/** Shifts lane by lane: vectors have none with a distance for each lane. */
import type {KernelCode, Vectors} from './kernel-code.js';
import {isIntegerType, isSigned, laneBytes} from './lane-types.js';

const instructions = {
  i32: {shl: 0x74, shrS: 0x75, shrU: 0x76, ltU: 0x49},
  i64: {shl: 0x86, shrS: 0x87, shrU: 0x88, ltU: 0x54},
} as const;

const SELECT = 0x1b;

/** Distances that are negative or past the width move every bit out: to zeros, or to the sign. */
export function emitShift(k: KernelCode, op: 'left_shift' | 'right_shift', a: Vectors, b: Vectors): Vectors {
  const {type} = a;
  if (!isIntegerType(type)) throw new RangeError(`${type} cannot be shifted`);
  const {code} = k;
  const word = laneBytes(type) === 8 ? 'i64' : 'i32';
  const o = instructions[word];
  const bits = 8 * laneBytes(type);
  const [x, distance] = [code.local(word), code.local(word)];
  const number = (value: number): void => {
    if (word === 'i64') code.i64(BigInt(value));
    else code.i32(value);
  };
  const signed = isSigned(type);
  return k.byLane(type, [a, b], (push) => {
    push(0);
    code.set(x);
    push(1);
    code.set(distance);
    code
      .get(x)
      .get(distance)
      .op(op === 'left_shift' ? o.shl : signed ? o.shrS : o.shrU);
    if (op === 'right_shift' && signed) {
      code.get(x);
      number(bits - 1);
      code.op(o.shrS);
    } else number(0);
    code.get(distance);
    number(bits);
    code.op(o.ltU, SELECT);
  });
}
