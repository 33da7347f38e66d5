/** Elementwise operators on local values, with the result dtypes of pandas. */
import {ArgumentError, ValueError} from '../../errors/index.js';
import {inferVector} from '../infer.js';
import {kindOf} from '../dtype.js';
import type {DType} from '../dtype.js';
import {promoteTypes} from '../promote.js';
import {storageOf} from '../vector/storage.js';
import type {Value} from '../value.js';
import {Vector} from '../vector.js';
import {comparison, isComparison, objectOperation} from './objects.js';

export type Arithmetic = 'add' | 'sub' | 'mul' | 'truediv' | 'floordiv' | 'mod' | 'pow';
export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
export type Operator = Arithmetic | Comparison;

/** A column, or one value for all rows. */
export type Operand = Vector | {readonly scalar: unknown};

/** `left op right` for each row. Throws `ArgumentError` for values that the operator does not take. */
export function elementwise(op: Operator, left: Operand, right: Operand): Vector {
  const length = left instanceof Vector ? left.length : right instanceof Vector ? right.length : 1;
  if (left instanceof Vector && right instanceof Vector && left.length !== right.length) {
    throw new ValueError(`Lengths must match to ${op}: ${left.length} and ${right.length}`);
  }
  if (isComparison(op)) {
    const [a, b] = [reader(left), reader(right)];
    return new Vector(
      'bool',
      Uint8Array.from({length}, (_, i) => (comparison(op, a(i), b(i)) ? 1 : 0)),
    );
  }
  const dtype = numericResult(op, left, right);
  if (dtype !== null) return numeric(op, left, right, dtype, length);
  const [a, b] = [reader(left), reader(right)];
  return inferVector(Array.from({length}, (_, i) => objectOperation(op, a(i), b(i))));
}

function reader(operand: Operand): (i: number) => Value {
  if (operand instanceof Vector) return (i) => operand.at(i);
  const value =
    operand.scalar instanceof Date ? inferVector([operand.scalar]).at(0) : (operand.scalar as Value);
  return () => value;
}

const plain = new Set(['b', 'i', 'u', 'f']);

/** The dtype of a numeric result, or null where other values take part. A plain number does not widen a column. */
function numericResult(op: Arithmetic, left: Operand, right: Operand): DType | null {
  const [a, b] = [numericDType(left), numericDType(right)];
  if (a === null || b === null) return null;
  const joined =
    left instanceof Vector && right instanceof Vector ? promoteTypes(a, b) : withScalar(left, right, a, b);
  const kind = kindOf(joined);
  if (op === 'truediv') return kind === 'f' ? joined : 'float64';
  if (kind !== 'b') return joined;
  return op === 'add' || op === 'mul' ? 'bool' : 'int64';
}

function numericDType(operand: Operand): DType | null {
  if (operand instanceof Vector) {
    return plain.has(operand.kind) && operand.valid === null && operand.dtype !== 'category'
      ? operand.dtype
      : null;
  }
  const {scalar} = operand;
  if (typeof scalar === 'boolean') return 'bool';
  if (typeof scalar === 'bigint') return 'int64';
  if (typeof scalar !== 'number') return null;
  return Number.isInteger(scalar) ? 'int64' : 'float64';
}

function withScalar(left: Operand, right: Operand, a: DType, b: DType): DType {
  const [column, other, value] = left instanceof Vector ? [a, b, right] : [b, a, left];
  if (kindOf(column) === 'f') return column;
  if (kindOf(other) === 'f' || kindOf(column) === 'b') return promoteTypes(column, other);
  return value instanceof Vector || kindOf(other) === 'b' || fits(Number(value.scalar), column)
    ? column
    : 'int64';
}

function fits(value: number, dtype: DType): boolean {
  const bits = Number(/\d+$/.exec(dtype)?.[0] ?? 64);
  return kindOf(dtype) === 'u'
    ? value >= 0 && value < 2 ** bits
    : value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1);
}

