import type {Options} from '../../../expr/names.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Scalar, Tensor} from '../../../expr/tensor.js';
import type {OutOption} from '../out.js';
import type {AxisLike} from '../options.js';

/** Keyword options of every reduction. */
export type ReductionOptions = OutOption &
  Options<{
    /** Keeps the reduced axes, with length 1. */
    keepdims: boolean;
    /** How many partial results a cluster combines at once; without effect in a local session. */
    combine_size: number;
  }>;

/** Keyword options of reductions that compute. */
export type ComputedOptions = ReductionOptions & {
  /** The dtype to compute in, and of the result. */
  readonly dtype?: string;
};

/** As {@link ComputedOptions}, with the delta degrees of freedom: the divisor is the count less `ddof`. */
export type MomentOptions = ComputedOptions & {readonly ddof?: number};

/** A reduction as a method: of all values to one, or along axes. `axis` may stand among the options. */
export interface ReductionMethod<V = number, O = ReductionOptions> {
  (options?: O & {readonly axis?: null; readonly keepdims?: false}): Scalar<V>;
  (options: O & {readonly axis?: AxisLike | null}): Tensor;
  (axis: AxisLike | null, options?: O): Tensor;
}

/** A reduction as a function: of all values to one, or along axes. `axis` may stand among the options. */
export interface ReductionFunction<V = number, O = ReductionOptions> {
  (a: ArrayLike, options?: O & {readonly axis?: null; readonly keepdims?: false}): Scalar<V>;
  (a: ArrayLike, options: O & {readonly axis?: AxisLike | null}): Tensor;
  (a: ArrayLike, axis: AxisLike | null, options?: O): Tensor;
}

/** Keyword options of operations along an axis that keep its length. */
export type CumulativeOptions = OutOption & {readonly axis?: number | null; readonly dtype?: string};

/** A running sum or product as a method; over the flattened tensor unless there is an axis. */
export interface CumulativeMethod {
  (options?: CumulativeOptions): Tensor;
  (axis: number | null, options?: CumulativeOptions): Tensor;
}

/** A running sum or product as a function; over the flattened tensor unless there is an axis. */
export interface CumulativeFunction {
  (a: ArrayLike, options?: CumulativeOptions): Tensor;
  (a: ArrayLike, axis: number | null, options?: CumulativeOptions): Tensor;
}

/** Keyword options of searches for a position. */
export type PositionOptions = OutOption & Options<{combine_size: number}>;

/** A search for a position as a method: of all values, or along an axis. */
export interface PositionMethod {
  (options?: PositionOptions & {readonly axis?: null}): Scalar;
  (options: PositionOptions & {readonly axis?: number | null}): Tensor;
  (axis: number | null, options?: PositionOptions): Tensor;
}

/** A search for a position as a function: of all values, or along an axis. */
export interface PositionFunction {
  (a: ArrayLike, options?: PositionOptions & {readonly axis?: null}): Scalar;
  (a: ArrayLike, options: PositionOptions & {readonly axis?: number | null}): Tensor;
  (a: ArrayLike, axis: number | null, options?: PositionOptions): Tensor;
}
