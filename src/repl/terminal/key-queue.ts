/** Key events in the order in which they came, for one reader at a time. */
import type {KeyEvent} from '../editor/keys.js';

export class KeyQueue {
  private readonly waiting: KeyEvent[] = [];
  private wake: ((event: KeyEvent | null) => void) | null = null;
  private ended = false;
  private readonly watchers = new Set<(event: KeyEvent) => void>();

  /** How many events nobody has taken yet. */
  get length(): number {
    return this.waiting.length;
  }

  push(event: KeyEvent): void {
    for (const watcher of this.watchers) watcher(event);
    if (this.wake === null) this.waiting.push(event);
    else this.settle(event);
  }

  /** The next event; null once `cancel` or `end` is called. */
  next(): Promise<KeyEvent | null> {
    const event = this.waiting.shift();
    if (event !== undefined || this.ended) return Promise.resolve(event ?? null);
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  /** Tells of a key as soon as it is pressed, without taking it, until `stop` is called. */
  watch(name: string): {readonly pressed: Promise<void>; stop(): void} {
    const {promise, resolve} = deferred();
    const watcher = (event: KeyEvent): void => {
      if (event.kind === 'key' && event.name === name) resolve();
    };
    this.watchers.add(watcher);
    return {pressed: promise, stop: () => this.watchers.delete(watcher)};
  }

  /** Sends the reader that waits away. */
  cancel(): void {
    this.settle(null);
  }

  /** Nothing more will come. */
  end(): void {
    this.ended = true;
    this.settle(null);
  }

  private settle(event: KeyEvent | null): void {
    const {wake} = this;
    this.wake = null;
    wake?.(event);
  }
}

function deferred(): {promise: Promise<void>; resolve: () => void} {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return {promise, resolve};
}
