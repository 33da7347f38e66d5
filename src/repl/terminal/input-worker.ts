/**
 * The thread that reads the terminal. The main thread runs cells and may be busy, so that only another thread can see Ctrl-C; this one
 * stops the cell and hands every other key on.
 */
import {spawnSync} from 'node:child_process';
import {writeSync} from 'node:fs';
import {ReadStream} from 'node:tty';
import {parentPort, workerData} from 'node:worker_threads';
import {Interrupter} from '../../evaluator/interrupter.js';
import {hearSigint, type SigintHearing} from '../../evaluator/sigint.js';
import {type FromWorker, InputMode, type InputWorkerData, Shared, type ToWorker} from './messages.js';

const CTRL_C = '\x03';
const CTRL_Z = '\x1a';
const CONTROLS = new RegExp(`([${CTRL_C}${CTRL_Z}])`);
const STDIN = 0;
const STDOUT = 1;

class InputThread {
  private terminal: ReadStream;
  private readonly shared: Int32Array;
  private interrupter: Interrupter | null = null;
  private signals: SigintHearing | null = null;
  /** Whether Ctrl-Z is being followed: one that comes meanwhile asks for the same. */
  private suspending = false;
  /** What was typed while a cell ran. */
  private ahead = '';

  constructor(
    {shared}: InputWorkerData,
    private readonly tell: (message: FromWorker) => void,
  ) {
    this.shared = new Int32Array(shared);
    this.terminal = this.open();
    tell({type: 'ready'});
  }

  handle(message: ToWorker): void {
    switch (message.type) {
      case 'connect':
        this.interrupter = new Interrupter(message.link);
        break;
      case 'deliver':
        this.deliver();
        break;
      case 'release':
        this.release();
        break;
      case 'acquire':
        this.terminal = this.open();
        this.tell({type: 'ready'});
        break;
      case 'suspend':
        void this.suspend().then(() => {
          this.tell({type: 'resumed'});
        });
        break;
      case 'close':
        this.terminal.setRawMode(false);
        this.terminal.destroy();
        this.interrupter?.close();
        void this.signals?.end();
        break;
    }
  }

  private open(): ReadStream {
    const terminal = new ReadStream(STDIN);
    terminal.setEncoding('utf8');
    terminal.setRawMode(true);
    terminal.on('data', (text: string) => {
      this.take(text);
    });
    terminal.on('end', () => {
      this.tell({type: 'end'});
    });
    terminal.on('error', () => {
      this.tell({type: 'end'});
    });
    return terminal;
  }

  /** A stream that is only paused goes on reading ahead, and would take keys from the program that has the terminal now: so it is closed. */
  private release(): void {
    this.terminal.setRawMode(false);
    this.terminal.once('close', () => {
      this.tell({type: 'released'});
    });
    this.terminal.destroy();
  }

  private take(text: string): void {
    for (const piece of text.split(CONTROLS)) {
      const mode = Atomics.load(this.shared, Shared.mode);
      if (mode !== InputMode.editing && piece === CTRL_C) this.interrupt();
      else if (mode !== InputMode.editing && piece === CTRL_Z) this.suspendCell();
      else this.ahead += piece;
    }
    if (Atomics.load(this.shared, Shared.mode) !== InputMode.running) this.deliver();
  }

  private deliver(): void {
    const text = this.ahead;
    this.ahead = '';
    if (text !== '') this.tell({type: 'data', text});
  }

  /** The first stops the cell, the second gives it up, the third ends a process that does not come back. */
  private interrupt(): void {
    this.ahead = '';
    const earlier = Atomics.add(this.shared, Shared.interrupts, 1);
    writeSync(STDOUT, '^C');
    if (earlier >= 2) {
      this.terminal.setRawMode(false);
      writeSync(STDOUT, '\r\nmars-repl: the cell cannot be stopped; leaving.\r\n');
      process.kill(process.pid, 'SIGKILL');
    }
    if (earlier === 1) {
      writeSync(STDOUT, '\r\n(giving the cell up; press Ctrl-C again to leave)\r\n');
      this.tell({type: 'force'});
    }
    if (this.interrupter === null) this.tell({type: 'interrupt'});
    else void this.interrupter.interrupt();
  }

  private suspendCell(): void {
    if (this.suspending) return;
    void this.suspend().then(() => {
      this.tell({type: 'returned'});
    });
  }

  /**
   * `kill` belongs to the job that it stops, so it ends, and the call returns, only after the job is continued. From then until the terminal is raw
   * again Ctrl-C is a signal, which would end the process if nobody heard it.
   */
  private async suspend(): Promise<void> {
    this.suspending = true;
    this.signals ??= hearSigint(() => {
      this.take(CTRL_C);
    });
    await this.signals.listening;
    Atomics.add(this.shared, Shared.handovers, 1);
    this.terminal.setRawMode(false);
    spawnSync('kill', ['-TSTP', '0'], {stdio: 'ignore'});
    this.terminal.setRawMode(true);
    Atomics.add(this.shared, Shared.handovers, 1);
    this.suspending = false;
  }
}

const port = parentPort;
if (port === null) throw new Error('the input thread is started by the shell');
const thread = new InputThread(workerData as InputWorkerData, (message) => {
  port.postMessage(message);
});
port.on('message', (message: ToWorker) => {
  thread.handle(message);
  if (message.type === 'close') port.close();
});
