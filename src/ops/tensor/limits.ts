/** The limits of dtypes: NumPy's `finfo` and `iinfo`. */
import {ArgumentError} from '../../errors/index.js';
import {member} from '../../expr/member.js';
import {mismatch} from '../../expr/params.js';
import {dtypeInfo, isInexact, isInteger, type ArrayDType} from '../../engine/array/dtypes.js';
import {numericDType} from './options.js';

declare module '../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The limits of a floating-point dtype; of a complex one those of its parts.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * mt.finfo('float32').eps
     * // 1.1920928955078125e-7
     */
    finfo(dtype: string): FloatLimits;
    /**
     * The limits of an integer dtype; of 64 bits they are bigint.
     *
     * @throws ArgumentError for other dtypes.
     * @example
     * mt.iinfo('int8').max
     * // 127
     */
    iinfo(dtype: string): IntegerLimits;
  }
}

/** The limits of a floating-point dtype, by NumPy's names. */
export class FloatLimits {
  readonly dtype: 'float16' | 'float32' | 'float64';
  readonly bits: number;
  /** Bits of the fraction. */
  readonly nmant: number;
  /** Bits of the exponent. */
  readonly nexp: number;
  readonly iexp: number;
  /** The smallest power of 2 that overflows. */
  readonly maxexp: number;
  /** The most negative power of 2 of a normal number. */
  readonly minexp: number;
  readonly machep: number;
  readonly negep: number;
  /** Decimal digits that are always kept. */
  readonly precision: number;

  constructor(dtype: 'float16' | 'float32' | 'float64') {
    this.dtype = dtype;
    this.bits = {float16: 16, float32: 32, float64: 64}[dtype];
    this.nmant = {float16: 10, float32: 23, float64: 52}[dtype];
    this.nexp = this.bits - 1 - this.nmant;
    this.iexp = this.nexp;
    this.maxexp = 2 ** (this.nexp - 1);
    this.minexp = 2 - this.maxexp;
    this.machep = -this.nmant;
    this.negep = -this.nmant - 1;
    this.precision = Math.floor(this.nmant * Math.log10(2));
  }

  /** The distance from 1 to the next larger number. */
  get eps(): number {
    return 2 ** this.machep;
  }

  /** The distance from 1 to the next smaller number. */
  get epsneg(): number {
    return 2 ** this.negep;
  }

  get max(): number {
    return (2 - this.eps) * 2 ** (this.maxexp - 1);
  }

  get min(): number {
    return -this.max;
  }

  get smallest_normal(): number {
    return 2 ** this.minexp;
  }

  get tiny(): number {
    return this.smallest_normal;
  }

  get smallest_subnormal(): number {
    return 2 ** (this.minexp - this.nmant);
  }

  get resolution(): number {
    return Number(`1e-${this.precision}`);
  }

  toString(): string {
    return `finfo(resolution=${this.resolution}, min=${this.min}, max=${this.max}, dtype=${this.dtype})`;
  }
}

/** The limits of an integer dtype, by NumPy's names. */
export class IntegerLimits {
  readonly dtype: ArrayDType;
  readonly bits: number;
  readonly min: number | bigint;
  readonly max: number | bigint;

  constructor(dtype: ArrayDType) {
    const {bits, kind} = dtypeInfo(dtype);
    const exact = (value: bigint): number | bigint => (bits === 64 ? value : Number(value));
    this.dtype = dtype;
    this.bits = bits;
    this.min = exact(kind === 'u' ? 0n : -(1n << BigInt(bits - 1)));
    this.max = exact((1n << BigInt(kind === 'u' ? bits : bits - 1)) - 1n);
  }

  toString(): string {
    return `iinfo(min=${this.min}, max=${this.max}, dtype=${this.dtype})`;
  }
}

function parsed(name: string, value: unknown): ArrayDType {
  const dtype = numericDType.parse(value);
  if (dtype === mismatch)
    throw new ArgumentError(`mt.${name}: takes ${numericDType.takes}, got ${String(value)}`);
  return dtype;
}

const parts = {
  float16: 'float16',
  float32: 'float32',
  float64: 'float64',
  complex64: 'float32',
  complex128: 'float64',
} as const;

export const finfo = member('mt', 'finfo', (value: string) => {
  const dtype = parsed('finfo', value);
  if (!isInexact(dtype)) throw new ArgumentError(`mt.finfo: takes a floating-point dtype, got ${dtype}`);
  return new FloatLimits(parts[dtype as keyof typeof parts]);
});

export const iinfo = member('mt', 'iinfo', (value: string) => {
  const dtype = parsed('iinfo', value);
  if (!isInteger(dtype)) throw new ArgumentError(`mt.iinfo: takes an integer dtype, got ${dtype}`);
  return new IntegerLimits(dtype);
});
