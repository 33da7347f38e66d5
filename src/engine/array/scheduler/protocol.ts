/** What the main thread and its workers say to each other. */
import type {HostArray, HostReference, ModuleExport} from '../ir.js';
import type {Job} from '../jobs/job.js';
import type {TeamBoard} from '../team/team.js';
import type {WasmMemory} from '../wasm/platform.js';

/** Words of a batch's control block: shared by all threads that work on it. */
export const control = {
  /** The next part that nobody has taken. */
  next: 0,
  /** Parts that are done. */
  done: 1,
  /** Not 0: take no more parts. */
  cancel: 2,
} as const;
export const CONTROL_WORDS = 4;

/** Part of a slab that threads use for what does not lie there: `bytes` for each, one after the other. */
export interface ScratchStretch {
  readonly slab: number;
  readonly byteOffset: number;
  readonly bytes: number;
}

/** The team that a thread is to lead or to help. */
export interface TeamCall {
  readonly board: TeamBoard;
  readonly threads: number;
  readonly memory: WasmMemory;
  /** Tells memories apart, which are new objects in every message. */
  readonly memoryId: number;
}

export type ToWorker =
  | {
      readonly kind: 'batch';
      readonly id: number;
      readonly jobs: readonly Job[];
      readonly control: Int32Array;
      readonly scratch: ScratchStretch | null;
      /** The memories that the jobs name. */
      readonly memories: ReadonlyMap<number, WasmMemory>;
    }
  | {
      readonly kind: 'host';
      readonly id: number;
      readonly fn: HostReference;
      readonly inputs: readonly HostArray[];
      readonly params: unknown;
      /** For functions that hand out parts of their work. */
      readonly team: TeamCall | null;
    }
  | {
      readonly kind: 'help';
      readonly id: number;
      readonly parts: ModuleExport;
      readonly team: TeamCall;
      /** This thread's number in the team; the leader's is 0. */
      readonly thread: number;
    }
  | {readonly kind: 'drop'; readonly slab: number};

/** An error as plain data: its class is found by name. */
export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

export type FromWorker =
  | {readonly kind: 'ended'; readonly id: number; readonly error: WireError | null}
  | {readonly kind: 'returned'; readonly id: number; readonly outputs: readonly HostArray[]};
