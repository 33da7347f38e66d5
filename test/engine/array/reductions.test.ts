import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {ArrayEngine, ir, type Expr} from '../../../src/engine/array/index.js';
import type {ReduceOptions} from '../../../src/engine/array/builder/reductions.js';
import {assertGolden, goldenBlock, readGolden, type Cell, type GoldenArray} from './golden.js';

type Axis = number | readonly number[] | null;

const reductions: Readonly<Record<string, (x: Expr, options: ReduceOptions) => Expr>> = {
  sum: (x, o) => ir.reduce('sum', x, o),
  prod: (x, o) => ir.reduce('prod', x, o),
  max: (x, o) => ir.reduce('max', x, o),
  min: (x, o) => ir.reduce('min', x, o),
  fmax: (x, o) => ir.reduce('fmax', x, o),
  fmin: (x, o) => ir.reduce('fmin', x, o),
  argmax: (x, o) => ir.reduce('argmax', x, o),
  argmin: (x, o) => ir.reduce('argmin', x, o),
  any: (x, o) => ir.reduce('any', x, o),
  all: (x, o) => ir.reduce('all', x, o),
  mean: ir.mean,
  variance: ir.variance,
  std: ir.std,
  nansum: ir.nansum,
  nanmean: ir.nanmean,
  nanvar: ir.nanvar,
};

describe('reductions agree with NumPy', () => {
  const engine = new ArrayEngine({threads: 1});
  after(() => engine.close());

  const golden = readGolden<{op: string; x: number; axis: Axis; out: GoldenArray}>('reduce');
  for (const {op, x, axis, out} of golden.rows) {
    const input = golden.arrays[x];
    it(`${op} of ${input?.dtype ?? ''} ${JSON.stringify(input?.shape)} over ${JSON.stringify(axis)}`, async () => {
      const build = reductions[op];
      if (build === undefined) throw new RangeError(`no reduction ${op}`);
      const block = goldenBlock(engine, input);
      const [result] = await engine.evaluate([build(ir.buffer(block), {axes: axis})]);
      if (result === undefined) throw new RangeError('no result');
      // NumPy adds axes that do not lie together in another order; half precision keeps few bits of that.
      assertGolden(result, out, out.dtype === 'float16' ? 6 : 8, op);
    });
  }
});

describe('sums are NumPy’s sums, to the last bit', () => {
  const engine = new ArrayEngine({threads: 2});
  after(() => engine.close());

  const sequence = (n: number): Expr => {
    const i = ir.iota(n, 0, 1, 'float64');
    return ir.binary(
      'subtract',
      ir.binary('remainder', ir.binary('multiply', i, 0.6180339887498949), 1),
      0.25,
    );
  };
  const valuesOf = async (expr: Expr): Promise<number[]> => {
    const [block] = await engine.evaluate([expr]);
    return [...(block?.view() ?? [])].map(Number);
  };
  type Row =
    | {n: number; dtype: 'float64' | 'float32' | 'complex128'; sum: Cell[]; mean: Cell[]; var: Cell[]}
    | {axis0: Cell[]; axis1: Cell[]};
  for (const row of readGolden<Row>('pairwise').rows) {
    if ('n' in row) {
      it(`${row.n} values of ${row.dtype}`, async () => {
        const reals = ir.cast(sequence(row.n), row.dtype);
        const x =
          row.dtype === 'complex128'
            ? ir.binary('complex', sequence(row.n), ir.flip(sequence(row.n)))
            : reals;
        assert.deepEqual(await valuesOf(ir.reduce('sum', x)), row.sum);
        assert.deepEqual(await valuesOf(ir.mean(x)), row.mean);
        assert.deepEqual(await valuesOf(ir.variance(x)), row.var);
      });
    } else {
      it('rows and columns of a matrix', async () => {
        const x = ir.reshape(sequence(600 * 700), [600, 700]);
        assert.deepEqual((await valuesOf(ir.reduce('sum', x, {axes: 0}))).slice(0, 50), row.axis0);
        assert.deepEqual((await valuesOf(ir.reduce('sum', x, {axes: 1}))).slice(0, 50), row.axis1);
      });
    }
  }
});

describe('running sums of 64-bit integers', () => {
  const engine = new ArrayEngine({threads: 1});
  after(() => engine.close());

  it('carry between halves and wrap, along every axis', async () => {
    const values = BigInt64Array.from(
      {length: 24},
      (_, i) => (i % 5 === 0 ? -1n : 1n) * (BigInt(i) << BigInt(2 * i + 14)),
    );
    for (const dtype of ['int64', 'uint64'] as const) {
      const x = dtype === 'int64' ? values : new BigUint64Array(values.buffer);
      const block = engine.fromValues(dtype, [2, 3, 4], x);
      for (const [axis, outer, length, inner] of [
        [0, 1, 2, 12],
        [1, 2, 3, 4],
        [2, 6, 4, 1],
      ] as const) {
        const [result] = await engine.evaluate([ir.scan('cumsum', ir.buffer(block), axis)]);
        const wanted = x.slice();
        for (let o = 0; o < outer; o++) {
          for (let i = o * length * inner + inner; i < (o + 1) * length * inner; i++) {
            wanted[i] = (wanted[i - inner] ?? 0n) + (wanted[i] ?? 0n);
          }
        }
        assert.deepEqual(result?.view(), wanted);
      }
    }
  });
});
