import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {
  ArgumentError,
  IndexError,
  InterruptedError,
  SessionClosedError,
  ValueError,
} from '../../../src/errors/index.js';
import {ArrayEngine, ir, type Block, type Expr, type RootExpr} from '../../../src/engine/array/index.js';

async function withEngine(
  body: (engine: ArrayEngine, one: (root: RootExpr) => Promise<Block>) => Promise<void>,
  options: ConstructorParameters<typeof ArrayEngine>[0] = {threads: 2},
): Promise<void> {
  const engine = new ArrayEngine(options);
  try {
    await body(engine, async (root) => {
      const [block] = await engine.evaluate([root]);
      assert.ok(block !== undefined);
      return block;
    });
  } finally {
    await engine.close();
  }
}

const numbers = (block: Block): number[] => [...(block.view() ?? [])].map(Number);
const uniform = (shape: readonly number[], stream = 0): Expr =>
  ir.random({name: 'uniform'}, shape, {seed: 7n, stream});

describe('evaluation', () => {
  it('computes what roots share once, and gives each caller a block of its own to release', () =>
    withEngine(async (engine) => {
      const x = uniform([1000]);
      const centred = ir.binary('subtract', x, ir.mean(x));
      const blocks = await engine.evaluate([x, centred, ir.reduce('sum', centred), x]);
      assert.deepEqual(
        blocks.map((b) => [...b.shape]),
        [[1000], [1000], [], [1000]],
      );
      for (const block of blocks) block.release();
      assert.equal(engine.stats().resident, 0);
      assert.equal(engine.stats().blocks, 0);
    }));

  it('gives the same values on one thread and on several', async () => {
    const x = ir.random({name: 'normal'}, [1_500_000], {seed: 3n, stream: 1});
    const roots = [
      ir.reduce('sum', ir.unary('exp', x)),
      ir.variance(x),
      ir.reduce('argmax', x),
      ir.sort(ir.slice(x, 0, {stop: 9})),
    ];
    const seen: number[][][] = [];
    for (const threads of [1, 2, 3]) {
      await withEngine(
        async (engine) => {
          seen.push((await engine.evaluate(roots)).map(numbers));
        },
        {threads},
      );
    }
    assert.deepEqual(seen[1], seen[0]);
    assert.deepEqual(seen[2], seen[0]);
  });

  it('follows a chain of ten thousand operations', () =>
    withEngine(async (_engine, one) => {
      let x: Expr = ir.iota(3);
      for (let i = 0; i < 10_000; i++) x = ir.binary('add', x, 1);
      assert.deepEqual(numbers(await one(x)), [10_000, 10_001, 10_002]);
    }));

  it('selects by masks and positions whose number only the run knows', () =>
    withEngine(async (_engine, one) => {
      const x = ir.reshape(ir.iota(6), [2, 3]);
      const odd = ir.cast(ir.binary('remainder', x, 2), 'bool');
      assert.deepEqual(numbers(await one(ir.compress(x, odd))), [1, 3, 5]);
      const places = await one(ir.argwhere(odd));
      assert.deepEqual(
        [[...places.shape], numbers(places)],
        [
          [3, 2],
          [0, 1, 1, 0, 1, 2],
        ],
      );
      assert.deepEqual(numbers(await one(ir.setMask(x, odd, ir.iota(3, 10)))), [0, 10, 2, 11, 4, 12]);
      assert.deepEqual(numbers(await one(ir.setIndex(x, [{}, 1], -1))), [0, -1, 2, 3, -1, 5]);
      assert.deepEqual(numbers(await one(ir.scatter(x, [ir.iota(2)], 9))), [9, 9, 9, 9, 9, 9]);
      assert.deepEqual(numbers(await one(ir.pad(ir.iota(2), [[1, 2]], 7))), [7, 0, 1, 7, 7]);
      assert.deepEqual(numbers(await one(ir.concatenate([x, x], 1))), [0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5]);
    }));

  it('runs host functions here and, for many values, on a worker', () =>
    withEngine(async (engine) => {
      const fn = {module: new URL('./host-functions.js', import.meta.url).href, name: 'extent'};
      const outputs = [
        {dtype: 'float64', shape: [2]},
        {dtype: 'int64', shape: []},
      ] as const;
      for (const n of [5, 50_000]) {
        const results = await engine.evaluate(ir.host(fn, [ir.iota(n)], null, outputs));
        assert.deepEqual(results.map(numbers), [[0, n - 1], [n]]);
      }
      const wrong = ir.host(fn, [ir.iota(5)], null, [{dtype: 'float64', shape: [3]}]);
      await assert.rejects(engine.evaluate(wrong), ValueError);
    }));

  it('gives windows of a block as fetched arrays', () =>
    withEngine(async (engine, one) => {
      const block = await one(ir.reshape(ir.iota(12), [3, 4]));
      const part = await engine.toNDArray(block, [{start: 1}, {step: -2}]);
      assert.deepEqual(part.toJSON(), [
        [7, 5],
        [11, 9],
      ]);
    }));
});

