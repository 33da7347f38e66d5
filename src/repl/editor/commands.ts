/** What each named key does. */
import {breakLine} from '../syntax/indent.js';
import * as at from './buffer.js';
import {historyCommands} from './history-commands.js';
import {killCommands} from './kill-commands.js';
import {cycle} from './menu.js';
import {beginSearch} from './search.js';
import {changed, type EditorState, moved, type Request, type Step} from './state.js';
import {stepBack, stepForward} from './undo.js';

export type Command = (state: EditorState) => Step;

const move =
  (target: (text: string, cursor: number) => number): Command =>
  (state) => ({state: moved(state, at.moveTo(state.buffer, target(state.buffer.text, state.buffer.cursor)))});

const request =
  (kind: Request): Command =>
  (state) => ({state, request: kind});

const remove =
  (range: (text: string, cursor: number, indent: string) => at.Range): Command =>
  (state) => {
    const {text, cursor} = state.buffer;
    const gone = range(text, cursor, state.language.indent);
    return {state: changed(state, at.replace(state.buffer, gone, ''), 'other')};
  };

const backspace = remove((text, cursor, indent) => {
  const blank = text.slice(at.lineStart(text, cursor), cursor);
  const isIndent = blank !== '' && blank.trim() === '' && blank.length % indent.length === 0;
  return {start: isIndent ? cursor - indent.length : at.previousGrapheme(text, cursor), end: cursor};
});

const deleteForward = remove((text, cursor) => ({start: cursor, end: at.nextGrapheme(text, cursor)}));

const deleteOrLeave: Command = (state) =>
  state.buffer.text === '' ? {state, request: 'leave'} : deleteForward(state);

const newline: Command = (state) => ({
  state: changed(state, breakLine(state.buffer, state.language), 'other'),
});

const enter: Command = (state) => {
  const {buffer} = state;
  if (!buffer.text.includes('\n') || at.isOnLastLine(buffer)) return {state, request: 'enter'};
  return newline(state);
};

/** Tab indents where the line is still blank before the cursor, and completes elsewhere. */
const tab: Command = (state) => {
  const {text, cursor} = state.buffer;
  if (text.slice(at.lineStart(text, cursor), cursor).trim() !== '') return {state, request: 'complete'};
  return {state: changed(state, at.insert(state.buffer, state.language.indent), 'other')};
};

const travel =
  (stepTo: typeof stepBack): Command =>
  (state) => {
    const step = stepTo(state.undo, state.buffer);
    return {state: step === null ? state : {...moved(state, step.buffer), undo: step.undo}};
  };

const search: Command = (state) => ({state: {...state, search: beginSearch(state.buffer)}});

/** Keys of the editor: Emacs' set as readline has it, with the arrows. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['C-a', move(at.lineStart)],
  ['home', move(at.lineStart)],
  ['C-e', move(at.lineEnd)],
  ['end', move(at.lineEnd)],
  ['C-b', move(at.previousGrapheme)],
  ['left', move(at.previousGrapheme)],
  ['C-f', move((text, cursor) => at.nextGrapheme(text, cursor))],
  ['right', move((text, cursor) => at.nextGrapheme(text, cursor))],
  ['M-b', move(at.wordStart)],
  ['C-left', move(at.wordStart)],
  ['M-left', move(at.wordStart)],
  ['M-f', move(at.wordEnd)],
  ['C-right', move(at.wordEnd)],
  ['M-right', move(at.wordEnd)],
  ['M-<', move(() => 0)],
  ['C-home', move(() => 0)],
  ['M->', move((text) => text.length)],
  ['C-end', move((text) => text.length)],
  ['backspace', backspace],
  ['C-h', backspace],
  ['delete', deleteForward],
  ['C-d', deleteOrLeave],
  ['C-t', (state) => ({state: changed(state, at.transpose(state.buffer), 'other')})],
  ['C-_', travel(stepBack)],
  ['M-_', travel(stepForward)],
  ['return', enter],
  ['enter', newline],
  ['M-return', newline],
  ['M-enter', newline],
  ['tab', tab],
  ['C-r', search],
  ['C-l', request('clear-screen')],
  ['C-c', request('abandon')],
  ['C-z', request('suspend')],
  ...killCommands,
  ...historyCommands,
]);

/** Keys that mean something else while the completion menu is open. */
export const menuCommands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...['tab', 'down', 'C-n'].map((key) => [key, choose(1)] as const),
  ...['S-tab', 'up', 'C-p'].map((key) => [key, choose(-1)] as const),
  ['escape', closeMenu(false)],
  ['C-g', closeMenu(false)],
]);

/** Enter takes the choice when there is one. */
export const acceptChoice: Command = closeMenu(true);

function choose(delta: 1 | -1): Command {
  return (state) => {
    if (state.menu === null) return {state};
    const {menu, buffer} = cycle(state.menu, delta);
    return {state: {...state, menu, buffer}};
  };
}

function closeMenu(accept: boolean): Command {
  return (state) => {
    if (state.menu === null) return {state};
    const {base} = state.menu;
    const closed = {...state, menu: null, buffer: base};
    return {state: accept ? changed(closed, state.buffer, 'other') : moved(closed, base)};
  };
}
