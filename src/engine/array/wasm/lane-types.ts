/** How dtypes are held in vectors. */
import type {ArrayDType} from '../dtypes.js';

/** Dtypes that kernels compute in; programs with others are interpreted. */
export type KernelDType = Exclude<ArrayDType, 'float16' | 'complex64' | 'complex128'>;

/** Numbers by what one lane holds. */
export type NumberType = 'f64' | 'f32' | 'i64' | 'i32' | 'i16' | 'i8' | 'u64' | 'u32' | 'u16' | 'u8';

export type IntegerType = Exclude<NumberType, 'f64' | 'f32'>;

/** A bool is a mask: lanes of all ones where true. */
export type LaneType = NumberType | 'mask';

const types: Readonly<Record<KernelDType, LaneType>> = {
  bool: 'mask',
  int8: 'i8',
  int16: 'i16',
  int32: 'i32',
  int64: 'i64',
  uint8: 'u8',
  uint16: 'u16',
  uint32: 'u32',
  uint64: 'u64',
  float32: 'f32',
  float64: 'f64',
};

const dtypes: Readonly<Record<IntegerType, KernelDType>> = {
  i8: 'int8',
  i16: 'int16',
  i32: 'int32',
  i64: 'int64',
  u8: 'uint8',
  u16: 'uint16',
  u32: 'uint32',
  u64: 'uint64',
};

const bytes: Readonly<Record<NumberType, LaneBytes>> = {
  f64: 8,
  f32: 4,
  i64: 8,
  i32: 4,
  i16: 2,
  i8: 1,
  u64: 8,
  u32: 4,
  u16: 2,
  u8: 1,
};

export type LaneBytes = 1 | 2 | 4 | 8;

export function isKernelDType(dtype: ArrayDType): dtype is KernelDType {
  return Object.hasOwn(types, dtype);
}

export function laneType(dtype: KernelDType): LaneType {
  return types[dtype];
}

export function laneBytes(type: NumberType): LaneBytes {
  return bytes[type];
}

/** Bytes of one value in memory. */
export function storedBytes(type: LaneType): LaneBytes {
  return type === 'mask' ? 1 : bytes[type];
}

export function isIntegerType(type: LaneType): type is IntegerType {
  return Object.hasOwn(dtypes, type);
}

export function isSigned(type: IntegerType): boolean {
  return type.startsWith('i');
}

export function integerDType(type: IntegerType): KernelDType {
  return dtypes[type];
}
