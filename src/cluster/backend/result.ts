import type {Meta, Preview} from '../../graph/index.js';
import type {Layout} from '../calls/layout.js';

/** One result that a cluster keeps. */
export interface RemoteResult {
  /** What the cluster said of the task's results: bytes that only it need understand. */
  readonly token: Uint8Array;
  /** Which of the task's results this is. */
  readonly place: number;
  /** The name under which it is released. */
  readonly key: string;
  readonly layout: Layout | null;
  /** What a display of it shows, which came with its execution: all of a small result. */
  readonly preview: Preview;
  readonly meta: Meta;
}

/** What a session keeps for a node: one result, or those of its outputs. */
export type Kept = RemoteResult | readonly Kept[];

export function isSingle(kept: Kept): kept is RemoteResult {
  return !Array.isArray(kept);
}

/** All single results within. */
export function resultsIn(kept: Kept): RemoteResult[] {
  return isSingle(kept) ? [kept] : kept.flatMap(resultsIn);
}

/** What is known of it. */
export function metaOfKept(kept: Kept): Meta {
  return isSingle(kept) ? kept.meta : {kind: 'tuple', items: kept.map(metaOfKept)};
}
