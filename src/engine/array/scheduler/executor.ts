/** The seam between planning and threads. */
import type {HostArray, HostReference} from '../ir.js';
import type {Job} from '../jobs/job.js';

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Called now and then with the number of parts done. */
  readonly onPart: (parts: number) => void;
}

export interface Executor {
  /** Runs jobs that do not depend on each other; rejects with the first error. */
  run(jobs: readonly Job[], options: RunOptions): Promise<void>;
  /** Calls a host function. */
  callHost(
    fn: HostReference,
    inputs: readonly HostArray[],
    params: unknown,
    signal: AbortSignal | undefined,
  ): Promise<readonly HostArray[]>;
}
