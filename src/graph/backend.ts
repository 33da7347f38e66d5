import type {LocalFrame, LocalIndex, LocalSeries, NDArray, Value} from '../data/index.js';
import type {ArrayWindow, Window} from '../render/window.js';
import type {Meta} from './meta.js';
import type {Node} from './node.js';

/** What fetching gives: a value of its own kind where there are no dimensions, a list for several outputs. */
export type LocalValue = NDArray | LocalFrame | LocalSeries | LocalIndex | Value | readonly LocalValue[];

/** Data that can be a result of its own. */
export type LocalData = NDArray | LocalFrame | LocalSeries | LocalIndex;

/** What a display of a value shows: the whole value, the first and last rows of one with many, or the corners of a large array. */
export type Preview =
  | {readonly kind: 'whole'; readonly value: LocalValue}
  | {readonly kind: 'rows'; readonly window: Window}
  | {readonly kind: 'array'; readonly window: ArrayWindow};

export interface RunOptions {
  /** Aborting stops the run; it then rejects with an `InterruptedError`. */
  readonly signal: AbortSignal;
  /** From 0 to 1, or null as long as nothing is known; never called after the run has settled. */
  readonly onProgress: (fraction: number | null) => void;
}

export interface WorkerInfo {
  readonly address: string;
  readonly cores: number;
  readonly memoryBytes: number;
}

/** What runs a session's graphs, for people to read. */
export interface BackendInfo {
  /** `local`, `Mars` or `Xorbits`. */
  readonly engine: string;
  readonly version: string;
  readonly workers: readonly WorkerInfo[];
  /** A page that shows what goes on, where there is one. */
  readonly dashboard: string | null;
}

/**
 * What a session asks of the machinery behind it. A backend keeps the results of the nodes that it was told to execute, by key,
 * until they are released; the session calls `execute` for a node once, and only when all that it needs has run or is part of the call.
 */
export interface Backend {
  /** Runs `nodes` and keeps their results. Resolves with what is now known of each. */
  execute(nodes: readonly Node[], options: RunOptions): Promise<readonly Meta[]>;
  /** Keeps data that came from elsewhere as the result of `node`, as if it had been executed here. Resolves with what is now known of it. */
  put(node: Node, data: LocalData, options: RunOptions): Promise<Meta>;
  /** All the data of an executed node. */
  fetch(node: Node, signal: AbortSignal): Promise<LocalValue>;
  /** Only what a display of an executed node shows. */
  preview(node: Node, signal: AbortSignal): Promise<Preview>;
  /** Forgets results. Keys that are not known are passed over. */
  release(keys: readonly string[]): void;
  /** What runs the graphs, for people to read. */
  describe(): Promise<BackendInfo>;
  /** Stops what runs and frees everything. May be called more than once. */
  close(): Promise<void>;
}
