/** What undo and redo go back and forth through. */
import type {Buffer} from './buffer.js';

export interface UndoStack {
  readonly past: readonly Buffer[];
  readonly future: readonly Buffer[];
}

export const emptyUndo: UndoStack = {past: [], future: []};

const LIMIT = 1000;

/** Remembers `before`, the buffer that a change is about to replace. */
export function record(undo: UndoStack, before: Buffer): UndoStack {
  return {past: [...undo.past.slice(-LIMIT), before], future: []};
}

/** Steps back from `current`; null where there is nothing to undo. */
export function stepBack(undo: UndoStack, current: Buffer): {undo: UndoStack; buffer: Buffer} | null {
  const buffer = undo.past.at(-1);
  if (buffer === undefined) return null;
  return {buffer, undo: {past: undo.past.slice(0, -1), future: [...undo.future, current]}};
}

/** Steps forward again from `current`; null where nothing was undone. */
export function stepForward(undo: UndoStack, current: Buffer): {undo: UndoStack; buffer: Buffer} | null {
  const buffer = undo.future.at(-1);
  if (buffer === undefined) return null;
  return {buffer, undo: {past: [...undo.past, current], future: undo.future.slice(0, -1)}};
}
