/** Incremental search through earlier cells (Ctrl-R). */
import type {Buffer} from './buffer.js';

export interface Search {
  readonly query: string;
  /** Index of the entry that matches, null as long as nothing does. */
  readonly match: number | null;
  /** Whether the last step found nothing further. */
  readonly failed: boolean;
  /** What to restore when the search is given up. */
  readonly original: Buffer;
}

export type Direction = 'older' | 'newer';

export function beginSearch(original: Buffer): Search {
  return {query: '', match: null, failed: false, original};
}

/** Where `query` stands in `entry`; case counts only when the query has a capital. Gives -1 where it does not. */
export function findIn(entry: string, query: string): number {
  return query === query.toLowerCase() ? entry.toLowerCase().indexOf(query) : entry.indexOf(query);
}

/** Searches for a changed query, beginning at the entry already found. */
export function withQuery(search: Search, entries: readonly string[], query: string): Search {
  if (query === '') return {...search, query, match: null, failed: false};
  const match = findFrom(entries, query, search.match ?? entries.length - 1, 'older');
  return {...search, query, match: match ?? search.match, failed: match === null};
}

/** Goes on to the next entry that matches and differs from the one found. */
export function step(search: Search, entries: readonly string[], direction: Direction): Search {
  if (search.query === '') return search;
  const found = search.match === null ? undefined : entries[search.match];
  const delta = direction === 'older' ? -1 : 1;
  let at: number | null = search.match === null ? entries.length - 1 : search.match + delta;
  at = findFrom(entries, search.query, at, direction);
  while (at !== null && entries[at] === found) at = findFrom(entries, search.query, at + delta, direction);
  return at === null ? {...search, failed: true} : {...search, match: at, failed: false};
}

/** What the buffer shows for the search: the entry found with the cursor on the match, or the original. */
export function shownFor(search: Search, entries: readonly string[]): Buffer {
  const text = search.match === null ? undefined : entries[search.match];
  if (text === undefined) return search.original;
  return {text, cursor: Math.max(0, findIn(text, search.query))};
}

function findFrom(
  entries: readonly string[],
  query: string,
  start: number,
  direction: Direction,
): number | null {
  const delta = direction === 'older' ? -1 : 1;
  for (let at = start; at >= 0 && at < entries.length; at += delta) {
    if (findIn(entries[at] ?? '', query) !== -1) return at;
  }
  return null;
}
