import {isNumericDType, normaliseDType} from '../../data/index.js';
import type {ArrayDType} from '../../engine/array/index.js';
import type {Options} from '../../expr/names.js';
import * as p from '../../expr/params.js';
import type {Param} from '../../expr/params.js';

/** An element type that tensors can have. */
export const numericDType: Param<ArrayDType> = {
  takes: "a dtype of numbers such as 'float64'",
  parse(value) {
    const name = typeof value === 'string' ? normaliseDType(value) : null;
    return name !== null && isNumericDType(name) ? name : p.mismatch;
  },
};

/** A dtype that need not be given. */
export const dtype = p.optional(numericDType, null);

/** What a cluster is told of how to store a tensor. A local session has one way to store it, and takes no notice. */
export const chunkSize = p.optional(p.ints, null);
/** Whether a cluster is to compute on GPUs. A local session has none, and takes no notice. */
export const gpu = p.optional(p.bool, null);
/** Whether a cluster is to store a sparse tensor. A local session stores all values, and takes no notice. */
export const sparse = p.optional(p.bool, null);
/** How many partial results a cluster is to combine at once. A local session takes no notice: results do not depend on it. */
export const combineSize = p.optional(p.int, null);
/** NumPy's memory layout: C or Fortran order. It says how a cluster stores values, not what they are. */
export const layout = p.optional(p.choice('C', 'F', 'A', 'K'), null);

/** Keyword options of functions that make tensors. */
export type CreationOptions = Options<{
  dtype: string;
  /** Extent of a cluster's chunks; without effect in a local session. */
  chunk_size: number | readonly number[];
  /** Whether a cluster computes on GPUs; without effect in a local session. */
  gpu: boolean;
}>;

/** As {@link CreationOptions}, with a memory layout. */
export type LayoutOptions = CreationOptions & {
  /** Memory layout on a cluster; without effect in a local session. */
  readonly order?: 'C' | 'F' | 'A' | 'K';
};

/** As {@link CreationOptions}, with a choice of storage. */
export type SparseOptions = CreationOptions & {
  /** Whether a cluster stores it as sparse; without effect in a local session. */
  readonly sparse?: boolean;
};

/** Extents: one number, or several. */
export type ShapeLike = number | readonly number[];
/** An axis, or several; negative ones count from the end. */
export type AxisLike = number | readonly number[];
