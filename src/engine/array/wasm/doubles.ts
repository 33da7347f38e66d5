/** Arithmetic of vectors of doubles, as elementary functions are written in. */
import type {KernelCode, Vectors} from './kernel-code.js';
import {lanes, v128} from './opcodes.js';

type Operand = Vectors | number;

/** Added to a small whole number, leaves it in the lowest bits. */
const WHOLE = 6755399441055744;

export class Doubles {
  constructor(readonly k: KernelCode) {}

  constant(value: number): Vectors {
    return this.k.constant('f64', value);
  }

  bits(value: bigint): Vectors {
    return this.k.constant('i64', value);
  }

  private binary(opcode: number, a: Operand, b: Operand): Vectors {
    const [x, y] = [a, b].map((operand) => (typeof operand === 'number' ? this.constant(operand) : operand));
    if (x === undefined || y === undefined) throw new RangeError('an operand is missing');
    return this.k.map('f64', [x, y], opcode);
  }

  add(a: Operand, b: Operand): Vectors {
    return this.binary(lanes.f64.add, a, b);
  }

  sub(a: Operand, b: Operand): Vectors {
    return this.binary(lanes.f64.sub, a, b);
  }

  mul(a: Operand, b: Operand): Vectors {
    return this.binary(lanes.f64.mul, a, b);
  }

  div(a: Operand, b: Operand): Vectors {
    return this.binary(lanes.f64.div, a, b);
  }

  less(a: Operand, b: Operand): Vectors {
    return this.binary(lanes.f64.lt, a, b);
  }

  equal(a: Operand, b: Operand): Vectors {
    return this.binary(lanes.f64.eq, a, b);
  }

  /** `x` within bounds; NaN is passed on, as these instructions do with their first operand. */
  clamp(x: Vectors, low: number, high: number): Vectors {
    return this.binary(lanes.f64.pmin, this.binary(lanes.f64.pmax, x, low), high);
  }

  abs(x: Vectors): Vectors {
    return this.k.map('f64', [x], lanes.f64.abs);
  }

  nearest(x: Vectors): Vectors {
    return this.k.map('f64', [x], lanes.f64.nearest);
  }

  and(a: Vectors, b: Vectors): Vectors {
    return this.k.map('f64', [a, b], v128.and);
  }

  xor(a: Vectors, b: Vectors): Vectors {
    return this.k.map('f64', [a, b], v128.xor);
  }

  /** `yes` where all bits of the mask are set, else `no`. */
  select(mask: Vectors, yes: Operand, no: Operand): Vectors {
    const [a, b] = [yes, no].map((operand) =>
      typeof operand === 'number' ? this.constant(operand) : operand,
    );
    if (a === undefined || b === undefined) throw new RangeError('an operand is missing');
    return this.k.map('f64', [a, b, mask], v128.bitselect);
  }

  /** `first` with the sign of `second`. */
  copySign(first: Operand, second: Vectors): Vectors {
    return this.select(this.constant(-0), second, first);
  }

  /** Lanes as 64-bit integers. */
  addBits(a: Vectors, b: Vectors): Vectors {
    return this.k.map('f64', [a, b], lanes.i64.add);
  }

  subBits(a: Vectors, b: Vectors): Vectors {
    return this.k.map('f64', [a, b], lanes.i64.sub);
  }

  shiftLeft(x: Vectors, by: number): Vectors {
    return this.shift(x, by, lanes.i64.shl);
  }

  /** The sign bit is repeated. */
  shiftRight(x: Vectors, by: number): Vectors {
    return this.shift(x, by, lanes.i64.shr);
  }

  private shift(x: Vectors, by: number, opcode: number): Vectors {
    return this.k.fill('f64', (part) => {
      this.k.push(x, part).code.i32(by).simd(opcode);
    });
  }

  /** Whole numbers below 2^51 as bits; only the lowest 52 of these are meant. */
  toBits(whole: Vectors): Vectors {
    return this.add(whole, WHOLE);
  }

  /** The other way round, from integers below 2^51. */
  fromBits(integer: Vectors): Vectors {
    return this.sub(this.addBits(integer, this.constant(WHOLE)), WHOLE);
  }

  /** `c0 + x (c1 + x (c2 + …))`. */
  horner(x: Vectors, coefficients: readonly number[]): Vectors {
    const last = coefficients.at(-1) ?? 0;
    return coefficients
      .slice(0, -1)
      .reduceRight<Vectors>((sum, c) => this.add(this.mul(sum, x), c), this.constant(last));
  }

  /** The same polynomial by pairs of terms, so that steps need not wait for each other. */
  estrin(x: Vectors, coefficients: readonly number[]): Vectors {
    let terms: readonly Operand[] = coefficients;
    for (let power = x; terms.length > 1; power = this.mul(power, power)) {
      const pairs: Operand[] = [];
      for (let i = 0; i < terms.length; i += 2) {
        const [low = 0, high] = terms.slice(i, i + 2);
        pairs.push(high === undefined ? low : this.add(this.mul(high, power), low));
      }
      terms = pairs;
      if (terms.length === 1) break;
    }
    const [sum = 0] = terms;
    return typeof sum === 'number' ? this.constant(sum) : sum;
  }

  /** A sum and its rounding error. */
  twoSum(a: Vectors, b: Vectors): readonly [sum: Vectors, error: Vectors] {
    const sum = this.add(a, b);
    const second = this.sub(sum, a);
    const error = this.add(this.sub(a, this.sub(sum, second)), this.sub(b, second));
    return [sum, error];
  }

  /** `x * 2^power` for a whole power, in two steps so that denormal and huge results come right. */
  scale(x: Vectors, power: Vectors): Vectors {
    const integer = this.toBits(power);
    const half = this.toBits(this.nearest(this.mul(power, 0.5)));
    // The lowest 12 bits of both are those of the integers: what is above them is shifted out.
    const rest = this.addBits(this.subBits(integer, half), this.bits(1023n));
    const one = this.shiftLeft(this.addBits(half, this.bits(1023n)), 52);
    return this.mul(this.mul(x, one), this.shiftLeft(rest, 52));
  }
}
