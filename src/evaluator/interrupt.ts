/**
 * The main thread's side of an interrupt, and the protocol.
 *
 * Cells run on the main thread and can keep it busy for ever, so a worker thread takes interrupts and stops it from outside. Who may answer for a cell
 * is settled by one shared integer:
 *
 *     IDLE ── begin ──> RUNNING ── end ──> IDLE              the main thread answers for its cell
 *     IDLE | RUNNING ──> ASKED                               the worker asks by message; a responsive main thread takes it from here
 *     ASKED ──> TERMINATING                                  no answer in time: the worker terminates what the main thread executes
 *
 * While the state is ASKED or TERMINATING the outcome of a cell is held back, so no termination can hit the front-end's own code that
 * sends the reply. Termination unwinds the whole stack of the main thread, `finally` blocks included, and drops its microtasks; then a message makes the
 * main thread settle the cell. A front-end needs no reply of its own: `Interactive.execute` resolves in every case.
 *
 * A timer whose callback was terminated still counts for Node as one to wait for: a front-end leaves by `process.exit`, its sockets closed.
 * Unwound callbacks upset Node's checks: see async-stack.ts.
 */
import {MessageChannel, type MessagePort} from 'node:worker_threads';
import {OwnStack} from './own-stack.js';

/** Where in the shared integers: the state, the number of the latest termination, how many pieces of work none may unwind, and, where what runs may be cut off all the same, the number of that piece. */
export const STATE = 0;
export const ATTEMPT = 1;
export const SHIELD = 2;
export const CUTTABLE = 3;

export const IDLE = 0;
export const RUNNING = 1;
export const ASKED = 2;
export const TERMINATING = 3;

/**
 * What connects the thread that takes interrupts with the thread that runs cells. Made by `Interactive.interruptLink()` on the main
 * thread; pass it in `workerData` (with `port` in the `transferList`) and give it to `new Interrupter(link)` in the worker.
 */
export interface InterruptLink {
  readonly state: SharedArrayBuffer;
  readonly port: MessagePort;
}

/** Sent by the worker: it asks, or it tells that its termination number `attempt` came through. */
export type InterruptMessage =
  {readonly kind: 'ask'} | {readonly kind: 'terminated'; readonly attempt: number};

/** Numbers of pieces begin again after so many. */
const MOST_PIECES = 2 ** 31 - 1;

export class InterruptGate {
  private readonly memory = new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT);
  private readonly state = new Int32Array(this.memory);
  private readonly ports: MessagePort[] = [];
  private terminations = 0;
  private pieces = 0;
  private readonly ownStack = new OwnStack({
    enter: () => this.enterCuttable(),
    leave: () => this.leaveCuttable(),
  });

  /**
   * @param interrupt settles what runs, after a termination what it unwound; tells whether a cell goes on, to run its `finally` blocks
   */
  constructor(private readonly interrupt: (unwound: boolean) => boolean) {}

  link(): InterruptLink {
    const {port1, port2} = new MessageChannel();
    port1.on('message', (message: InterruptMessage) => this.receive(message));
    port1.unref();
    this.ports.push(port1);
    return {state: this.memory, port: port2};
  }

  /** A cell begins. */
  begin(): void {
    Atomics.compareExchange(this.state, STATE, IDLE, RUNNING);
  }

  /** A cell ended: whether it may be answered now, and not only once the interrupt under way has come through. */
  end(): boolean {
    const before = Atomics.compareExchange(this.state, STATE, RUNNING, IDLE);
    return before === RUNNING || before === IDLE;
  }

  /** Does work that no termination may unwind. */
  async shielded<T>(work: () => Promise<T>): Promise<T> {
    const {terminations} = this;
    Atomics.add(this.state, SHIELD, 1);
    try {
      return await this.beginShielded(work);
    } finally {
      if (terminations === this.terminations) Atomics.sub(this.state, SHIELD, 1);
    }
  }

  /** The first steps of shielded work may stand on a stack that can be cut off: they cannot. */
  private beginShielded<T>(work: () => T): T {
    if (Atomics.load(this.state, CUTTABLE) === 0) return work();
    this.leaveCuttable();
    try {
      return work();
    } finally {
      this.enterCuttable();
    }
  }

  private enterCuttable(): void {
    this.pieces = (this.pieces % MOST_PIECES) + 1;
    Atomics.store(this.state, CUTTABLE, this.pieces);
  }

  private leaveCuttable(): void {
    for (;;) {
      Atomics.store(this.state, CUTTABLE, 0);
      // From here on the worker, which looks once more after it has said so, terminates nothing that is shielded.
      if (Atomics.load(this.state, STATE) !== TERMINATING) return;
      Atomics.store(this.state, CUTTABLE, this.pieces);
      // It terminates this very loop, or takes it back.
      while (Atomics.load(this.state, STATE) === TERMINATING);
    }
  }

  /** Does work that may be cut off in spite of all shields: code of cells, and functions of users that shielded work calls. */
  cuttable<T>(work: () => T): Promise<T> {
    return this.ownStack.run(work);
  }

  close(): void {
    this.ownStack.close();
    for (const port of this.ports) port.close();
  }

  private receive(message: InterruptMessage): void {
    const state = Atomics.load(this.state, STATE);
    const expected = message.kind === 'ask' ? ASKED : TERMINATING;
    if (
      state !== expected ||
      (message.kind === 'terminated' && message.attempt !== Atomics.load(this.state, ATTEMPT))
    )
      return;
    // Nothing of the cell may be answered before the worker can no longer terminate: so the state first, and it alone decides.
    if (Atomics.compareExchange(this.state, STATE, expected, RUNNING) !== expected) return;
    const unwound = message.kind === 'terminated';
    if (unwound && !this.ownStack.wasCut()) {
      // Work that was cut off nevertheless may never end.
      this.terminations += 1;
      Atomics.store(this.state, SHIELD, 0);
    }
    const goesOn = this.interrupt(unwound);
    if (!goesOn) Atomics.compareExchange(this.state, STATE, RUNNING, IDLE);
    for (const port of this.ports) port.postMessage('noted');
  }
}
