import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import type {Step, StepResult} from './interrupted-session.js';

const SLEEP = 'const sleep = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms).unref(); });';

/** Cells that never end by themselves, by what keeps them; each says when it is about to begin. */
const SHAPES: Readonly<Record<string, string>> = {
  'a loop': 'soon(); for (;;) {}',
  'a pending await': 'soon(); await sleep(1e8)',
  'a promise that nobody settles': 'soon(); new Promise(() => {})',
  'a loop after an await': 'await sleep(1); soon(); for (;;) {}',
  'a loop of microtasks': 'soon(); for (;;) await null',
  'a loop that catches everything': 'soon(); for (;;) { try { for (;;) {} } catch {} }',
  'awaits that catch everything': 'soon(); for (;;) { try { await sleep(1e8) } catch {} }',
  'a loop in a timer': 'setTimeout(() => { soon(); for (;;) {} }, 1).unref(); await sleep(1e8)',
  'Atomics.wait': 'soon(); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
  'a backtracking regular expression': "soon(); /^(a+)+$/.test('a'.repeat(60) + 'b')",
  'a magic': '%time (() => { soon(); for (;;) {} })()',
  'a value that never shows': '({toHTML() { soon(); for (;;) {} }})',
};

const PROGRAM = fileURLToPath(new URL('./interrupted-session.js', import.meta.url));

async function results(steps: readonly Step[]): Promise<StepResult[]> {
  const {stdout} = await promisify(execFile)(process.execPath, [
    PROGRAM,
    JSON.stringify([{code: SLEEP}, ...steps]),
  ]);
  return (JSON.parse(stdout) as StepResult[]).slice(1);
}

describe('interrupts', () => {
  let shapes: readonly StepResult[];
  before(async () => {
    shapes = await results(
      Object.values(SHAPES).flatMap((code) => [
        {code: `var reached = 5;\n${code}`},
        {code: 'reached; reached'},
      ]),
    );
  });

  Object.keys(SHAPES).forEach((shape, order) => {
    it(`end ${shape}, and the state stays`, () => {
      assert.equal(shapes[2 * order]?.ename, 'InterruptedError');
      assert.equal(shapes[2 * order + 1]?.text, '5');
    });
  });

  it('end the processes that a cell started', async () => {
    const [bash] = await results([{code: '%%bash\necho begun; sleep 1000', at: 'begun'}]);
    assert.equal(bash?.ename, 'InterruptedError');
  });

  it('let finally blocks of what waits run', async () => {
    const [cell] = await results([
      {code: "try { soon(); await sleep(1e8) } finally { console.log('released') }"},
    ]);
    assert.equal(cell?.printed, 'released\n');
  });

  it('never lose an answer, whenever they come', async () => {
    const code = 'const until = Date.now() + 2; while (Date.now() < until) {}; await sleep(1); 5';
    const rounds = await results(Array.from({length: 40}, (_none, round) => ({code, after: round % 5})));
    assert.equal(rounds.length, 40);
    for (const {ename} of rounds) assert.ok(ename === null || ename === 'InterruptedError', String(ename));
  });
});
