/** Killed text, most recent last, as Emacs and readline keep it. */
import type {Range} from './buffer.js';

export interface KillRing {
  readonly entries: readonly string[];
  /** What the last yank put into the buffer, and from how far back in the ring; null when another command came after it. */
  readonly yanked: {readonly range: Range; readonly depth: number} | null;
}

export const emptyKillRing: KillRing = {entries: [], yanked: null};

const LIMIT = 60;

/** Adds killed text; consecutive kills grow the latest entry on the side that they removed from. */
export function kill(ring: KillRing, text: string, side: 'before' | 'after', consecutive: boolean): KillRing {
  const latest = ring.entries.at(-1);
  if (text === '') return ring;
  if (!consecutive || latest === undefined)
    return {entries: [...ring.entries.slice(-LIMIT + 1), text], yanked: null};
  const grown = side === 'before' ? text + latest : latest + text;
  return {entries: [...ring.entries.slice(0, -1), grown], yanked: null};
}

/** The entry `depth` back from the latest, going round; null when the ring is empty. */
export function entryAt(ring: KillRing, depth: number): string | null {
  if (ring.entries.length === 0) return null;
  return ring.entries.at(-1 - (depth % ring.entries.length)) ?? null;
}
