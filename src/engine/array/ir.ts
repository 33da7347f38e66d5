/**
 * The array engine's intermediate representation: immutable expressions with known dtype and shape.
 *
 * Elementwise expressions have operands of exactly their own shape (the builder inserts `broadcast`), and
 * operands already cast to the dtype that the operation computes in (the builder inserts `cast`). So a backend
 * needs no promotion and no broadcasting rules of its own.
 */
import type {ArrayDType, Scalar} from './dtypes.js';
import type {HostArray, HostFunction, HostReference, ModuleExport, TeamFunction} from './host.js';
import type {Block} from './memory/block.js';
import type {BinaryOp, ReduceOp, ScanOp, UnaryOp} from './op-names.js';

export type {HostArray, HostFunction, HostReference, ModuleExport, TeamFunction};
export type {BinaryOp, ReduceOp, ScanOp, UnaryOp};

export type Shape = readonly number[];

interface Typed {
  readonly dtype: ArrayDType;
  readonly shape: Shape;
}

/** A materialised block seen through strides and an offset, both counted in values. */
export interface BufferExpr extends Typed {
  readonly kind: 'buffer';
  readonly block: Block;
  readonly strides: readonly number[];
  readonly offset: number;
}

/** One value, repeated over the shape. */
export interface ConstantExpr extends Typed {
  readonly kind: 'constant';
  readonly value: Scalar;
}

/** One-dimensional `start + i * step`. */
export interface IotaExpr extends Typed {
  readonly kind: 'iota';
  readonly start: number | bigint;
  readonly step: number | bigint;
}

/** What a random stream is made of. `integers` are uniform in [low, high). */
export type Distribution =
  | {readonly name: 'uniform'}
  | {readonly name: 'normal'}
  | {readonly name: 'integers'; readonly low: bigint; readonly high: bigint}
  | {readonly name: 'bytes'};

/**
 * Random values. They are a function of (distribution, seed, stream, position) alone: each 64 Ki values of the
 * flat output have a generator of their own, so that no result depends on chunks or threads.
 */
export interface RandomExpr extends Typed {
  readonly kind: 'random';
  readonly distribution: Distribution;
  readonly seed: bigint;
  /** Tells the draws of one seed apart: the number of the call. */
  readonly stream: number;
}

export interface UnaryExpr extends Typed {
  readonly kind: 'unary';
  readonly op: UnaryOp;
  readonly arg: Expr;
}

export interface BinaryExpr extends Typed {
  readonly kind: 'binary';
  readonly op: BinaryOp;
  readonly left: Expr;
  readonly right: Expr;
}

/** `condition ? then : otherwise`, value by value; the condition is bool, the others have the result's dtype. */
export interface WhereExpr extends Typed {
  readonly kind: 'where';
  readonly condition: Expr;
  readonly then: Expr;
  readonly otherwise: Expr;
}

/** Conversion as NumPy's unsafe `astype`: floats to integers truncate, integers wrap, complex to real drops im. */
export interface CastExpr extends Typed {
  readonly kind: 'cast';
  readonly arg: Expr;
}

export interface ReshapeExpr extends Typed {
  readonly kind: 'reshape';
  readonly arg: Expr;
}

/** Axis i of the result is axis `axes[i]` of the operand. */
export interface PermuteExpr extends Typed {
  readonly kind: 'permute';
  readonly arg: Expr;
  readonly axes: readonly number[];
}

export interface BroadcastExpr extends Typed {
  readonly kind: 'broadcast';
  readonly arg: Expr;
}

