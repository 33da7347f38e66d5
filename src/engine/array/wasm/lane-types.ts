/** How dtypes are held in vectors: four values at a time. */
import type {ArrayDType} from '../dtypes.js';

/** Dtypes that kernels compute in; programs with others are interpreted. */
export type KernelDType = 'bool' | 'int32' | 'int64' | 'float32' | 'float64';

/** A bool is a mask of 32-bit lanes, all ones where true. */
export type LaneType = 'f64' | 'f32' | 'i64' | 'i32' | 'mask';

const types: Readonly<Record<KernelDType, LaneType>> = {
  bool: 'mask',
  int32: 'i32',
  int64: 'i64',
  float32: 'f32',
  float64: 'f64',
};

export function isKernelDType(dtype: ArrayDType): dtype is KernelDType {
  return Object.hasOwn(types, dtype);
}

export function laneType(dtype: KernelDType): LaneType {
  return types[dtype];
}

/** Vectors that hold four values. */
export function vectorsOf(type: LaneType): 1 | 2 {
  return type === 'f64' || type === 'i64' ? 2 : 1;
}
