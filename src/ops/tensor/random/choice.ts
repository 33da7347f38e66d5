import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {sizeOf} from '../../../engine/array/shapes.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ShapeLike} from '../options.js';
import {cluster, defineRandom, size, uniform, type RandomOptions} from './define-random.js';
import {integers} from './integers.js';
import type {Draw} from '../../../graph/index.js';

/** Options of `choice`. */
export type ChoiceOptions = Omit<RandomOptions, 'dtype'> & {
  /** Whether a value may be taken more than once, as it may unless this is false. */
  readonly replace?: boolean;
  /** How likely each value is; all the same unless given. */
  readonly p?: ArrayLike | null;
};

declare module '../../../expr/namespaces.js' {
  interface RandomFunctions {
    /**
     * Values that are taken at random from a vector, or from 0 to `a - 1`.
     *
     * @throws ValueError for nothing to take from, more than there are without replacing, and probabilities of another length.
     * @example
     * mt.random.choice(5, [3, 2]).shape
     * // [ 3, 2 ]
     */
    choice(a: ArrayLike, size?: ShapeLike | null, options?: ChoiceOptions): Tensor;
    choice(a: ArrayLike, options: ChoiceOptions): Tensor;

    /**
     * The values of a tensor in random order along its first axis, or the numbers below `x`.
     *
     * @example
     * await mt.sort(mt.random.permutation(4)).execute()
     * // array([0, 1, 2, 3])
     */
    permutation(x: ArrayLike): Tensor;

    /**
     * Makes `x` stand for its values in random order along the first axis.
     *
     * @example
     * const x = mt.arange(4);
     * mt.random.shuffle(x);
     * await mt.sort(x).execute()
     * // array([0, 1, 2, 3])
     */
    shuffle(x: Tensor): Tensor;
  }
}

/** The numbers below n in random order. */
function order(n: number, draw: Draw): Expr {
  return ir.argsort(uniform([n], draw), 0);
}

/** Positions below n, as likely as `chances` says. */
function positions(
  n: number,
  shape: readonly number[],
  chances: Expr | null,
  replace: boolean,
  draw: Draw,
): Expr {
  const count = sizeOf(shape);
  if (!replace && count > n)
    throw new ValueError("Cannot take a larger sample than population when 'replace=False'");
  if (chances === null)
    return replace
      ? integers(0, n, shape, draw)
      : ir.reshape(ir.slice(order(n, draw), 0, {stop: count}), shape);
  if (replace) {
    const sums = ir.scan('cumsum', ir.cast(chances, 'float64'), 0);
    const limits = ir.binary('divide', sums, ir.index(sums, [-1]));
    return ir.binary('minimum', ir.searchsorted(limits, uniform(shape, draw), 'right'), n - 1);
  }
  // The smallest of exponential times with these rates come in the order of taking one after the other.
  const times = ir.unary('negative', ir.unary('log1p', ir.unary('negative', uniform([n], draw))));
  const scaled = ir.binary('divide', times, ir.cast(chances, 'float64'));
  return ir.reshape(ir.slice(ir.argsort(scaled, 0), 0, {stop: count}), shape);
}

export const choice = defineRandom({
  name: 'choice',
  title: 'TensorChoice',
  params: {a: p.array, size, replace: p.optional(p.bool, true), p: p.optionalArray, ...cluster},
  build({a, size, replace, p: chances}, draw) {
    const count = a.kind === 'constant' && a.shape.length === 0 ? Number(a.value) : null;
    if (a.shape.length > 1) throw new ValueError('a must be 1-dimensional or an integer');
    const n = count ?? a.shape[0] ?? 0;
    if (n <= 0) throw new ValueError('a must be greater than 0 unless no samples are taken');
    if (chances !== null && (chances.shape.length !== 1 || chances.shape[0] !== n))
      throw new ValueError("'a' and 'p' must have same size");
    const at = positions(n, size ?? [], chances, replace, draw);
    return count === null ? ir.take(a, at, 0) : at;
  },
});

function shuffled(x: Expr, draw: Draw): Expr {
  return ir.take(x, order(x.shape[0] ?? 0, draw), 0);
}

export const permutation = defineRandom({
  name: 'permutation',
  title: 'TensorPermutation',
  params: {x: p.array},
  build({x}, draw) {
    if (x.kind === 'constant' && x.shape.length === 0) return order(Number(x.value), draw);
    if (x.shape.length === 0) throw new ValueError('x must be an integer or at least 1-dimensional');
    return shuffled(x, draw);
  },
});

export const shuffle = defineRandom({
  name: 'shuffle',
  title: 'TensorPermutation',
  into: 'x',
  params: {x: p.array},
  build({x}, draw) {
    if (x.shape.length === 0) throw new ValueError('x must be at least 1-dimensional');
    return shuffled(x, draw);
  },
});