/** Positions start, start + step, … of one axis; every one is inside the axis. */
export interface AxisRange {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/** One range per axis. A flip is a range with step -1. */
export interface SliceExpr extends Typed {
  readonly kind: 'slice';
  readonly arg: Expr;
  readonly ranges: readonly AxisRange[];
}

/** Diagonals of two axes, as a last axis. */
export interface DiagonalExpr extends Typed {
  readonly kind: 'diagonal';
  readonly arg: Expr;
  readonly offset: number;
  readonly axis1: number;
  readonly axis2: number;
}

export interface ConcatenateExpr extends Typed {
  readonly kind: 'concatenate';
  readonly args: readonly Expr[];
  readonly axis: number;
}

/** `arg[:, …, indices, …, :]`: the indices' shape (any) takes the place of `axis`. Negative indices count from the end. */
export interface TakeExpr extends Typed {
  readonly kind: 'take';
  readonly arg: Expr;
  readonly indices: Expr;
  readonly axis: number;
}

/** `arg[i0, i1, …]`: integer arrays of one shape index the leading axes together. */
export interface GatherExpr extends Typed {
  readonly kind: 'gather';
  readonly arg: Expr;
  readonly indices: readonly Expr[];
}

/** NumPy's `take_along_axis`. */
export interface TakeAlongExpr extends Typed {
  readonly kind: 'takeAlong';
  readonly arg: Expr;
  readonly indices: Expr;
  readonly axis: number;
}

/** A copy of `arg` whose `ranges` hold `value` (of the ranges' shape). */
export interface SetSliceExpr extends Typed {
  readonly kind: 'setSlice';
  readonly arg: Expr;
  readonly ranges: readonly AxisRange[];
  readonly value: Expr;
}

/** A copy of `arg` where, in C order, the places that `mask` selects hold the values one after the other. */
export interface PlaceExpr extends Typed {
  readonly kind: 'place';
  readonly arg: Expr;
  /** bool, of arg's shape. */
  readonly mask: Expr;
  /** One-dimensional; must have as many values as the mask has true ones (checked when run). */
  readonly values: Expr;
}

/** A copy of `arg` with `arg[i0, i1, …] = value`; of equal positions the last one wins. */
export interface ScatterExpr extends Typed {
  readonly kind: 'scatter';
  readonly arg: Expr;
  readonly indices: readonly Expr[];
  readonly value: Expr;
}

export interface ReduceExpr extends Typed {
  readonly kind: 'reduce';
  readonly op: ReduceOp;
  readonly arg: Expr;
  /** Ascending. `argmax` and `argmin` take one axis, or all. */
  readonly axes: readonly number[];
  readonly keepdims: boolean;
}

export interface ScanExpr extends Typed {
  readonly kind: 'scan';
  readonly op: ScanOp;
  readonly arg: Expr;
  readonly axis: number;
}

/** Ascending, NaN last. */
export interface SortExpr extends Typed {
  readonly kind: 'sort';
  readonly arg: Expr;
  readonly axis: number;
}

/** Stable. */
export interface ArgsortExpr extends Typed {
  readonly kind: 'argsort';
  readonly arg: Expr;
  readonly axis: number;
}

export interface SearchSortedExpr extends Typed {
  readonly kind: 'searchsorted';
  /** One-dimensional, ascending. */
  readonly sorted: Expr;
  readonly values: Expr;
  readonly side: 'left' | 'right';
}

/** How many values lie in each bin, int64 of shape (parts, bins); with weights their sum, float64. */
export interface TallyExpr extends Typed {
  readonly kind: 'tally';
  /** One-dimensional: int64 numbers of bins, or float64 values where there are edges. What lies in no bin does not count. */
  readonly values: Expr;
  /** Of bins of nearly equal width: float64, one more than bins, ascending. */
  readonly edges: Expr | null;
  /** float64, one for each value. */
  readonly weights: Expr | null;
}

/**
 * How the result of a transform lies: as the operand; the first half alone, of real values; turned by the roots that the first of two
 * shorter transforms is followed by, along the first of two axes; with the two axes exchanged.
 */
export type FourierLayout = 'plain' | 'half' | 'turned' | 'transposed';

/** The discrete Fourier transform of one axis of complex128 or float64 values, each divided by `divisor`. */
export interface FourierExpr extends Typed {
  readonly kind: 'fourier';
  readonly arg: Expr;
  readonly axis: number;
  readonly inverse: boolean;
  readonly divisor: number;
  readonly layout: FourierLayout;
}

/** `(…, m, k) @ (…, k, n)` with equal leading axes. */
export interface MatmulExpr extends Typed {
  readonly kind: 'matmul';
  readonly left: Expr;
  readonly right: Expr;
}

/** One call of a host function; its outputs share the run. */
export interface HostCall {
  readonly fn: HostReference;
  readonly args: readonly Expr[];
  readonly params: unknown;
  readonly outputs: number;
}

/** One output of a host call whose dtype and shape are known before. */
export interface HostExpr extends Typed {
  readonly kind: 'host';
  readonly call: HostCall;
  readonly output: number;
}

export type Expr =
  | BufferExpr
  | ConstantExpr
  | IotaExpr
  | RandomExpr
  | UnaryExpr
  | BinaryExpr
  | WhereExpr
  | CastExpr
  | ReshapeExpr
  | PermuteExpr
  | BroadcastExpr
  | SliceExpr
  | DiagonalExpr
  | ConcatenateExpr
  | TakeExpr
  | GatherExpr
  | TakeAlongExpr
  | SetSliceExpr
  | PlaceExpr
  | ScatterExpr
  | ReduceExpr
  | ScanExpr
  | SortExpr
  | ArgsortExpr
  | SearchSortedExpr
  | TallyExpr
  | FourierExpr
  | MatmulExpr
  | HostExpr;

export type ExprKind = Expr['kind'];
export type ExprOf<K extends ExprKind> = Extract<Expr, {kind: K}>;

/** Rows of `arg` (values, where the mask has arg's shape) that `mask` selects. */
export interface CompressExpr {
  readonly kind: 'compress';
  readonly arg: Expr;
  /** bool; its shape is that of arg's leading axes. */
  readonly mask: Expr;
}

/** Positions of what is not zero, int64 of shape (count, ndim). */
export interface ArgwhereExpr {
  readonly kind: 'argwhere';
  readonly arg: Expr;
}

/** An output of a host call that only the run knows the shape of. */
export interface HostResultExpr {
  readonly kind: 'hostResult';
  readonly call: HostCall;
  readonly output: number;
}

/**
 * What has no shape before it ran. It can be evaluated, and the resulting block used by further expressions; it
 * cannot itself be an operand.
 */
export type DynamicExpr = CompressExpr | ArgwhereExpr | HostResultExpr;

/** What can be evaluated. */
export type RootExpr = Expr | DynamicExpr;
