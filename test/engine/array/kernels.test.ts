import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {dtypeInfo} from '../../../src/engine/array/dtypes.js';
import {
  ArrayEngine,
  ir,
  type BinaryOp,
  type Block,
  type Expr,
  type UnaryOp,
} from '../../../src/engine/array/index.js';
import {isKernelDType} from '../../../src/engine/array/wasm/lane-types.js';
import {assertGolden, goldenBlock, readGolden, type GoldenArray} from './golden.js';

/** Results of compiled kernels over long arrays: the expected values, over and over. */
describe('compiled kernels agree with NumPy', () => {
  const engine = new ArrayEngine({threads: 1});
  after(() => engine.close());

  const evaluate = async (expr: Expr): Promise<Block> => {
    const [block] = await engine.evaluate([expr]);
    if (block === undefined) throw new RangeError('no result');
    return block;
  };
  /** The array `times` times as rows of one block. */
  const repeated = async (array: GoldenArray | undefined, times: number): Promise<Block> => {
    const row = goldenBlock(engine, array);
    return evaluate(ir.broadcastTo(ir.buffer(row), [times, row.size]));
  };
  const check = async (result: Block, wanted: GoldenArray, ulps: number, label: string): Promise<void> => {
    const [times = 0] = result.shape;
    for (const at of [0, Math.floor(times / 2), times - 1]) {
      assertGolden(await evaluate(ir.index(ir.buffer(result), [at])), wanted, ulps, `${label}, row ${at}`);
    }
    result.release();
  };
  const exact = new Set<string>([
    ...[
      'negative',
      'absolute',
      'sign',
      'square',
      'reciprocal',
      'sqrt',
      'floor',
      'ceil',
      'trunc',
      'rint',
      'invert',
    ],
    ...[
      'add',
      'subtract',
      'multiply',
      'divide',
      'floor_divide',
      'remainder',
      'fmod',
      'maximum',
      'minimum',
      'fmax',
      'fmin',
    ],
    ...['logical_not', 'isnan', 'isinf', 'isfinite', 'signbit', 'copysign', 'left_shift', 'right_shift'],
  ]);
  const ulpsOf = (op: string): number =>
    exact.has(op) ? 0 : op.startsWith('erf') || op.startsWith('gamma') ? 64 : 8;
  const timesFor = (array: GoldenArray | undefined): number =>
    Math.ceil(20001 / Math.max(1, array?.data.length ?? 1));

  const unary = readGolden<{op: UnaryOp; x: number; out: GoldenArray}>('unary');
  for (const {op, x, out} of unary.rows) {
    const input = unary.arrays[x];
    if (input === undefined || !isKernelDType(input.dtype) || op === 'digamma' || op === 'i0') continue;
    it(`${op} of ${input.dtype}`, async () => {
      const block = await repeated(input, timesFor(input));
      await check(await evaluate(ir.unary(op, ir.buffer(block))), out, ulpsOf(op), op);
      block.release();
    });
  }

  const binary = readGolden<{op: BinaryOp; x: number; y: number; out: GoldenArray}>('binary');
  for (const {op, x, y, out} of binary.rows) {
    const input = binary.arrays[x];
    if (input === undefined || !isKernelDType(input.dtype)) continue;
    it(`${op} of ${input.dtype}`, async () => {
      const times = timesFor(input);
      const [left, right] = [await repeated(input, times), await repeated(binary.arrays[y], times)];
      await check(await evaluate(ir.binary(op, ir.buffer(left), ir.buffer(right))), out, ulpsOf(op), op);
      left.release();
      right.release();
    });
  }

  const casts = readGolden<{x: number; out: GoldenArray}>('cast');
  for (const {x, out} of casts.rows) {
    const input = casts.arrays[x];
    if (input === undefined || !isKernelDType(input.dtype) || !isKernelDType(out.dtype)) continue;
    it(`${input.dtype} as ${out.dtype}`, async () => {
      const block = await repeated(input, timesFor(input));
      await check(await evaluate(ir.cast(ir.buffer(block), out.dtype)), out, 0, 'cast');
      block.release();
    });
  }

  it('a chain of operations gives what its steps give', async () => {
    const n = 10_001;
    const a = await evaluate(ir.random({name: 'normal'}, [n], {seed: 1n, stream: 0}));
    const b = await evaluate(ir.random({name: 'uniform'}, [n], {seed: 1n, stream: 1}));
    const [x, y] = [ir.buffer(a), ir.buffer(b)];
    const chain = ir.binary(
      'add',
      ir.where(
        ir.binary('greater', x, 0.5),
        ir.binary('multiply', ir.unary('sqrt', ir.unary('absolute', x)), y),
        ir.unary('negative', x),
      ),
      ir.binary('multiply', y, 2),
    );
    const result = (await evaluate(chain)).view();
    const [u, v] = [a.view(), b.view()];
    for (let i = 0; i < n; i++) {
      const [p, q] = [Number(u?.[i]), Number(v?.[i])];
      assert.equal(result?.[i], (p > 0.5 ? Math.sqrt(Math.abs(p)) * q : -p) + q * 2);
    }
  });

  it('rows, columns and reversed operands are read in place of their copies', async () => {
    const matrix = ir.reshape(ir.iota(200 * 301, 0, 1, 'float64'), [200, 301]);
    const [m, row, column] = await engine.evaluate([
      matrix,
      ir.iota(301, 5, 2, 'float64'),
      ir.iota(200, -3, 1, 'float64'),
    ]);
    if (m === undefined || row === undefined || column === undefined) throw new RangeError('no blocks');
    const sum = ir.binary(
      'add',
      ir.binary('subtract', ir.flip(ir.buffer(m)), ir.buffer(row)),
      ir.expandDims(ir.buffer(column), 1),
    );
    const result = (await evaluate(sum)).view();
    for (let i = 0; i < 200; i++) {
      for (let j = 0; j < 301; j++) {
        const flipped = (199 - i) * 301 + (300 - j);
        assert.equal(result?.[i * 301 + j], flipped - (5 + 2 * j) + (i - 3));
      }
    }
    assert.equal(dtypeInfo(m.dtype).bits, 64);
  });
});

