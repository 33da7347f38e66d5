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

  for (const dtype of [
    ...['float64', 'float32', 'float16', 'int64', 'int32', 'uint16', 'uint8', 'bool'],
    ...['complex64', 'complex128'],
  ] as ArrayDType[]) {
    it(`of a long array of ${dtype}, by positions and by a mask`, async () => {
      const length = 100_003;
      const [x, at] = await engine.evaluate([
        ir.cast(ir.binary('remainder', ir.iota(2 * length), 251), dtype),
        ir.random({name: 'integers', low: BigInt(-length), high: BigInt(length)}, [n], {
          seed: 3n,
          stream: 0,
          dtype: 'int64',
        }),
      ]);
      if (x === undefined || at === undefined) throw new RangeError('no blocks');
      // An operand that starts within its memory.
      const half = ir.slice(ir.buffer(x), 0, {start: length});
      const real = (expr: Expr): Expr => (dtype.startsWith('complex') ? ir.unary('real', expr) : expr);
      const wanted = Array.from({length}, (_, i) => {
        const value = (length + i) % 251;
        return dtype === 'bool' ? Number(value !== 0) : value;
      });
      const indices = [...(at.view() ?? [])].map(Number);
      const taken = await valuesOf(real(ir.take(half, ir.buffer(at), 0)));
      taken.forEach((value, i) => {
        const index = indices[i] ?? 0;
        assert.equal(value, wanted[index < 0 ? index + length : index]);
      });
      const [kept] = await engine.evaluate([
        ir.compress(half, ir.binary('less', ir.binary('remainder', ir.iota(length), 7), 3)),
      ]);
      if (kept === undefined) throw new RangeError('no block');
      assert.deepEqual(
        await valuesOf(real(ir.buffer(kept))),
        wanted.filter((_, i) => i % 7 < 3),
      );
      for (const far of [length, -length - 1]) {
        const last = ir.where(
          ir.binary('equal', ir.iota(n), n - 1),
          ir.constant(BigInt(far), 'int64'),
          ir.buffer(at),
        );
        await assert.rejects(
          valuesOf(real(ir.take(half, last, 0))),
          new IndexError(`index ${far} is out of bounds for axis 0 with size ${length}`),
        );
      }
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
