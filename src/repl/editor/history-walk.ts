/** Walking through earlier cells with the arrow keys, and suggesting the rest of one. */

export interface HistoryWalk {
  /** Earlier cells, oldest first. */
  readonly entries: readonly string[];
  /** Index of the entry shown; `entries.length` when the buffer is the user's own. */
  readonly position: number;
  /** What the user had typed before the walk began. */
  readonly draft: string;
  /** Only entries that begin with this are visited. */
  readonly prefix: string;
}

export function historyOf(entries: readonly string[]): HistoryWalk {
  return {entries, position: entries.length, draft: '', prefix: ''};
}

export function isWalking(walk: HistoryWalk): boolean {
  return walk.position < walk.entries.length;
}

/** Ends the walk, keeping the entries. */
export function settle(walk: HistoryWalk): HistoryWalk {
  return isWalking(walk) ? historyOf(walk.entries) : walk;
}

/**
 * Goes to the next older entry that begins with what stands before the cursor, and differs from what is shown.
 * Gives null where there is none.
 */
export function older(
  walk: HistoryWalk,
  shown: string,
  prefix: string,
): {walk: HistoryWalk; text: string} | null {
  const begun = isWalking(walk) ? walk : {...walk, draft: shown, prefix};
  for (let position = begun.position - 1; position >= 0; position -= 1) {
    const text = begun.entries[position] ?? '';
    if (text !== shown && text.startsWith(begun.prefix)) return {walk: {...begun, position}, text};
  }
  return null;
}

/** Goes to the next newer entry of the walk, and at last to the draft; null when no walk is under way. */
export function newer(walk: HistoryWalk, shown: string): {walk: HistoryWalk; text: string} | null {
  if (!isWalking(walk)) return null;
  for (let position = walk.position + 1; position < walk.entries.length; position += 1) {
    const text = walk.entries[position] ?? '';
    if (text !== shown && text.startsWith(walk.prefix)) return {walk: {...walk, position}, text};
  }
  return {walk: historyOf(walk.entries), text: walk.draft};
}

/** What the latest entry that begins with `text` continues with; empty when there is none. */
export function suggestionFor(entries: readonly string[], text: string): string {
  if (text.trim() === '') return '';
  const entry = entries.findLast((candidate) => candidate.length > text.length && candidate.startsWith(text));
  return entry?.slice(text.length) ?? '';
}
