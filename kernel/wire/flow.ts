/** Back-pressure from the protocol thread to the thread that runs cells, so that endless output takes no endless memory. */

/** Bytes that may be under way before whoever writes has to wait: no more than the protocol thread deals with in a moment, as it has interrupts to hear. */
const limit = 1024 * 1024;
/** Cost of a message beside its text. */
const overhead = 1024;

/** Where in the shared integers: what is under way, and whether the writing side waits. */
const underWay = 0;
const waiting = 1;

export function newFlow(): SharedArrayBuffer {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

export function costOf(characters: number): number {
  return characters + overhead;
}

/** The writing side, on a thread that may block. */
export class FlowSource {
  private readonly shared: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.shared = new Int32Array(shared);
  }

  /** Call before a message is posted. */
  begin(cost: number): void {
    Atomics.add(this.shared, underWay, cost);
  }

  /** Call after a message was posted: waits while too much is under way. */
  wait(): void {
    for (;;) {
      const now = Atomics.load(this.shared, underWay);
      Atomics.store(this.shared, waiting, Number(now > limit));
      if (now <= limit) return;
      Atomics.wait(this.shared, underWay, now);
    }
  }
}

/** The reading side: call `done` once a message has left. */
export class FlowSink {
  private readonly shared: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.shared = new Int32Array(shared);
  }

  /** Whether the writing side waits: what is held back to be sent together should leave now. */
  get awaited(): boolean {
    return Atomics.load(this.shared, waiting) !== 0;
  }

  done(cost: number): void {
    Atomics.sub(this.shared, underWay, cost);
    Atomics.notify(this.shared, underWay);
  }
}
