/** Reads something from bytes: yields the memory that the next of them belong in, one piece after the other, and returns what it read. */
export type Filling<T> = Generator<Uint8Array, T, undefined>;

/** Fills the pieces of memory that a reader wants, in order. */
export class Filler<T> {
  readonly #filling: Filling<T>;
  #target: Uint8Array = new Uint8Array(0);
  /** What was read, once all has come. */
  result: T | null = null;

  constructor(filling: Filling<T>) {
    this.#filling = filling;
    this.#advance();
  }

  /** Memory for the next bytes; empty when nothing more is wanted. */
  get space(): Uint8Array {
    return this.#target;
  }

  /** The first `count` bytes of `space` have come. */
  filled(count: number): 'more' | 'done' {
    this.#target = this.#target.subarray(count);
    if (this.#target.length === 0) this.#advance();
    return this.#target.length > 0 ? 'more' : 'done';
  }

  /** Copies bytes that came elsewhere to where they belong. */
  copy(bytes: Uint8Array): 'more' | 'done' {
    let rest = bytes;
    while (rest.length > 0 && this.#target.length > 0) {
      const part = rest.subarray(0, this.#target.length);
      this.#target.set(part);
      this.filled(part.length);
      rest = rest.subarray(part.length);
    }
    return this.#target.length > 0 ? 'more' : 'done';
  }

  #advance(): void {
    for (;;) {
      const next = this.#filling.next();
      if (next.done === true) {
        this.result = next.value;
        this.#target = new Uint8Array(0);
        return;
      }
      if (next.value.length > 0) {
        this.#target = next.value;
        return;
      }
    }
  }
}
