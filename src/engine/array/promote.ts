/** NumPy 1.23's type promotion, value-based casting of scalars included. */
import type {ArrayDType, Scalar} from './dtypes.js';
import {dtypeInfo, isInexact} from './dtypes.js';

/** What promotion needs to know of an operand. */
export interface Operand {
  readonly dtype: ArrayDType;
  /** Zero-dimensional: beside arrays of the same or a higher kind it adapts to them. */
  readonly scalar: boolean;
  /** Its value where known; one that only the run will know is taken to fit. */
  readonly value?: Scalar;
}

/** Dtypes from the narrowest up, in the order in which NumPy lists the loops of a ufunc. */
export const promotionOrder: readonly ArrayDType[] = [
  'bool',
  'int8',
  'uint8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
  'uint64',
  'float16',
  'float32',
  'float64',
  'complex64',
  'complex128',
];

/** Whether every value of `from` is a value of `to` (NumPy's "safe", by which int64 goes to float64). */
export function canCast(from: ArrayDType, to: ArrayDType): boolean {
  if (from === to) return true;
  const a = dtypeInfo(from);
  const b = dtypeInfo(to);
  switch (a.kind) {
    case 'b':
      return true;
    case 'u':
      if (b.kind === 'u') return b.bits >= a.bits;
      if (b.kind === 'i') return b.bits > a.bits;
      return (b.kind === 'f' || b.kind === 'c') && (b.bits > a.bits || b.bits === 64);
    case 'i':
      if (b.kind === 'i') return b.bits >= a.bits;
      return (b.kind === 'f' || b.kind === 'c') && (b.bits > a.bits || b.bits === 64);
    case 'f':
      return (b.kind === 'f' || b.kind === 'c') && b.bits >= a.bits;
    case 'c':
      return b.kind === 'c' && b.bits >= a.bits;
  }
}

const floor = {b: 'bool', i: 'int8', u: 'int8', f: 'float16', c: 'complex64'} as const;

/** The narrowest dtypes that hold a value: a small positive integer has a signed and an unsigned one. */
function minimalDTypes(operand: Operand): readonly ArrayDType[] {
  const {kind} = dtypeInfo(operand.dtype);
  const {value} = operand;
  if (value === undefined) return kind === 'i' || kind === 'u' ? ['int8', 'uint8'] : [floor[kind]];
  switch (kind) {
    case 'b':
      return ['bool'];
    case 'i':
    case 'u': {
      const n = BigInt(value as number | bigint | boolean);
      const fits = (dtype: ArrayDType): boolean => {
        const {kind: k, bits} = dtypeInfo(dtype);
        const high = 1n << BigInt(k === 'u' ? bits : bits - 1);
        return n < high && n >= (k === 'u' ? 0n : -high);
      };
      const signed = (['int8', 'int16', 'int32', 'int64'] as const).find(fits);
      const unsigned = (['uint8', 'uint16', 'uint32', 'uint64'] as const).find(fits);
      return [signed, unsigned].filter((d) => d !== undefined);
    }
    case 'f': {
      const size = Math.abs(Number(value));
      if (!Number.isFinite(size) || size < 65000) return ['float16'];
      return [size < 3.4e38 ? 'float32' : 'float64'];
    }
    case 'c': {
      const parts = Array.isArray(value) ? (value as readonly number[]) : [Number(value)];
      return [parts.every((p) => !Number.isFinite(p) || Math.abs(p) < 3.4e38) ? 'complex64' : 'complex128'];
    }
  }
}

const categories = {b: 0, i: 1, u: 1, f: 2, c: 2} as const;

/** Whether scalars adapt to arrays: their kinds are no higher. */
function byValue(operands: readonly Operand[]): boolean {
  const category = (o: Operand): number => categories[dtypeInfo(o.dtype).kind];
  const scalars = operands.filter((o) => o.scalar);
  const arrays = operands.filter((o) => !o.scalar);
  return (
    scalars.length > 0 &&
    arrays.length > 0 &&
    Math.max(...scalars.map(category)) <= Math.max(...arrays.map(category))
  );
}

/** For each operand, whether it may be computed as a given dtype. */
export function castability(operands: readonly Operand[]): readonly ((to: ArrayDType) => boolean)[] {
  const adapt = byValue(operands);
  return operands.map((operand) => {
    if (!adapt || !operand.scalar) return (to) => canCast(operand.dtype, to);
    const minimal = minimalDTypes(operand);
    return (to) => minimal.some((from) => canCast(from, to));
  });
}

/** The first of `dtypes` that every operand can be cast to, or null. */
export function firstCommon(operands: readonly Operand[], dtypes: readonly ArrayDType[]): ArrayDType | null {
  const casts = castability(operands);
  return dtypes.find((dtype) => casts.every((can) => can(dtype))) ?? null;
}

/** The narrowest dtype that holds two. */
function promoteTypes(a: ArrayDType, b: ArrayDType): ArrayDType {
  if (a === b) return a;
  return promotionOrder.find((dtype) => canCast(a, dtype) && canCast(b, dtype)) ?? 'complex128';
}

/**
 * The dtype that holds all operands: NumPy's `result_type`.
 *
 * @example resultType([{dtype: 'int64', scalar: false}, {dtype: 'float32', scalar: false}]) // 'float64'
 */
function commonOf(dtypes: readonly ArrayDType[]): ArrayDType {
  // Each integer meets the inexact result on its own: two together may need a wider one.
  const rank = (dtype: ArrayDType): number => (isInexact(dtype) ? 0 : 1);
  return [...dtypes].sort((a, b) => rank(a) - rank(b)).reduce(promoteTypes);
}

export function resultType(operands: readonly Operand[]): ArrayDType {
  if (!byValue(operands)) return commonOf(operands.map(({dtype}) => dtype));
  const arrays = commonOf(operands.filter((o) => !o.scalar).map(({dtype}) => dtype));
  // A positive integer counts as unsigned, but beside a signed array as signed.
  const signed = dtypeInfo(arrays).kind === 'i';
  return operands
    .filter((o) => o.scalar)
    .map((operand) => {
      const minimal = minimalDTypes(operand);
      return (signed ? minimal[0] : minimal.at(-1)) ?? operand.dtype;
    })
    .reduce(promoteTypes, arrays);
}
