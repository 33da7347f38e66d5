/** The main thread's side of the terminal's input. */
import {once} from 'node:events';
import {Worker} from 'node:worker_threads';
import type {InterruptLink} from '../../evaluator/interrupt.js';
import {type TerminalAnswer, TerminalAnswers} from './answers.js';
import {KeyDecoder} from './key-decoder.js';
import {KeyQueue} from './key-queue.js';
import {
  type FromWorker,
  InputMode,
  type InputWorkerData,
  Shared,
  SHARED_BYTES,
  type ToWorker,
} from './messages.js';

/** What is done about what a person or the terminal says at any time. */
export interface InputListeners {
  /** Interrupts the cell, where no link to its core does. */
  readonly interrupt: () => void;
  /** Gives up the cell: Ctrl-C was pressed again during a stop. */
  readonly force: () => void;
  /** The terminal is ours again after a Ctrl-Z during a cell. */
  readonly returned: () => void;
  /** The terminal answered `QUESTION`. */
  readonly answer: (answer: TerminalAnswer) => void;
}

export class TerminalInput {
  readonly keys = new KeyQueue();
  private readonly shared = new Int32Array(new SharedArrayBuffer(SHARED_BYTES));
  private readonly decoder = new KeyDecoder((event) => {
    this.keys.push(event);
  });
  private readonly answers = new TerminalAnswers((answer) => {
    this.listeners.answer(answer);
  });
  private readonly worker: Worker;
  /** Resolves once the terminal no longer echoes what is typed: a prompt that stands earlier would be written over. */
  readonly ready: Promise<void>;
  private onReady: () => void = () => undefined;
  private readonly onReleased: (() => void)[] = [];
  private readonly onResumed: (() => void)[] = [];

  /** Takes the terminal into raw mode. */
  constructor(private readonly listeners: InputListeners) {
    const workerData: InputWorkerData = {shared: this.shared.buffer};
    this.worker = new Worker(new URL('./input-worker.js', import.meta.url), {workerData});
    this.ready = new Promise((resolve) => {
      this.onReady = resolve;
    });
    this.worker.on('message', (message: FromWorker) => {
      this.take(message);
    });
  }

  /** Lets Ctrl-C reach the cells of the core that made `link`. */
  connect(link: InterruptLink): void {
    this.worker.postMessage({type: 'connect', link} satisfies ToWorker, [link.port]);
  }

  /** Whether Ctrl-C was pressed since the mode was last set to `running`. */
  get interrupted(): boolean {
    return Atomics.load(this.shared, Shared.interrupts) > 0;
  }

  /** How often Ctrl-Z gave the terminal away and took it back: odd while another program has it. */
  get handovers(): number {
    return Atomics.load(this.shared, Shared.handovers);
  }

  mode(): InputMode {
    return Atomics.load(this.shared, Shared.mode) as InputMode;
  }

  setMode(mode: InputMode): void {
    if (mode === InputMode.running && this.mode() === InputMode.editing)
      Atomics.store(this.shared, Shared.interrupts, 0);
    Atomics.store(this.shared, Shared.mode, mode);
    if (mode !== InputMode.running) this.post({type: 'deliver'});
  }

  /** Gives the terminal to another program until `acquire`. */
  release(): Promise<void> {
    return new Promise((resolve) => {
      this.onReleased.push(resolve);
      this.post({type: 'release'});
    });
  }

  /** Takes the terminal back; resolves when it is raw again: what is typed before would be taken as lines. */
  acquire(): Promise<void> {
    return new Promise((resolve) => {
      this.onReady = resolve;
      this.post({type: 'acquire'});
    });
  }

  /** Stops the job as Ctrl-Z does; resolves when it is continued. */
  suspend(): Promise<void> {
    return new Promise((resolve) => {
      this.onResumed.push(resolve);
      this.post({type: 'suspend'});
    });
  }

  /** Restores the terminal's mode and ends the thread. */
  async close(): Promise<void> {
    const ended = once(this.worker, 'exit');
    this.post({type: 'close'});
    await ended;
    this.keys.end();
  }

  private post(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private take(message: FromWorker): void {
    switch (message.type) {
      case 'ready':
        this.onReady();
        break;
      case 'data':
        this.decoder.write(this.answers.filter(message.text));
        break;
      case 'released':
        this.onReleased.shift()?.();
        break;
      case 'resumed':
        this.onResumed.shift()?.();
        break;
      case 'returned':
        this.listeners.returned();
        break;
      case 'force':
        this.listeners.force();
        break;
      case 'interrupt':
        this.listeners.interrupt();
        break;
      case 'end':
        this.keys.end();
        break;
    }
  }
}
