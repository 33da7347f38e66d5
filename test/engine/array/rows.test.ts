import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ArrayEngine, ir, type ArrayDType, type Expr} from '../../../src/engine/array/index.js';

async function evaluated(...roots: readonly Expr[]): Promise<(number | bigint)[][]> {
  const engine = new ArrayEngine({threads: 2});
  try {
    const blocks = await engine.evaluate(roots);
    return blocks.map((block) => [...(block.view() ?? [])]);
  } finally {
    await engine.close();
  }
}

describe('tasks over many short rows', () => {
  it('join columns of one value', async () => {
    const n = 1000;
    const column = (start: number, dtype: ArrayDType): Expr =>
      ir.cast(ir.reshape(ir.iota(n, start), [n, 1]), dtype);
    for (const dtype of ['int64', 'float64', 'uint8', 'float16', 'complex64'] as const) {
      const [joined, even] = await evaluated(
        ir.ravel(ir.concatenate([column(0, dtype), column(7, dtype)], 1)),
        ir.ravel(column(0, dtype)),
      );
      assert.equal(joined?.length, 2 * (even?.length ?? 0));
      const lanes = dtype === 'complex64' ? 2 : 1;
      for (let i = 0; i < n; i++) assert.equal(joined[2 * lanes * i], even?.[lanes * i]);
    }
  });

  it('sort each row, on as many threads as there are', async () => {
    const [rows, length] = [3000, 200];
    const x = ir.random({name: 'uniform'}, [rows, length], {seed: 3n, stream: 0});
    const [sorted, order, values] = await evaluated(ir.sort(x, 1), ir.argsort(x, 1), x);
    assert.ok(sorted && order && values);
    for (let row = 0; row < rows; row++) {
      const expected: number[] = values.slice(row * length, (row + 1) * length).map(Number);
      expected.sort((a, b) => a - b);
      assert.deepEqual(sorted.slice(row * length, (row + 1) * length), expected);
      assert.deepEqual(
        order.slice(row * length, (row + 1) * length).map((at): unknown => values[row * length + Number(at)]),
        expected,
      );
    }
  });

  it('sort planes along their first axis', async () => {
    const x = ir.random({name: 'uniform'}, [40, 60, 50], {seed: 3n, stream: 1});
    const [sorted, turned] = await evaluated(
      ir.permute(ir.sort(x, 1), [0, 2, 1]),
      ir.sort(ir.permute(x, [0, 2, 1]), 2),
    );
    assert.deepEqual(sorted, turned);
  });

  it('multiply rows by one vector', async () => {
    const x = ir.random({name: 'uniform'}, [300, 70], {seed: 3n, stream: 2});
    const v = ir.random({name: 'uniform'}, [70, 1], {seed: 3n, stream: 3});
    const [product, sums, turned, same] = await evaluated(
      ir.matmul(x, v),
      ir.reduce('sum', ir.binary('multiply', x, ir.reshape(v, [70])), {axes: 1}),
      ir.matmul(ir.permute(ir.matmul(x, v), [1, 0]), x),
      ir.matmul(ir.permute(x, [1, 0]), ir.matmul(x, v)),
    );
    product?.forEach((value, i) => {
      assert.ok(Math.abs(Number(value) - Number(sums?.[i])) < 1e-12);
    });
    turned?.forEach((value, i) => {
      assert.ok(Math.abs(Number(value) - Number(same?.[i])) < 1e-10);
    });
  });
});
