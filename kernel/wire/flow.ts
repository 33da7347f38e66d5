/** Back-pressure from the protocol thread to the thread that runs cells, so that endless output takes no endless memory. */

/** Bytes that may be under way before whoever writes has to wait. */
const limit = 8 * 1024 * 1024;
/** Cost of a message beside its text. */
const overhead = 128;

export function newFlow(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

export function costOf(characters: number): number {
  return characters + overhead;
}

/** The writing side, on a thread that may block. */
export class FlowSource {
  private readonly underWay: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.underWay = new Int32Array(shared);
  }

  /** Call before a message is posted. */
  begin(cost: number): void {
    Atomics.add(this.underWay, 0, cost);
  }

  /** Call after a message was posted: waits while too much is under way. */
  wait(): void {
    for (;;) {
      const now = Atomics.load(this.underWay, 0);
      if (now <= limit) return;
      Atomics.wait(this.underWay, 0, now);
    }
  }
}

/** The reading side: call `done` once a message has left. */
export class FlowSink {
  private readonly underWay: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.underWay = new Int32Array(shared);
  }

  done(cost: number): void {
    Atomics.sub(this.underWay, 0, cost);
    Atomics.notify(this.underWay, 0);
  }
}
