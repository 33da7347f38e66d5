/** Killing and yanking. */
import * as at from './buffer.js';
import type {Command} from './commands.js';
import {entryAt, kill} from './kill-ring.js';
import {changed} from './state.js';

const killRange =
  (range: (text: string, cursor: number) => at.Range): Command =>
  (state) => {
    const {text, cursor} = state.buffer;
    const {start, end} = range(text, cursor);
    const side = start < cursor ? 'before' : 'after';
    const kills = kill(state.kills, text.slice(start, end), side, state.last === 'kill');
    const next = changed(state, at.replace(state.buffer, {start, end}, ''), 'kill');
    return {state: {...next, kills, last: 'kill'}};
  };

/** To the end of the line, or its line break when the cursor is there already. */
const toLineEnd = killRange((text, cursor) => {
  const end = at.lineEnd(text, cursor);
  return {start: cursor, end: end === cursor ? at.nextGrapheme(text, cursor) : end};
});

const toLineStart = killRange((text, cursor) => {
  const start = at.lineStart(text, cursor);
  return {start: start === cursor ? at.previousGrapheme(text, cursor) : start, end: cursor};
});

const yank: Command = (state) => {
  const text = entryAt(state.kills, 0);
  if (text === null) return {state};
  const {cursor} = state.buffer;
  const next = changed(state, at.insert(state.buffer, text), 'yank');
  const yanked = {range: {start: cursor, end: cursor + text.length}, depth: 0};
  return {state: {...next, kills: {...state.kills, yanked}}};
};

/** Replaces what was just yanked by the kill before it. */
const yankPop: Command = (state) => {
  const {yanked} = state.kills;
  if (state.last !== 'yank' || yanked === null) return {state};
  const depth = yanked.depth + 1;
  const text = entryAt(state.kills, depth) ?? '';
  const {start} = yanked.range;
  const next = changed(state, at.replace(state.buffer, yanked.range, text), 'yank', true);
  const range = {start, end: start + text.length};
  return {state: {...next, last: 'yank', kills: {...state.kills, yanked: {range, depth}}}};
};

export const killCommands: readonly (readonly [string, Command])[] = [
  ['C-k', toLineEnd],
  ['C-u', toLineStart],
  ['C-w', killRange((text, cursor) => ({start: at.blankDelimitedStart(text, cursor), end: cursor}))],
  ['M-backspace', killRange((text, cursor) => ({start: at.wordStart(text, cursor), end: cursor}))],
  ['M-d', killRange((text, cursor) => ({start: cursor, end: at.wordEnd(text, cursor)}))],
  ['C-delete', killRange((text, cursor) => ({start: cursor, end: at.wordEnd(text, cursor)}))],
  ['C-y', yank],
  ['M-y', yankPop],
];
