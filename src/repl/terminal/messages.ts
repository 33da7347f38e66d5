/** What the main thread and the thread that reads the terminal tell each other. */
import type {InterruptLink} from '../../evaluator/interrupt.js';

/** What the keys are for at the moment; the main thread sets it in shared memory, so that it counts even while it is busy. */
export const InputMode = {
  /** The editor takes every key. */
  editing: 0,
  /** A cell runs: Ctrl-C stops it, Ctrl-Z suspends, the rest is kept for the editor. */
  running: 1,
  /** A cell asked for input: as `running`, and the rest goes to the answer. */
  asking: 2,
} as const;
export type InputMode = (typeof InputMode)[keyof typeof InputMode];

/**
 * Fields of the shared Int32Array. `handovers` counts how often Ctrl-Z gave the terminal away and took it back: it is odd while another program has it, from
 * before the job stops until the terminal is raw again. A main thread that is busy hears of it by no message before it draws.
 */
export const Shared = {mode: 0, interrupts: 1, handovers: 2} as const;
export const SHARED_BYTES = 12;

export interface InputWorkerData {
  readonly shared: SharedArrayBuffer;
}

export type ToWorker =
  | {readonly type: 'connect'; readonly link: InterruptLink}
  /** The mode changed: deliver what was kept for the editor. */
  | {readonly type: 'deliver'}
  /** Stop reading and leave raw mode, for a program that wants the terminal; answered by `released`. */
  | {readonly type: 'release'}
  /** Read again; answered by `ready`. */
  | {readonly type: 'acquire'}
  /** Stop the whole job, as Ctrl-Z does; answered by `resumed` once it is continued. */
  | {readonly type: 'suspend'}
  | {readonly type: 'close'};

export type FromWorker =
  /** The terminal is in raw mode. */
  | {readonly type: 'ready'}
  | {readonly type: 'data'; readonly text: string}
  | {readonly type: 'released'}
  | {readonly type: 'resumed'}
  /** The job was stopped and continued while a cell ran. */
  | {readonly type: 'returned'}
  /** Ctrl-C was pressed again while a cell was being stopped. */
  | {readonly type: 'force'}
  /** Ctrl-C was pressed, and there is no link to stop the cell by. */
  | {readonly type: 'interrupt'}
  /** The terminal is gone. */
  | {readonly type: 'end'};
