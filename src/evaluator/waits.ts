/** Every `await` of a cell's own code, so that an interrupt can settle it. */
import {InterruptedError} from '../errors/index.js';
import {currentCell, type CellIdentity} from './cell-context.js';

interface Wait {
  readonly settles: PromiseLike<unknown>;
  readonly reject: (reason: unknown) => void;
  watched: boolean;
}

/** Settled waits are looked for when a cell has gathered this many. */
const SWEEP = 512;

/** The waits of one cell. */
class CellWaits {
  readonly open = new Set<Wait>();
  private next = SWEEP;
  /** Once its time is up, code that keeps catching the interrupt waits for ever instead of going on. */
  parked = false;

  add(wait: Wait): void {
    this.open.add(wait);
    if (this.open.size < this.next) return;
    // A reaction more would hide the awaiting function from asynchronous stacks: only old waits get one.
    for (const old of this.open) {
      if (old.watched || old === wait) continue;
      old.watched = true;
      const settled = (): void => {
        this.open.delete(old);
      };
      old.settles.then(settled, settled);
    }
    this.next = this.open.size + SWEEP;
  }
}

export class Waits {
  private readonly cells = new WeakMap<CellIdentity, CellWaits>();

  /** What `await value` of a cell becomes: the same, but that an interrupt of the cell rejects it with InterruptedError. */
  wait(value: unknown): unknown {
    const cell = currentCell();
    if (!cell || !isThenable(value)) return value;
    const waits = this.of(cell);
    if (waits.parked) return new Promise(() => undefined);
    return new Promise((resolve, reject) => {
      const settles = value instanceof Promise ? value : Promise.resolve(value);
      // The promise's own functions, unwrapped: so V8 still finds the awaiting function for an error's asynchronous stack.
      settles.then(resolve, reject);
      waits.add({settles, reject, watched: false});
    });
  }

  /** What `for await (… of values)` of a cell iterates. */
  each(values: AsyncIterable<unknown> | Iterable<unknown>): AsyncIterable<unknown> {
    const wait = (value: unknown): unknown => this.wait(value);
    return {
      [Symbol.asyncIterator]() {
        const asynchronous = Symbol.asyncIterator in values;
        const iterator = asynchronous ? values[Symbol.asyncIterator]() : values[Symbol.iterator]();
        const settle = async (result: IteratorResult<unknown>): Promise<IteratorResult<unknown>> =>
          asynchronous || result.done === true ? result : {done: false, value: await wait(result.value)};
        return {
          next: async () => settle((await wait(iterator.next())) as IteratorResult<unknown>),
          return: async (value?: unknown) => (await iterator.return?.(value)) ?? {done: true, value},
        };
      },
    };
  }

  /** Rejects what the cell awaits now. */
  interrupt(cell: CellIdentity): void {
    const waits = this.of(cell);
    const open = [...waits.open];
    waits.open.clear();
    for (const {reject} of open) reject(interruption());
  }

  /** Lets the cell's code go on no further than its next `await`. */
  park(cell: CellIdentity): void {
    this.of(cell).parked = true;
  }

  private of(cell: CellIdentity): CellWaits {
    let waits = this.cells.get(cell);
    if (!waits) this.cells.set(cell, (waits = new CellWaits()));
    return waits;
  }
}

/** Whether a value has to be waited for. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    (typeof value === 'object' || typeof value === 'function') &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}

/** What an interrupted cell fails with. Where it was made tells nothing. */
export function interruption(): InterruptedError {
  const error = new InterruptedError('The cell was interrupted.');
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