function numeric(op: Arithmetic, left: Operand, right: Operand, dtype: DType, length: number): Vector {
  const kind = kindOf(dtype);
  if (kind === 'f') return floats(op, left, right, dtype, length);
  const divides = op === 'floordiv' || op === 'mod';
  const b = integers(right);
  // pandas answers a division of integers by zero with inf or NaN, hence with floats.
  if (divides && Array.from({length}, (_, i) => b(i)).includes(0n))
    return floats(op, left, right, 'float64', length);
  const a = integers(left);
  if (kind === 'b')
    return new Vector(
      'bool',
      Uint8Array.from({length}, (_, i) => (integer(op, a(i), b(i)) === 0n ? 0 : 1)),
    );
  const Storage = storageOf(dtype);
  if (!Storage) throw new ArgumentError(`${op} does not take ${dtype}`);
  const out = new Storage(length);
  const wide = out instanceof BigInt64Array || out instanceof BigUint64Array;
  const writable = out as unknown as Record<number, number | bigint>;
  for (let i = 0; i < length; i++) {
    const value = integer(op, a(i), b(i));
    writable[i] = wide ? value : Number(BigInt.asIntN(32, value));
  }
  return new Vector(dtype, out);
}

function integers(operand: Operand): (i: number) => bigint {
  if (operand instanceof Vector) return (i) => BigInt(operand.values[i] as number | bigint);
  const value = BigInt(operand.scalar as number | bigint | boolean);
  return () => value;
}

function integer(op: Arithmetic, a: bigint, b: bigint): bigint {
  switch (op) {
    case 'add':
      return a + b;
    case 'sub':
      return a - b;
    case 'mul':
      return a * b;
    case 'floordiv':
      return (a - modulo(a, b)) / b;
    case 'mod':
      return modulo(a, b);
    case 'pow':
      if (b < 0n) throw new ValueError('Integers to negative integer powers are not allowed.');
      return a ** b;
    case 'truediv':
      throw new ArgumentError('truediv has a floating-point result');
  }
}

/** The remainder with the sign of the divisor. */
function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

function floats(op: Arithmetic, left: Operand, right: Operand, dtype: DType, length: number): Vector {
  const [a, b] = [numbers(left), numbers(right)];
  const out = dtype === 'float64' ? new Float64Array(length) : new Float32Array(length);
  for (let i = 0; i < length; i++) out[i] = floating(op, a(i), b(i));
  return new Vector(dtype, out);
}

function numbers(operand: Operand): (i: number) => number {
  if (operand instanceof Vector) return (i) => Number(operand.values[i]);
  const value = Number(operand.scalar);
  return () => value;
}

/** One operation on floats as Python and NumPy define it. */
export function floating(op: Arithmetic, a: number, b: number): number {
  switch (op) {
    case 'add':
      return a + b;
    case 'sub':
      return a - b;
    case 'mul':
      return a * b;
    case 'truediv':
      return a / b;
    case 'floordiv':
      return b === 0 ? a / b : Math.floor(a / b);
    case 'mod': {
      const rest = a % b;
      return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
    }
    case 'pow':
      // C's pow gives 1 where JavaScript gives NaN.
      return a === 1 ? 1 : a ** b;
  }
}

/** `-x` for each row. */
export function negated(vector: Vector): Vector {
  if (vector.kind === 'm')
    return inferVector(
      vector.toArray().map((v) => (v as {neg(): unknown} | null)?.neg() ?? null),
      vector.dtype,
    );
  if (vector.kind === 'b')
    throw new ArgumentError('The numpy boolean negative, the `-` operator, is not supported; use invert.');
  return elementwise('sub', {scalar: 0}, vector);
}

/** The size of each value. */
export function absolute(vector: Vector): Vector {
  if (vector.kind === 'm')
    return inferVector(
      vector.toArray().map((v) => (v as {abs(): unknown} | null)?.abs() ?? null),
      vector.dtype,
    );
  if (vector.kind === 'b' || vector.kind === 'u') return vector;
  const {values} = vector;
  if (values instanceof Float64Array || values instanceof Float32Array)
    return new Vector(vector.dtype, values.map(Math.abs));
  if (vector.kind !== 'i') throw new ArgumentError(`bad operand type for abs(): '${vector.dtype}'`);
  if (values instanceof BigInt64Array)
    return new Vector(
      vector.dtype,
      values.map((v) => (v < 0n ? -v : v)),
    );
  return new Vector(vector.dtype, (values as Int32Array).map(Math.abs), {valid: vector.valid});
}
