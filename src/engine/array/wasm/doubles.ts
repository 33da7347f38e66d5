/** Arithmetic of vectors of doubles, as elementary functions are written in. */
import type {KernelCode, Vectors} from './kernel-code.js';
import {lanes, relaxed, v128} from './opcodes.js';

type Operand = Vectors | number;

/** Added to a number below 2^51, rounds it to a whole one, which is then in the lowest bits. */
export const WHOLE = 6755399441055744;

export class Doubles {
  constructor(readonly k: KernelCode) {}

  constant(value: number): Vectors {
    return this.k.constant('f64', value);
  }

  bits(value: bigint): Vectors {
    return this.k.constant('i64', value);
  }

  private operand(operand: Operand): Vectors {
    return typeof operand === 'number' ? this.constant(operand) : operand;
  }

  private binary(opcode: number, a: Operand, b: Operand): Vectors {
    return this.k.map('f64', [this.operand(a), this.operand(b)], opcode);
  }

  /** `a b + c`, rounded once where the machine can. */
  fma(a: Operand, b: Operand, c: Operand): Vectors {
    if (!this.k.fused) return this.add(this.mul(a, b), c);
    return this.k.map('f64', [this.operand(a), this.operand(b), this.operand(c)], relaxed.f64.madd);
  }

  /** `c - a b`, rounded once where the machine can. */
  fnma(a: Operand, b: Operand, c: Operand): Vectors {
    if (!this.k.fused) return this.sub(c, this.mul(a, b));
    return this.k.map('f64', [this.operand(a), this.operand(b), this.operand(c)], relaxed.f64.nmadd);
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

  or(a: Vectors, b: Vectors): Vectors {
    return this.k.map('f64', [a, b], v128.or);
  }

  not(a: Vectors): Vectors {
    return this.k.map('f64', [a], v128.not);
  }

  sqrt(x: Vectors): Vectors {
    return this.k.map('f64', [x], lanes.f64.sqrt);
  }

  min(a: Operand, b: Operand): Vectors {
    return this.binary(lanes.f64.pmin, a, b);
  }

  max(a: Operand, b: Operand): Vectors {
    return this.binary(lanes.f64.pmax, a, b);
  }

  xor(a: Vectors, b: Vectors): Vectors {
    return this.k.map('f64', [a, b], v128.xor);
  }

  /** `yes` where all bits of the mask are set, else `no`. */
  select(mask: Vectors, yes: Operand, no: Operand): Vectors {
    return this.k.map('f64', [this.operand(yes), this.operand(no), mask], v128.bitselect);
  }

  /** `quick` where the mask is set; where it is not set in some lane, `slow` is computed and chosen there. */
  unless(regular: Vectors, quick: Vectors, slow: () => Vectors): Vectors {
    const {code} = this.k;
    const parts = quick.parts.map((part) => {
      const local = code.local('v128');
      code.get(part).set(local);
      return local;
    });
    this.k.push(regular, 0).push(regular, 1).code.simd(v128.and).simd(v128.not).simd(v128.anyTrue);
    code.when(() => {
      const other = slow();
      parts.forEach((local, part) => {
        code.get(local);
        this.k.push(other, part).push(regular, part).code.simd(v128.bitselect).set(local);
      });
    });
    return {type: 'f64', parts};
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

  lessBits(a: Vectors, b: Vectors): Vectors {
    return this.k.map('f64', [a, b], lanes.i64.lt);
  }

  equalBits(a: Vectors, b: Vectors): Vectors {
    return this.k.map('f64', [a, b], lanes.i64.eq);
  }

  shiftLeft(x: Vectors, by: number): Vectors {
    return this.shift(x, by, lanes.i64.shl);
  }

  /** Zeros come in from above. */
  shiftRight(x: Vectors, by: number): Vectors {
    return this.shift(x, by, lanes.i64.shrU);
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

  /** `c0 + x (c1 + x (c2 + …))`. */
  horner(x: Vectors, coefficients: readonly number[]): Vectors {
    const last = coefficients.at(-1) ?? 0;
    return coefficients
      .slice(0, -1)
      .reduceRight<Vectors>((sum, c) => this.fma(sum, x, c), this.constant(last));
  }

  /** The same polynomial by pairs of terms, so that steps need not wait for each other. */
  estrin(x: Vectors, coefficients: readonly number[]): Vectors {
    let terms: readonly Operand[] = coefficients;
    for (let power = x; terms.length > 1; power = this.mul(power, power)) {
      const pairs: Operand[] = [];
      for (let i = 0; i < terms.length; i += 2) {
        const [low = 0, high] = terms.slice(i, i + 2);
        pairs.push(high === undefined ? low : this.fma(high, power, low));
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
