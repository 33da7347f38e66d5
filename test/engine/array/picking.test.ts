import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import type {ArrayDType} from '../../../src/engine/array/dtypes.js';
import {ArrayEngine, ir, type Expr} from '../../../src/engine/array/index.js';
import {IndexError} from '../../../src/errors/index.js';

describe('picking many values, in several parts', () => {
  const engine = new ArrayEngine({threads: 2});
  after(() => engine.close());
  const valuesOf = async (expr: Expr): Promise<number[]> => {
    const [block] = await engine.evaluate([expr]);
    return [...(block?.view() ?? [])].map(Number);
  };
  const n = 150_000;
  const indices = ir.random({name: 'integers', low: -90n, high: 90n}, [n], {
    seed: 2n,
    stream: 0,
    dtype: 'int64',
  });

  for (const dtype of [
    'float64',
    'float32',
    'int64',
    'int16',
    'uint8',
    'bool',
  ] as const satisfies ArrayDType[]) {
    it(`of ${dtype}, positions counted from the end too`, async () => {
      const x = ir.cast(ir.iota(90), dtype);
      const at = (await valuesOf(indices)).map((i) => (i < 0 ? i + 90 : i));
      const values = await valuesOf(x);
      const wanted = at.map((i) => values[i]);
      assert.deepEqual(await valuesOf(ir.take(x, indices, 0)), wanted);
      assert.deepEqual(await valuesOf(ir.gather(x, [ir.cast(indices, 'int32')])), wanted);
    });
  }

  it('of rows, columns and pairs', async () => {
    const x = ir.reshape(ir.iota(90 * 90), [90, 90]);
    const at = (await valuesOf(indices)).map((i) => (i < 0 ? i + 90 : i));
    const few = ir.slice(indices, 0, {stop: 3000});
    const rows = await valuesOf(ir.take(x, few, 0));
    const columns = await valuesOf(ir.take(ir.permute(x, [1, 0]), few, 1));
    const pairs = await valuesOf(ir.gather(x, [indices, ir.flip(indices)]));
    for (let i = 0; i < 3000; i++) {
      for (const j of [0, 41, 89]) {
        assert.equal(rows[i * 90 + j], (at[i] ?? 0) * 90 + j);
        assert.equal(columns[j * 3000 + i], (at[i] ?? 0) * 90 + j);
      }
    }
    pairs.forEach((value, i) => {
      assert.equal(value, (at[i] ?? 0) * 90 + (at[n - 1 - i] ?? 0));
    });
  });

  it('by a mask', async () => {
    const x = ir.random({name: 'uniform'}, [n], {seed: 2n, stream: 1});
    const values = await valuesOf(x);
    const [block] = await engine.evaluate([ir.compress(x, ir.binary('greater', x, 0.75))]);
    assert.deepEqual(
      [...(block?.view() ?? [])],
      values.filter((value) => value > 0.75),
    );
  });

  it('names the position that does not exist', async () => {
    const far = ir.binary('add', indices, ir.constant(1n << 40n, 'int64'));
    await assert.rejects(valuesOf(ir.take(ir.iota(90), far, 0)), IndexError);
  });
});
