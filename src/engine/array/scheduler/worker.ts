/** A worker thread: takes parts of jobs until none is left. */
import {parentPort} from 'node:worker_threads';
import {InterruptedError} from '../../../errors/index.js';
import {PickKernels} from '../bulk/pick-kernels.js';
import {callHostFunction, PartRunners} from '../evaluate/host-function.js';
import {FoldKernels} from '../fold/fold-kernels.js';
import {FourierContext} from '../fourier/fourier-context.js';
import {GemmContext} from '../gemm/gemm-job.js';
import {partsOf, prepareJob, type PreparedJob} from '../jobs/prepare.js';
import type {ThreadContext} from '../jobs/thread-context.js';
import {RandomGenerator} from '../random/generator.js';
import {OwnScratch} from '../program/own-scratch.js';
import {SortMemory} from '../sort/radix-sorter.js';
import {dismiss, help, lead} from '../team/team.js';
import {InstanceCache} from '../wasm/kernel-cache.js';
import type {WasmMemory} from '../wasm/platform.js';
import {control, type FromWorker, type ScratchStretch, type TeamCall, type ToWorker} from './protocol.js';
import {toWire} from './wire-error.js';

const port = parentPort;
if (port === null) throw new Error('this module runs on a worker thread');

const own = new OwnScratch();
/** This thread's part of the current batch's scratch. */
let stretch: ScratchStretch | null = null;
/** The current batch's control block. */
let words: Int32Array | null = null;
const memories = new Map<number, WasmMemory>();
const context: ThreadContext = {
  memoryOf(slab) {
    const memory = memories.get(slab);
    if (memory === undefined) throw new RangeError(`slab ${slab} is not known on this thread`);
    return memory;
  },
  random: new RandomGenerator(),
  instances: new InstanceCache(),
  gemm: new GemmContext(),
  fourier: new FourierContext(),
  folds: new FoldKernels(),
  picks: new PickKernels(),
  sorting: new SortMemory(),
  throwIfStopped() {
    if (words !== null && Atomics.load(words, control.cancel) !== 0) {
      throw new InterruptedError('the computation was stopped');
    }
  },
  scratch(bytes) {
    if (stretch === null) return own.get(bytes);
    return {memory: context.memoryOf(stretch.slab), slab: stretch.slab, byteOffset: stretch.byteOffset};
  },
};

function answer(message: FromWorker): void {
  // Results are the function's own; what of them is shared cannot be given away.
  const values = message.kind === 'returned' ? message.outputs.map((output) => output.values.buffer) : [];
  port?.postMessage(message, [...new Set(values.filter((buffer) => buffer instanceof ArrayBuffer))]);
}

type Batch = Extract<ToWorker, {kind: 'batch'}>;

function runBatch({jobs, control: shared, scratch}: Batch): void {
  stretch = scratch;
  words = shared;
  const prepared: (PreparedJob | null)[] = jobs.map(() => null);
  const ends: number[] = [];
  for (const job of jobs) ends.push((ends.at(-1) ?? 0) + partsOf(job));
  const total = ends.at(-1) ?? 0;
  for (;;) {
    if (Atomics.load(shared, control.cancel) !== 0) return;
    const part = Atomics.add(shared, control.next, 1);
    if (part >= total) return;
    const at = ends.findIndex((end) => part < end);
    const job = jobs[at];
    if (job === undefined) throw new RangeError(`no job has part ${part}`);
    const ready = prepared[at] ?? prepareJob(job, context);
    prepared[at] = ready;
    ready.run(part - (at === 0 ? 0 : (ends[at - 1] ?? 0)));
    Atomics.add(shared, control.done, 1);
  }
}

/** What runs parts over the memory of the last team. */
let runners: {readonly memoryId: number; readonly cache: PartRunners} | null = null;

function runnersOf({memory, memoryId}: TeamCall): PartRunners {
  if (runners?.memoryId !== memoryId) runners = {memoryId, cache: new PartRunners(memory)};
  return runners.cache;
}

async function callHost({id, fn, inputs, params, team}: Extract<ToWorker, {kind: 'host'}>): Promise<void> {
  try {
    const outputs = await callHostFunction(fn, inputs, params, async (parts) => {
      if (team === null) throw new RangeError(`${fn.name} was called without a team`);
      const cache = runnersOf(team);
      return lead(cache.memory, team.threads, team.board, await cache.get(parts));
    });
    answer({kind: 'returned', id, outputs});
  } finally {
    if (team !== null) dismiss(team.board);
  }
}

async function helpTeam({id, parts, team, thread}: Extract<ToWorker, {kind: 'help'}>): Promise<void> {
  help(thread, team.board, await runnersOf(team).get(parts));
  answer({kind: 'ended', id, error: null});
}

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'batch':
      for (const [slab, memory] of message.memories) if (!memories.has(slab)) memories.set(slab, memory);
      try {
        runBatch(message);
        answer({kind: 'ended', id: message.id, error: null});
      } catch (error) {
        answer({kind: 'ended', id: message.id, error: toWire(error)});
      }
      break;
    case 'host':
      callHost(message).catch((error: unknown) => {
        answer({kind: 'ended', id: message.id, error: toWire(error)});
      });
      break;
    case 'help':
      helpTeam(message).catch((error: unknown) => {
        answer({kind: 'ended', id: message.id, error: toWire(error)});
      });
      break;
    case 'drop':
      memories.delete(message.slab);
  }
});
