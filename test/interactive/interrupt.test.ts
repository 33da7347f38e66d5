import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {Worker} from 'node:worker_threads';
import {TestSession} from './recording-front-end.js';

const SLEEP = 'const sleep = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms).unref(); });';

/** Cells that never end by themselves, by what keeps them. */
const SHAPES: Readonly<Record<string, string>> = {
  'a loop': 'for (;;) {}',
  'a pending await': 'await sleep(1e8)',
  'a promise that nobody settles': 'new Promise(() => {})',
  'a loop after an await': 'await sleep(1); for (;;) {}',
  'a loop of microtasks': 'for (;;) await null',
  'a loop that catches everything': 'for (;;) { try { for (;;) {} } catch {} }',
  'awaits that catch everything': 'for (;;) { try { await sleep(1e8) } catch {} }',
  'a loop in a timer': 'setTimeout(() => { for (;;) {} }, 1); await sleep(1e8)',
  'Atomics.wait': 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
  'a backtracking regular expression': "/^(a+)+$/.test('a'.repeat(60) + 'b')",
  'a magic': '%time for (;;) {}',
  'a value that never shows': '({toHTML() { for (;;) {} }})',
  'a child process': '%%bash\nsleep 1000',
};

describe('interrupts', () => {
  let session: TestSession;
  let worker: Worker;
  before(async () => {
    session = new TestSession();
    const link = session.interactive.interruptLink();
    worker = new Worker(new URL('./interrupting-worker.js', import.meta.url), {
      workerData: link,
      transferList: [link.port],
    });
    await session.text(SLEEP);
  });
  after(async () => {
    await worker.terminate();
    await session.close();
  });

  const interrupted = (code: string, delay = 30): Promise<{ename: string}> => {
    worker.postMessage(delay);
    return session.failure(code);
  };

  for (const [shape, code] of Object.entries(SHAPES)) {
    it(`end ${shape}, and the state stays`, async () => {
      assert.equal((await interrupted(code)).ename, 'InterruptedError');
      assert.equal(await session.text('typeof sleep'), "'function'");
    });
  }

  it('keep what the cell declared before', async () => {
    await interrupted('let reached = 5; for (;;) { reached += 0 }');
    assert.equal(await session.text('reached'), '5');
  });

  it('let finally blocks of what waits run', async () => {
    session.frontEnd.out.length = 0;
    await interrupted("try { await sleep(1e8) } finally { console.log('released') }");
    assert.deepEqual(session.frontEnd.out, ['released\n']);
  });

  it('never lose an answer, whenever they come', async () => {
    for (let round = 0; round < 40; round += 1) {
      worker.postMessage(round % 5);
      const outcome = await session.run(
        'const until = Date.now() + 2; while (Date.now() < until) {}; await sleep(1); 5',
      );
      if (outcome.status === 'error') assert.equal(outcome.ename, 'InterruptedError');
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(await session.text('1 + 1'), '2');
  });
});
