/** Which cell a piece of code belongs to, also when it runs later: in a timer, in a callback. */
import {AsyncLocalStorage} from 'node:async_hooks';

/** The cell that code belongs to. */
export interface CellIdentity {
  /** Execution count. */
  readonly count: number;
  /** Aborted when the cell is interrupted: what a cell starts can watch it. */
  readonly signal: AbortSignal;
}

const storage = new AsyncLocalStorage<CellIdentity>();

/** The cell that the calling code belongs to, or undefined outside of cells. */
export function currentCell(): CellIdentity | undefined {
  return storage.getStore();
}

export function runInCell<T>(cell: CellIdentity, run: () => T): T {
  return storage.run(cell, run);
}