describe('errors of running', () => {
  it('names positions out of bounds, here and on workers', () =>
    withEngine(async (engine, one) => {
      const message = 'index 5 is out of bounds for axis 0 with size 3';
      await assert.rejects(
        one(ir.take(ir.iota(3), ir.constant(5, 'int64', [1]), 0)),
        new IndexError(message),
      );
      const many = ir.constant(5, 'int64', [2_000_000]);
      await assert.rejects(one(ir.take(ir.iota(3), many, 0)), (error: unknown) => {
        assert.ok(error instanceof IndexError);
        assert.equal(error.message, message);
        return true;
      });
      assert.equal(engine.stats().resident, 0);
    }));

  it('refuses shapes that do not fit with NumPy’s words', () => {
    assert.throws(
      () => ir.binary('add', ir.reshape(ir.iota(6), [2, 3]), ir.iota(4)),
      new ValueError('operands could not be broadcast together with shapes (2,3) (4,)'),
    );
    assert.throws(
      () => ir.reshape(ir.iota(6), [4, -1]),
      new ValueError('cannot reshape array of size 6 into shape (4,-1)'),
    );
    assert.throws(() => ir.binary('bitwise_and', ir.iota(2), 1.5), ArgumentError);
    assert.throws(() => ir.reduce('max', ir.iota(0)), ValueError);
  });

  it('stops at an abort, and works on', () =>
    withEngine(async (engine, one) => {
      const controller = new AbortController();
      const x = ir.random({name: 'normal'}, [40_000_000], {seed: 1n, stream: 0});
      const running = engine.evaluate([ir.reduce('sum', ir.unary('tanh', x))], {
        signal: controller.signal,
        onProgress: () => {
          controller.abort();
        },
      });
      await assert.rejects(running, InterruptedError);
      assert.deepEqual(numbers(await one(ir.iota(2))), [0, 1]);
      assert.equal(engine.stats().resident, 16);
    }));

  it('stops a host function that does not end', () =>
    withEngine(async (engine, one) => {
      const fn = {module: new URL('./host-functions.js', import.meta.url).href, name: 'spin'};
      const [spin] = ir.hostResults(fn, [ir.iota(50_000)], null, 1);
      assert.ok(spin !== undefined);
      const controller = new AbortController();
      const running = engine.evaluate([spin], {signal: controller.signal});
      setImmediate(() => {
        controller.abort();
      });
      await assert.rejects(running, InterruptedError);
      assert.deepEqual(
        numbers(await one(ir.reduce('sum', ir.constant(1, 'int64', [3_000_000])))),
        [3_000_000],
      );
    }));

  it('ends what runs when it is closed', async () => {
    const engine = new ArrayEngine({threads: 2});
    const x = ir.random({name: 'normal'}, [40_000_000], {seed: 1n, stream: 0});
    const running = assert.rejects(engine.evaluate([ir.reduce('sum', x)]), SessionClosedError);
    await engine.close();
    await running;
  });

  it('refuses work after close, and closes twice', async () => {
    const engine = new ArrayEngine();
    await engine.close();
    await engine.close();
    await assert.rejects(engine.evaluate([ir.iota(1)]), SessionClosedError);
  });
});

describe('memory', () => {
  it('spills cold blocks to files of the owner, reads them back, and removes them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mars-ts-test-'));
    try {
      await withEngine(
        async (engine, one) => {
          const blocks: Block[] = [];
          for (let i = 0; i < 4; i++) blocks.push(await one(ir.constant(i, 'float64', [100_000])));
          assert.ok(engine.stats().spilled > 0);
          assert.ok(engine.stats().resident <= 2_000_000);
          const [own = ''] = readdirSync(folder);
          const files = readdirSync(join(folder, own));
          assert.ok(files.length > 0);
          for (const file of files) assert.equal(statSync(join(folder, own, file)).mode & 0o777, 0o600);
          const total = blocks.map((b) => ir.buffer(b) as Expr).reduce((a, b) => ir.binary('add', a, b));
          assert.deepEqual(numbers(await one(ir.reduce('max', total))), [6]);
          assert.deepEqual(numbers(await one(ir.reduce('sum', ir.flip(total)))), [600_000]);
          for (const block of blocks) block.release();
          assert.equal(engine.stats().spilled, 0);
        },
        {memoryLimit: 2_000_000, spillFolder: folder, threads: 1},
      );
      assert.deepEqual(readdirSync(folder), []);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });

  it('computes arrays larger than its memory block by block, into a file', () =>
    withEngine(
      async (engine, one) => {
        const big = await one(ir.binary('multiply', uniform([1_000_000]), 2));
        assert.equal(big.view(), null);
        const [low = 0] = numbers(await one(ir.reduce('min', ir.buffer(big))));
        const [mean = 0] = numbers(await one(ir.mean(ir.buffer(big))));
        assert.ok(low >= 0 && low < 0.001 && Math.abs(mean - 1) < 0.01);
        assert.ok(engine.stats().resident < 4_000_000);
        await assert.rejects(one(ir.sort(ir.buffer(big))), /not enough memory/);
      },
      {memoryLimit: 4_000_000, threads: 2},
    ));

  it('leaves a process free to end while workers and blocks exist', () => {
    const url = new URL('../../../src/engine/array/index.js', import.meta.url).href;
    const script = `
      const {ArrayEngine, ir} = await import(${JSON.stringify(url)});
      const engine = new ArrayEngine({threads: 2});
      const [block] = await engine.evaluate([ir.random({name: 'uniform'}, [2000000], {seed: 1n, stream: 0})]);
      console.log(engine.stats().threads, block.size);`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    assert.equal(run.stderr, '');
    assert.equal(run.stdout, '2 2000000\n');
    assert.equal(run.status, 0);
  });
});