describe('products of float matrices', () => {
  const engine = new ArrayEngine({threads: 2});
  after(() => engine.close());

  /** Small whole numbers, so that every order of summation gives the same. */
  const whole = (shape: readonly number[], stream: number, dtype: 'float32' | 'float64'): Expr =>
    ir.cast(ir.random({name: 'integers', low: -9n, high: 10n}, shape, {seed: 5n, stream}), dtype);

  for (const dtype of ['float32', 'float64'] as const) {
    for (const [m, k, n] of [
      [17, 300, 19],
      [130, 257, 65],
      [65, 1, 70],
      [3, 40, 2100],
    ] as const) {
      it(`${m} x ${k} by ${k} x ${n}, ${dtype}, transposed and in batches`, async () => {
        const [left, right] = await engine.evaluate([whole([2, k, m], 1, dtype), whole([1, k, n], 2, dtype)]);
        if (left === undefined || right === undefined) throw new RangeError('no blocks');
        const [product] = await engine.evaluate([
          ir.matmul(ir.permute(ir.buffer(left), [0, 2, 1]), ir.buffer(right)),
        ]);
        const [a, b, c] = [left.view(), right.view(), product?.view()];
        for (let batch = 0; batch < 2; batch++) {
          for (let i = 0; i < m; i++) {
            for (let j = 0; j < n; j++) {
              let sum = 0;
              for (let p = 0; p < k; p++)
                sum += Number(a?.[(batch * k + p) * m + i]) * Number(b?.[p * n + j]);
              assert.equal(c?.[(batch * m + i) * n + j], sum);
            }
          }
        }
      });
    }
  }
});
