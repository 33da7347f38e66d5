/** The editor as a state machine: a state and a key give the next state, and perhaps something to ask of the shell. */
import type {Completions} from '../../interactive/types.js';
import {insertCloser} from '../syntax/indent.js';
import {type Buffer, insert, wordEnd} from './buffer.js';
import {acceptChoice, type Command, commands, menuCommands} from './commands.js';
import {suggestionFor} from './history-walk.js';
import type {KeyEvent} from './keys.js';
import {offer, refine} from './menu.js';
import {updateSearch} from './search-mode.js';
import {changed, type EditorState, moved, type Step} from './state.js';

const KEEP_MENU = new Set(['backspace', 'C-h']);

/** The state after `event`. */
export function update(state: EditorState, event: KeyEvent): Step {
  if (state.search !== null) {
    const {step, unhandled} = updateSearch(state, state.search, event);
    return unhandled ? update(step.state, event) : step;
  }
  if (state.menu !== null) return updateMenu(state, event);
  switch (event.kind) {
    case 'text':
      return {state: typed(state, event.text)};
    case 'paste':
      return {state: changed(state, insert(state.buffer, normalised(event.text)), 'other')};
    case 'key':
      return commandFor(state, event.name)(state);
  }
}

/** What history continues the buffer with: shown dimmed after the cursor, and taken by a movement to the right. */
export function suggestion({buffer, history, menu, search}: EditorState): string {
  if (menu !== null || search !== null || buffer.cursor !== buffer.text.length) return '';
  return suggestionFor(history.entries, buffer.text);
}

/** Puts the answer to a `complete` request into the state that asked. */
export function withCompletions(state: EditorState, completions: Completions): EditorState {
  const {buffer, menu} = offer(state.buffer, completions);
  return {...changed(state, buffer, 'other'), menu};
}

/** Answers an `enter` request for a cell that goes on: the next line, beginning with `indent`. */
export function withNewline(state: EditorState, indent: string): EditorState {
  return changed(state, insert(state.buffer, `\n${indent}`), 'other');
}

const nothing: Command = (state) => ({state});

const wholeSuggestion = (_text: string, full: string): number => full.length;
const wordOfSuggestion = (text: string, full: string): number => wordEnd(full, text.length);

/** Movements that take the suggestion, and how much of it. */
const SUGGESTION_KEYS: ReadonlyMap<string, (text: string, full: string) => number> = new Map([
  ...['right', 'C-f', 'end', 'C-e'].map((key) => [key, wholeSuggestion] as const),
  ...['M-f', 'C-right', 'M-right'].map((key) => [key, wordOfSuggestion] as const),
]);

function commandFor(state: EditorState, key: string): Command {
  const taken = SUGGESTION_KEYS.get(key);
  const rest = taken === undefined ? '' : suggestion(state);
  if (taken === undefined || rest === '') return commands.get(key) ?? nothing;
  const {text} = state.buffer;
  const full = text + rest;
  return () => ({
    state: changed(state, insert(state.buffer, full.slice(text.length, taken(text, full))), 'other'),
  });
}

function updateMenu(state: EditorState, event: KeyEvent): Step {
  const {menu} = state;
  if (menu === null) return update(state, event);
  if (event.kind === 'key') {
    const command = menuCommands.get(event.name);
    if (command !== undefined) return command(state);
    if (event.name === 'return' && menu.selected !== null) return acceptChoice(state);
  }
  const settled = acceptChoice(state).state;
  const step = update(settled, event);
  const refines =
    menu.selected === null && (event.kind === 'text' || (event.kind === 'key' && KEEP_MENU.has(event.name)));
  return refines ? {...step, state: {...step.state, menu: refine(menu, step.state.buffer)}} : step;
}

function typed(state: EditorState, text: string): EditorState {
  const buffer = /^[)\]}]$/.test(text)
    ? insertCloser(state.buffer, text, state.language)
    : insert(state.buffer, text);
  return changed(state, buffer, 'insert', joinsTyping(state, text));
}

/** Typing is undone word by word. */
function joinsTyping({last, buffer}: EditorState, text: string): boolean {
  const startsWord = /\s/.test(buffer.text[buffer.cursor - 1] ?? ' ') && /\S/.test(text);
  return last === 'insert' && !startsWord;
}

function normalised(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** Replaces the whole buffer, as one change that can be undone. */
export function withBuffer(state: EditorState, buffer: Buffer): EditorState {
  return moved(changed({...state, menu: null, search: null}, buffer, 'other'), buffer);
}
