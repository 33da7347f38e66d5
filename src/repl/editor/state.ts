/** Everything the editor remembers of the cell being typed. Plain data: `update` makes the next state from it. */
import {type Buffer, emptyBuffer} from './buffer.js';
import {type HistoryWalk, historyOf, settle} from './history-walk.js';
import {emptyKillRing, type KillRing} from './kill-ring.js';
import {type Language, typescript} from '../syntax/language.js';
import type {Menu} from './menu.js';
import type {Search} from './search.js';
import {emptyUndo, record, type UndoStack} from './undo.js';

/** What the command before this one was, where it matters to the next. */
export type LastCommand = 'insert' | 'kill' | 'yank' | 'other';

export interface EditorState {
  readonly language: Language;
  readonly buffer: Buffer;
  readonly undo: UndoStack;
  readonly kills: KillRing;
  readonly history: HistoryWalk;
  readonly search: Search | null;
  readonly menu: Menu | null;
  readonly last: LastCommand;
  /** The column that Up and Down keep to, as long as they follow each other. */
  readonly goalColumn: number | null;
}

/** What a key asks of the shell around the editor. */
export type Request =
  /** Enter at a place where the cell may be complete: submit it, or answer with `newline`. */
  'enter' | 'submit' | 'complete' | 'abandon' | 'leave' | 'suspend' | 'clear-screen';

export interface Step {
  readonly state: EditorState;
  readonly request?: Request;
}

/** An empty editor for the next cell. The kill ring outlives the cell it came from. */
export function newEditor(
  entries: readonly string[],
  kills: KillRing = emptyKillRing,
  language: Language = typescript,
): EditorState {
  return {
    language,
    buffer: emptyBuffer,
    undo: emptyUndo,
    kills,
    history: historyOf(entries),
    search: null,
    menu: null,
    last: 'other',
    goalColumn: null,
  };
}

/** Moves the cursor without changing the text. */
export function moved(state: EditorState, buffer: Buffer): EditorState {
  return {...state, buffer, last: 'other', goalColumn: null};
}

/** Changes the text; the change can be undone, together with the one before it when `joins`. */
export function changed(state: EditorState, buffer: Buffer, last: LastCommand, joins = false): EditorState {
  if (buffer.text === state.buffer.text) return moved(state, buffer);
  return {
    ...state,
    buffer,
    undo: joins ? {past: state.undo.past, future: []} : record(state.undo, state.buffer),
    history: settle(state.history),
    last,
    goalColumn: null,
  };
}
