/**
 * A program that runs the cells it is given and interrupts some, as a front-end would: it leaves by `process.exit`.
 * Its argument is a list of steps, its output what came of them, both as JSON. A cell that says `soon()` is interrupted soon after.
 */
import {Worker} from 'node:worker_threads';
import {TestSession} from './recording-front-end.js';

export interface Step {
  readonly code: string;
  /** Milliseconds after which the cell is interrupted, however far it is by then. */
  readonly after?: number;
  /** What the cell prints when it is to be interrupted. */
  readonly at?: string;
}

export interface StepResult {
  /** The error's name, or null. */
  readonly ename: string | null;
  readonly text: string | null;
  readonly printed: string;
}

/** Milliseconds until the interrupt of a cell that asks for it. */
const SOON = 30;

const session = new TestSession({scope: {soon: () => worker.postMessage(SOON)}});
const link = session.interactive.interruptLink();
const worker = new Worker(new URL('./interrupting-worker.js', import.meta.url), {
  workerData: link,
  transferList: [link.port],
});

async function run({code, after, at}: Step): Promise<StepResult> {
  const {out} = session.frontEnd;
  out.length = 0;
  session.frontEnd.heard = (text) => {
    if (at !== undefined && text.includes(at)) worker.postMessage(0);
  };
  if (after !== undefined) worker.postMessage(after);
  const outcome = await session.run(code);
  const text = outcome.status === 'ok' ? outcome.bundle?.['text/plain'] : undefined;
  return {
    ename: outcome.status === 'error' ? outcome.ename : null,
    text: typeof text === 'string' ? text : null,
    printed: out.join(''),
  };
}

const results: StepResult[] = [];
for (const step of JSON.parse(process.argv[2] ?? '[]') as readonly Step[]) results.push(await run(step));
process.stdout.write(JSON.stringify(results), () => process.exit());
