/** Storage of the element types that the array engine computes with. */
import type {NumericDType} from '../../data/dtype.js';

/** Element types of the array engine. float16 is held as float32 values that are rounded to half precision. */
export type ArrayDType = NumericDType;

/** Typed arrays that hold the values of an array, flattened in C order; complex values interleave re and im. */
export type ArrayValues =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigUint64Array
  | BigInt64Array
  | Float32Array
  | Float64Array;

/** A single value: complex numbers are pairs, 64-bit integers may be bigint. */
export type Scalar = number | bigint | boolean | readonly [re: number, im: number];

/** How values are laid out in memory. */
export type Storage = 'u8' | 'i8' | 'u16' | 'i16' | 'u32' | 'i32' | 'u64' | 'i64' | 'f32' | 'f64';

interface DTypeInfo {
  readonly storage: Storage;
  /** Typed-array elements per value: 2 for complex dtypes. */
  readonly lanes: 1 | 2;
  readonly kind: 'b' | 'i' | 'u' | 'f' | 'c';
  /** Bits of the value (of a component, where complex). */
  readonly bits: 8 | 16 | 32 | 64;
}

const info: Readonly<Record<ArrayDType, DTypeInfo>> = {
  bool: {storage: 'u8', lanes: 1, kind: 'b', bits: 8},
  int8: {storage: 'i8', lanes: 1, kind: 'i', bits: 8},
  int16: {storage: 'i16', lanes: 1, kind: 'i', bits: 16},
  int32: {storage: 'i32', lanes: 1, kind: 'i', bits: 32},
  int64: {storage: 'i64', lanes: 1, kind: 'i', bits: 64},
  uint8: {storage: 'u8', lanes: 1, kind: 'u', bits: 8},
  uint16: {storage: 'u16', lanes: 1, kind: 'u', bits: 16},
  uint32: {storage: 'u32', lanes: 1, kind: 'u', bits: 32},
  uint64: {storage: 'u64', lanes: 1, kind: 'u', bits: 64},
  float16: {storage: 'f32', lanes: 1, kind: 'f', bits: 16},
  float32: {storage: 'f32', lanes: 1, kind: 'f', bits: 32},
  float64: {storage: 'f64', lanes: 1, kind: 'f', bits: 64},
  complex64: {storage: 'f32', lanes: 2, kind: 'c', bits: 32},
  complex128: {storage: 'f64', lanes: 2, kind: 'c', bits: 64},
};

interface ValuesConstructor {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): ArrayValues;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): ArrayValues;
}

const constructors: Readonly<Record<Storage, ValuesConstructor>> = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  i16: Int16Array,
  u32: Uint32Array,
  i32: Int32Array,
  u64: BigUint64Array,
  i64: BigInt64Array,
  f32: Float32Array,
  f64: Float64Array,
};

export function dtypeInfo(dtype: ArrayDType): DTypeInfo {
  return info[dtype];
}

export function isComplex(dtype: ArrayDType): boolean {
  return info[dtype].kind === 'c';
}

/** Whether values are inexact: floating point or complex. */
export function isInexact(dtype: ArrayDType): boolean {
  return info[dtype].kind === 'f' || info[dtype].kind === 'c';
}

export function isInteger(dtype: ArrayDType): boolean {
  return info[dtype].kind === 'i' || info[dtype].kind === 'u';
}

/** Whether values are held as bigint. */
export function isWide(dtype: ArrayDType): dtype is 'int64' | 'uint64' {
  return dtype === 'int64' || dtype === 'uint64';
}

/** Bytes of one value as it is stored here. */
export function itemSize(dtype: ArrayDType): number {
  const {storage, lanes} = info[dtype];
  return constructors[storage].BYTES_PER_ELEMENT * lanes;
}

/** Fresh zeroed storage of `length` values. */
export function allocateValues(dtype: ArrayDType, length: number): ArrayValues {
  const {storage, lanes} = info[dtype];
  return new constructors[storage](length * lanes);
}

/** A typed array of `length` values over `buffer` from `byteOffset`. */
export function viewValues(
  dtype: ArrayDType,
  buffer: ArrayBufferLike,
  byteOffset: number,
  length: number,
): ArrayValues {
  const {storage, lanes} = info[dtype];
  return new constructors[storage](buffer, byteOffset, length * lanes);
}

/** The real dtype of a complex one's components. */
export function componentDType(dtype: ArrayDType): ArrayDType {
  if (dtype === 'complex64') return 'float32';
  if (dtype === 'complex128') return 'float64';
  return dtype;
}
