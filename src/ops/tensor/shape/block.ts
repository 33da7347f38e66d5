import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {define} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {ArrayArg, ArrayLike, Param} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {metaOf, naming, standIn, unknownTensor} from '../define-tensor.js';

/** Tensors in nested arrays. */
export type Blocks = ArrayLike | readonly Blocks[];

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * One tensor of blocks in nested arrays: the innermost stand beside one another along the last axis, the next ones along the one before.
     *
     * @throws ValueError when the nesting or the extents do not fit.
     * @example
     * await mt.block([[mt.ones([1, 2]), mt.tensor([[7]])], [mt.tensor([[8, 9, 10]])]]).execute()
     * // array([[ 1.,  1.,  7.],
     * //        [ 8.,  9., 10.]])
     */
    block(arrays: Blocks): Tensor;
  }
}

type Nest<T> = T | readonly Nest<T>[];

const isNest = <T>(value: Nest<T>): value is readonly Nest<T>[] => Array.isArray(value);

/** Blocks: arrays of blocks, and what is no array is one block. Numbers in nested arrays are blocks of one value. */
const blocks: Param<Nest<ArrayArg>> = {
  takes: 'nested arrays of tensors',
  parse(value) {
    if (!Array.isArray(value)) return p.array.parse(value);
    const all: Nest<ArrayArg>[] = [];
    for (const one of value as unknown[]) {
      const parsed = blocks.parse(one);
      if (parsed === p.mismatch) return p.mismatch;
      all.push(parsed);
    }
    return all;
  },
};

function map<A, B>(nest: Nest<A>, f: (one: A) => B): Nest<B> {
  return isNest(nest) ? nest.map((one) => map(one, f)) : f(nest);
}

function leaves<T>(nest: Nest<T>): T[] {
  return isNest(nest) ? nest.flatMap((one) => leaves(one)) : [nest];
}

function depthOf(nest: Nest<unknown>): number {
  if (!isNest(nest)) return 0;
  if (nest.length === 0) throw new ValueError('List at arrays cannot be empty');
  const depths = new Set(nest.map(depthOf));
  if (depths.size > 1) throw new ValueError('List depths are mismatched');
  return 1 + ([...depths][0] ?? 0);
}

function assembled(nest: Nest<Expr>): Expr {
  const depth = depthOf(nest);
  const ndim = Math.max(depth, ...leaves(nest).map((x) => x.shape.length));
  const full = map(nest, (x) =>
    ir.reshape(x, [...new Array<number>(ndim - x.shape.length).fill(1), ...x.shape]),
  );
  const join = (part: Nest<Expr>, axis: number): Expr =>
    isNest(part)
      ? ir.concatenate(
          part.map((one) => join(one, axis + 1)),
          axis,
        )
      : part;
  return join(full, ndim - depth);
}

export const block = define({
  name: 'block',
  title: 'TensorConcatenate',
  places: ['mt'],
  params: {arrays: blocks},
  infer({arrays}, place) {
    return naming(`${place}.block`, () => {
      const known = map(arrays, (one) => ({expr: standIn(one)}));
      if (leaves(known).some(({expr}) => expr === null)) return unknownTensor;
      return metaOf(assembled(map(known, ({expr}) => expr ?? ir.constant(0))));
    });
  },
  async lower({arrays}, context) {
    const all = new Map<ArrayArg, Expr>();
    for (const one of leaves(arrays)) if (!all.has(one)) all.set(one, await context.array(one));
    const expr = assembled(map(arrays, (one) => all.get(one) ?? ir.constant(0)));
    return {kind: 'tensor', expr};
  },
});
