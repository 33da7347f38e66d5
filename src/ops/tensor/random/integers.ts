import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {isInteger} from '../../../engine/array/dtypes.js';
import type {ArrayDType, Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {numericDType, type ShapeLike} from '../options.js';
import {cluster, defineRandom, size, uniform, type RandomOptions} from './define-random.js';
import {Draw} from '../../../graph/index.js';

/** Options of `randint`. */
export type RandintOptions = RandomOptions & {
  /** What part of the values is not 0; all unless given. */
  readonly density?: number | null;
};

declare module '../../../expr/namespaces.js' {
  interface RandomFunctions {
    /**
     * Whole numbers that are equally likely in [`low`, `high`), or in [0, `low`) when there is no `high`; int64 unless `dtype` is given.
     *
     * @throws ValueError when there is no such number, or the dtype cannot hold them all.
     * @example
     * mt.random.randint(0, 10, [3, 2]).shape
     * // [ 3, 2 ]
     */
    randint(low: number, high?: number | null, size?: ShapeLike | null, options?: RandintOptions): Tensor;
    randint(low: number, high: number | null, options: RandintOptions): Tensor;
    randint(low: number, options: RandintOptions & {high?: number | null}): Tensor;

    /**
     * Whole numbers that are equally likely in [`low`, `high`], or in [1, `low`] when there is no `high`.
     *
     * @throws ValueError when there is no such number.
     * @example
     * mt.random.random_integers(5, {size: [3, 2]}).shape
     * // [ 3, 2 ]
     */
    random_integers(
      low: number,
      high?: number | null,
      size?: ShapeLike | null,
      options?: RandomOptions,
    ): Tensor;
    random_integers(low: number, options: RandomOptions & {high?: number | null}): Tensor;
  }
}

/** Whole numbers in [low, high). */
export function integers(
  low: number,
  high: number,
  shape: readonly number[],
  draw: Draw,
  dtype: ArrayDType = 'int64',
): Expr {
  return ir.random({name: 'integers', low: BigInt(low), high: BigInt(high)}, shape, {
    seed: draw.seed,
    stream: draw.stream,
    dtype,
  });
}

export const randint = defineRandom({
  name: 'randint',
  title: 'TensorRandint',
  params: {
    low: p.int,
    high: p.optional(p.int, null),
    size,
    dtype: p.optional(numericDType, 'int64'),
    density: p.optional(p.number, null),
    ...cluster,
  },
  build({low, high, size, dtype, density}, draw) {
    if (!isInteger(dtype) && dtype !== 'bool') throw new ValueError(`Unsupported dtype ${dtype} for randint`);
    const [from, to] = high === null ? [0, low] : [low, high];
    const shape = size ?? [];
    const values = integers(from, to, shape, draw, dtype);
    if (density === null) return values;
    // Which values stay is drawn from a stream that no other call has.
    const chosen = ir.binary('less', uniform(shape, new Draw(draw.seed, -1 - draw.stream)), density);
    return ir.where(chosen, values, ir.constant(0, dtype));
  },
});

export const randomIntegers = defineRandom({
  name: 'random_integers',
  title: 'TensorRandomIntegers',
  params: {low: p.int, high: p.optional(p.int, null), size, ...cluster},
  build({low, high, size}, draw) {
    const [from, to] = high === null ? [1, low] : [low, high];
    return integers(from, to + 1, size ?? [], draw);
  },
});
