import type {NDArray} from '../data/index.js';
import type {Ends} from '../render/index.js';
import * as ir from './array/builder.js';
import type {ArrayEngine, Block, Expr} from './array/index.js';

/**
 * The first and last elements of a block along each axis, put together. The corners are read one by one, since the block may be
 * larger than memory.
 */
export async function cornersOf(arrays: ArrayEngine, block: Block, ends: readonly Ends[]): Promise<NDArray> {
  const corners = await arrays.evaluate(choices(ends).map((choice) => cornerOf(block, ends, choice)));
  try {
    const joined = ends.reduceRight<Expr[]>(
      (parts, {tail}, axis) => (tail === 0 ? parts : pairs(parts).map((pair) => ir.concatenate(pair, axis))),
      corners.map((corner) => ir.buffer(corner)),
    );
    const [whole] = await arrays.evaluate(joined);
    if (whole === undefined) throw new TypeError('an evaluation gives a block for each expression');
    try {
      return await arrays.toNDArray(whole);
    } finally {
      whole.release();
    }
  } finally {
    for (const corner of corners) corner.release();
  }
}

/** Which end of each axis a corner lies at: every combination, the last axis changing first. */
function choices(ends: readonly Ends[]): ('head' | 'tail')[][] {
  return ends.reduce<('head' | 'tail')[][]>(
    (made, {tail}) =>
      made.flatMap((choice) =>
        tail === 0
          ? [[...choice, 'head']]
          : [
              [...choice, 'head'],
              [...choice, 'tail'],
            ],
      ),
    [[]],
  );
}

function cornerOf(block: Block, ends: readonly Ends[], choice: readonly ('head' | 'tail')[]): Expr {
  return ends.reduce<Expr>(
    (expr, {head, tail}, axis) =>
      ir.slice(expr, axis, choice[axis] === 'tail' ? {start: -tail} : {stop: head}),
    ir.buffer(block),
  );
}

function pairs<T>(items: readonly T[]): T[][] {
  return Array.from({length: items.length / 2}, (_, i) => items.slice(2 * i, 2 * i + 2));
}
