import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {stableOrder} from '../../../src/engine/array/bulk/radix.js';
import {allocateValues, type ArrayDType, type ArrayValues} from '../../../src/engine/array/dtypes.js';
import {ArrayEngine, ir, type Expr} from '../../../src/engine/array/index.js';
import {InterruptedError} from '../../../src/errors/index.js';

const dtypes: readonly ArrayDType[] = [
  ...(['float64', 'float32', 'int64', 'uint64', 'int32', 'uint32'] as const),
  ...(['int16', 'uint16', 'int8', 'uint8', 'bool'] as const),
];

/** Values with many that are equal, and all odd ones. */
function fill(dtype: ArrayDType, size: number): ArrayValues {
  const values = allocateValues(dtype, size);
  const odd = [NaN, -NaN, Infinity, -Infinity, 0, -0, 5e-324, -1e-310, 1e300, -1e300];
  for (let i = 0, state = 99; i < size; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const x = state - 2 ** 31;
    if (dtype === 'bool') values[i] = state % 3 === 0 ? 1 : 0;
    else if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
      values[i] = state % 7 === 0 ? 5n : BigInt(x) * BigInt(state);
    } else if (dtype.startsWith('float')) {
      values[i] = state % 50 === 0 ? (odd[(state >>> 8) % odd.length] ?? 0) : Math.round(x / 1000) / 7;
    } else values[i] = x;
  }
  return values;
}

const copyOf = (values: ArrayValues | null | undefined): unknown[] => [...(values ?? [])];

describe('sorting long lines', () => {
  const engine = new ArrayEngine({threads: 2});
  after(() => engine.close());
  const valuesOf = async (expr: Expr): Promise<unknown[]> => {
    const [block] = await engine.evaluate([expr]);
    const values = copyOf(block?.view());
    block?.release();
    return values;
  };

  for (const dtype of dtypes) {
    it(`of ${dtype}, stable by position, NaN last`, async () => {
      for (const size of [2048, 2049, 8192, 8193, 20_011, 700_001]) {
        const values = fill(dtype, size);
        const x = ir.buffer(engine.fromValues(dtype, [size], values));
        assert.deepEqual(await valuesOf(ir.sort(x)), copyOf(values.slice().sort()));
        assert.deepEqual(await valuesOf(ir.argsort(x)), Array.from(stableOrder(values), BigInt));
      }
    });
  }

  it('over every axis, backwards too', async () => {
    const values = fill('float64', 3 * 2500 * 4);
    const x = ir.reshape(ir.buffer(engine.fromValues('float64', [values.length], values)), [3, 2500, 4]);
    const line = new Float64Array(2500);
    for (const view of [x, ir.flip(x)]) {
      const [block] = await engine.evaluate([view]);
      const source = block?.view();
      const sorted = await valuesOf(ir.sort(view, 1));
      const order = await valuesOf(ir.argsort(view, 1));
      for (let o = 0; o < 3; o++) {
        for (let i = 0; i < 4; i++) {
          const at = (j: number): number => (o * 2500 + j) * 4 + i;
          for (let j = 0; j < 2500; j++) line[j] = Number(source?.[at(j)]);
          const wanted = stableOrder(line);
          line.sort();
          for (let j = 0; j < 2500; j++) {
            assert.ok(Object.is(sorted[at(j)], line[j]));
            assert.equal(order[at(j)], BigInt(wanted[j] ?? 0));
          }
        }
      }
    }
  });

  it('of values that are all equal, and of sorted ones', async () => {
    assert.deepEqual(new Set(await valuesOf(ir.sort(ir.constant(3, 'float64', [600_000])))), new Set([3]));
    const order = await valuesOf(ir.argsort(ir.iota(600_000)));
    assert.ok(order.every((at, i) => at === BigInt(i)));
  });

  it('stops within a part', async () => {
    const [x] = await engine.evaluate([ir.random({name: 'uniform'}, [3_000_000], {seed: 1n, stream: 0})]);
    assert.ok(x !== undefined);
    const controller = new AbortController();
    const running = engine.evaluate([ir.argsort(ir.buffer(x))], {signal: controller.signal});
    setImmediate(() => {
      controller.abort();
    });
    await assert.rejects(running, InterruptedError);
  });
});
