/** Integer division lane by lane: of 64-bit integers that doubles cannot hold. */
import type {Division} from './emit-division.js';
import type {KernelCode, Vectors} from './kernel-code.js';
import {isIntegerType, isSigned, laneBytes} from './lane-types.js';

/** Scalar instructions of one width. */
const instructions = {
  i32: {
    div: 0x6d,
    divU: 0x6e,
    rem: 0x6f,
    remU: 0x70,
    sub: 0x6b,
    add: 0x6a,
    mul: 0x6c,
    xor: 0x73,
    and: 0x71,
    eqz: 0x45,
    eq: 0x46,
    ne: 0x47,
    lt: 0x48,
  },
  i64: {
    div: 0x7f,
    divU: 0x80,
    rem: 0x81,
    remU: 0x82,
    sub: 0x7d,
    add: 0x7c,
    mul: 0x7e,
    xor: 0x85,
    and: 0x83,
    eqz: 0x50,
    eq: 0x51,
    ne: 0x52,
    lt: 0x53,
  },
} as const;

const SELECT = 0x1b;
const OR = 0x72;
const AND = 0x71;

/** Division as NumPy's: by zero it gives zero, and the quotient of the least integer and -1 wraps. */
export function emitScalarDivision(k: KernelCode, op: Division, a: Vectors, b: Vectors): Vectors {
  const {type} = a;
  if (!isIntegerType(type)) throw new RangeError(`${type} are no integers`);
  const word = laneBytes(type) === 8 ? 'i64' : 'i32';
  const {code} = k;
  const o = instructions[word];
  const [x, y, safe, result] = [code.local(word), code.local(word), code.local(word), code.local(word)];
  const number = (value: number): void => {
    if (word === 'i64') code.i64(BigInt(value));
    else code.i32(value);
  };
  const operands = (push: (operand: number) => void): void => {
    push(0);
    code.set(x);
    push(1);
    code.set(y);
  };
  if (!isSigned(type)) {
    return k.byLane(type, [a, b], (push) => {
      operands(push);
      // By 1 instead of 0, and zero instead of that quotient; remainders by 1 are zero.
      number(1);
      code.get(y).get(y).op(o.eqz, SELECT).set(safe);
      if (op !== 'floor_divide') {
        code.get(x).get(safe).op(o.remU);
        return;
      }
      number(0);
      code.get(x).get(safe).op(o.divU).get(y).op(o.eqz, SELECT);
    });
  }
  /** Pushes whether the remainder in `result` has another sign than the divisor, and is not zero. */
  const crosses = (): void => {
    code.get(result).get(y).op(o.xor);
    number(0);
    code.op(o.lt).get(result);
    number(0);
    code.op(o.ne, AND);
  };
  return k.byLane(type, [a, b], (push) => {
    operands(push);
    // Division by 0 and by -1 would trap or may: by 1 instead, and the result is made of that.
    number(1);
    code.get(y).get(y).op(o.eqz).get(y);
    number(-1);
    code.op(o.eq, OR, SELECT).set(safe);
    code.get(x).get(safe).op(o.rem).set(result);
    if (op === 'floor_divide') {
      const quotient = code.local(word);
      code.get(x).get(safe).op(o.div).set(quotient);
      number(-1);
      number(0);
      crosses();
      code.op(SELECT).get(quotient).op(o.add).set(quotient);
      number(0);
      code.get(x).op(o.sub).get(quotient).get(y);
      number(-1);
      code.op(o.eq, SELECT).set(quotient);
      number(0);
      code.get(quotient).get(y).op(o.eqz, SELECT);
      return;
    }
    if (op === 'remainder') {
      code.get(result);
      code.get(y);
      number(0);
      crosses();
      code.op(SELECT, o.add);
    } else code.get(result);
  });
}
