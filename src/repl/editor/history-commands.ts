/** Up and Down: through the lines of the cell, and beyond them through earlier cells. */
import {bufferOf, column, isOnFirstLine, isOnLastLine, lineEnd, moveLines} from './buffer.js';
import type {Command} from './commands.js';
import {newer, older} from './history-walk.js';
import {type EditorState, moved} from './state.js';

function vertical(state: EditorState, lines: -1 | 1): EditorState {
  const goalColumn = state.goalColumn ?? column(state.buffer);
  return {...state, buffer: moveLines(state.buffer, lines, goalColumn), last: 'other', goalColumn};
}

const toOlder: Command = (state) => {
  const {text, cursor} = state.buffer;
  const step = older(state.history, text, text.slice(0, cursor));
  if (step === null) return {state};
  return {state: {...moved(state, bufferOf(step.text)), history: step.walk}};
};

const toNewer: Command = (state) => {
  const step = newer(state.history, state.buffer.text);
  if (step === null) return {state};
  return {state: {...moved(state, bufferOf(step.text, lineEnd(step.text, 0))), history: step.walk}};
};

const up: Command = (state) => (isOnFirstLine(state.buffer) ? toOlder(state) : {state: vertical(state, -1)});

const down: Command = (state) => (isOnLastLine(state.buffer) ? toNewer(state) : {state: vertical(state, 1)});

export const historyCommands: readonly (readonly [string, Command])[] = [
  ['up', up],
  ['C-p', up],
  ['down', down],
  ['C-n', down],
  ['M-up', toOlder],
  ['C-up', toOlder],
  ['pageup', toOlder],
  ['M-down', toNewer],
  ['C-down', toNewer],
  ['pagedown', toNewer],
];
