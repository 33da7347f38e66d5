/** Which dtype values of several dtypes share. */
import {boxFloat} from './scalars/float.js';
import type {DType} from './dtype.js';
import {isNullableDType, isNumericDType, kindOf} from './dtype.js';
import {emptyLike, storageOf} from './vector/storage.js';
import type {TypedValues} from './vector.js';
import {Vector} from './vector.js';

/** Bits of a numeric dtype's value. */
function bitsOf(dtype: DType): number {
  return kindOf(dtype) === 'b' ? 8 : Number(/\d+$/.exec(dtype)?.[0] ?? 8);
}

/** NumPy's promotion of two numeric dtypes. */
function promoteNumeric(a: DType, b: DType): DType {
  if (a === b) return a;
  const kinds = kindOf(a) + kindOf(b);
  if (kinds.includes('c')) {
    const wide = [a, b].some(
      (d) => d === 'complex128' || d === 'float64' || (['i', 'u'].includes(kindOf(d)) && bitsOf(d) > 16),
    );
    return wide ? 'complex128' : 'complex64';
  }
  if (kinds === 'ff') return `float${Math.max(bitsOf(a), bitsOf(b))}` as DType;
  if (kinds.includes('f')) {
    const [float, other] = kindOf(a) === 'f' ? [a, b] : [b, a];
    const needed = kindOf(other) === 'b' ? 16 : bitsOf(other) === 8 ? 16 : bitsOf(other) === 16 ? 32 : 64;
    return `float${Math.max(bitsOf(float), needed)}` as DType;
  }
  if (kindOf(a) === 'b') return b;
  if (kindOf(b) === 'b') return a;
  if (kindOf(a) === kindOf(b)) return bitsOf(a) >= bitsOf(b) ? a : b;
  const [signed, unsigned] = kindOf(a) === 'i' ? [a, b] : [b, a];
  if (bitsOf(signed) > bitsOf(unsigned)) return signed;
  return bitsOf(unsigned) === 64 ? 'float64' : (`int${bitsOf(unsigned) * 2}` as DType);
}

/** The dtype that holds values of all `dtypes`, as pandas finds it for a row: `object` where booleans meet numbers. */
export function commonDType(dtypes: readonly DType[]): DType {
  const [first, ...rest] = [...new Set(dtypes)];
  if (first === undefined) return 'object';
  return rest.reduce<DType>(commonOfTwo, first);
}

function commonOfTwo(a: DType, b: DType): DType {
  if (a === b) return a;
  const plain = isNumericDType(a) && isNumericDType(b);
  if (plain) return (kindOf(a) === 'b') === (kindOf(b) === 'b') ? promoteNumeric(a, b) : 'object';
  const numeric = (d: DType): boolean => isNumericDType(d) || isNullableDType(d);
  if (!numeric(a) || !numeric(b)) return 'object';
  const lower = promoteNumeric(a.toLowerCase() as DType, b.toLowerCase() as DType);
  if (kindOf(lower) === 'b') return 'boolean';
  const mixed = (kindOf(a) === 'b') !== (kindOf(b) === 'b');
  return mixed
    ? 'object'
    : (lower.replace('uint', 'UInt').replace(/^int/, 'Int').replace('float', 'Float') as DType);
}

/** NumPy's promotion of two dtypes; unlike pandas it counts booleans as numbers. */
export function promoteTypes(a: DType, b: DType): DType {
  return isNumericDType(a) && isNumericDType(b) ? promoteNumeric(a, b) : commonOfTwo(a, b);
}

/** One value of each vector, at position `i`, as a vector of the dtype they share. */
export function gather(vectors: readonly Vector[], i: number): Vector {
  const dtype = commonDType(vectors.map((v) => v.dtype));
  const first = vectors[0];
  const same = vectors.every((vector) => vector.dtype === dtype);
  if (first !== undefined && same && dtype !== 'category') return gatherSame(vectors, first, i);
  const Storage = storageOf(dtype);
  if (!Storage || dtype === 'category' || isNullableDType(dtype)) {
    return new Vector(
      'object',
      vectors.map((v) => objectValue(v, i)),
    );
  }
  const out = new Storage(kindOf(dtype) === 'c' ? 2 * vectors.length : vectors.length) as unknown as Record<
    number,
    unknown
  >;
  const wide = Storage === BigInt64Array || Storage === BigUint64Array;
  for (const [j, vector] of vectors.entries()) {
    const value = vector.values[i] as number | bigint;
    if (kindOf(dtype) === 'c') writeComplex(out, j, vector, i);
    else out[j] = wide ? BigInt(value) : Number(value);
  }
  return new Vector(dtype, out as unknown as TypedValues);
}

function writeComplex(out: Record<number, unknown>, j: number, vector: Vector, i: number): void {
  const complex = vector.kind === 'c';
  out[2 * j] = Number(vector.values[complex ? 2 * i : i]);
  out[2 * j + 1] = complex ? Number(vector.values[2 * i + 1]) : 0;
}

function gatherSame(vectors: readonly Vector[], first: Vector, i: number): Vector {
  const out = emptyLike(first.values, first.dtype, vectors.length);
  const complex = first.kind === 'c';
  for (const [j, vector] of vectors.entries()) {
    if (complex) writeComplex(out, j, vector, i);
    else out[j] = vector.values[i];
  }
  const masked = vectors.some((v) => v.valid !== null);
  const valid = masked ? Uint8Array.from(vectors, (v) => v.valid?.[i] ?? 1) : null;
  return new Vector(first.dtype, out as unknown as TypedValues, {valid});
}

/** The value at `i` as an object column holds it: whole floats stay floats. */
export function objectValue(vector: Vector, i: number): unknown {
  const value = vector.at(i);
  if (vector.kind === 'f' && typeof value === 'number') return boxFloat(value);
  return vector.kind === 'O' && vector.dtype !== 'category' ? vector.values[i] : value;
}
