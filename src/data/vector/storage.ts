import type {DType} from '../dtype.js';
import type {TypedValues} from '../vector.js';

type Writable = Record<number, unknown>;

/** Room for `length` values of `dtype`, held the way `values` are. */
export function emptyLike(values: TypedValues | readonly unknown[], dtype: DType, length: number): Writable {
  const slots = dtype === 'complex64' || dtype === 'complex128' ? 2 * length : length;
  if (!ArrayBuffer.isView(values)) return new Array<unknown>(slots);
  const Kind = values.constructor as new (length: number) => TypedValues;
  return new Kind(slots);
}

const constructors: Readonly<Record<string, new (length: number) => TypedValues>> = {
  bool: Uint8Array,
  boolean: Uint8Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  uint64: BigUint64Array,
  float16: Float32Array,
  float32: Float32Array,
  float64: Float64Array,
  complex64: Float32Array,
  complex128: Float64Array,
  category: Int32Array,
};

/** The typed array that holds values of `dtype`; null for those held as JavaScript values. */
export function storageOf(dtype: DType): (new (length: number) => TypedValues) | null {
  if (dtype.startsWith('datetime64') || dtype.startsWith('timedelta64')) return BigInt64Array;
  return constructors[dtype.toLowerCase()] ?? null;
}
