import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ArrayEngine, ir, type Expr} from '../../../src/engine/array/index.js';
import {InterruptedError, ValueError} from '../../../src/errors/index.js';

const module = new URL('./host-functions.js', import.meta.url).href;

/** A call whose parts are run by a function of that name; of many values, so that it runs on workers. */
function call(parts: string, values: number, name = 'teamwork'): Expr {
  const fn = {module, name, parts: {module, name: parts}};
  const [result] = ir.host(fn, [ir.iota(values)], {parts: 40}, [{dtype: 'float64', shape: []}]);
  assert.ok(result);
  return result;
}

const MANY = 50_000;

describe('host functions that hand out parts of their work', () => {
  for (const threads of [1, 2, 3]) {
    it(`have every part run once, by ${threads} threads`, async () => {
      const engine = new ArrayEngine({threads});
      try {
        for (const values of [5, MANY]) {
          const [block] = await engine.evaluate([call('addPart', values)]);
          assert.ok(block);
          // Of 1 to 40 the sum, by three commands.
          assert.deepEqual((await engine.toNDArray(block)).toJSON(), 820 * 111);
        }
      } finally {
        await engine.close();
      }
    });
  }

  it('run one after the other where several are asked for at once, beside other work', async () => {
    const engine = new ArrayEngine({threads: 2});
    try {
      const results = await Promise.all(
        Array.from({length: 6}, async (_, i) => {
          const [block] = await engine.evaluate([
            i % 2 === 0 ? call('addPart', MANY) : ir.reduce('sum', ir.constant(1, 'float64', [2_000_000])),
          ]);
          assert.ok(block);
          return (await engine.toNDArray(block)).toJSON();
        }),
      );
      assert.deepEqual(results, [91020, 2e6, 91020, 2e6, 91020, 2e6]);
    } finally {
      await engine.close();
    }
  });

  it('fail with the error of a part, and can be called again', async () => {
    const engine = new ArrayEngine({threads: 2});
    try {
      for (const values of [5, MANY]) {
        await assert.rejects(
          engine.evaluate([call('failPart', values)]),
          (error: unknown) => error instanceof ValueError && error.message === 'the fourth part is wrong',
        );
        const [block] = await engine.evaluate([call('addPart', values)]);
        assert.equal(block?.size, 1);
      }
    } finally {
      await engine.close();
    }
  });

  it('stop with all threads, and leave the engine usable', async () => {
    const engine = new ArrayEngine({threads: 2});
    try {
      const stop = new AbortController();
      const running = engine.evaluate([call('addPart', MANY, 'spinTogether')], {signal: stop.signal});
      const waiting = engine.evaluate([call('addPart', MANY)]);
      setImmediate(() => {
        stop.abort();
      });
      await assert.rejects(running, InterruptedError);
      assert.equal((await waiting)[0]?.size, 1);
    } finally {
      await engine.close();
    }
  });
});
