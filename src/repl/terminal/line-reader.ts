/** Asks for one line, as `input()` in a cell does. */
import {newEditor, type EditorState} from '../editor/state.js';
import {update} from '../editor/update.js';
import {type Frame, RowBuilder} from '../screen/layout.js';
import type {Theme} from '../screen/theme.js';
import type {Viewport} from '../screen/view.js';
import type {KeyQueue} from './key-queue.js';
import type {Screen} from './screen.js';

/** The line without its end; null when the user ended the input, or the cell was stopped. */
export async function askLine(
  screen: Screen,
  keys: KeyQueue,
  theme: Theme,
  prompt: string,
  secret: boolean,
): Promise<string | null> {
  let state: EditorState = newEditor([]);
  const frame = ({columns}: Viewport): Frame => lineFrame(state, prompt, secret, columns, theme);
  screen.edit(frame);
  for (;;) {
    const event = await keys.next();
    if (event === null) {
      screen.finishEditing(frame(screen.viewport));
      return null;
    }
    const isEnter = event.kind === 'key' && (event.name === 'return' || event.name === 'enter');
    const step = isEnter ? {state, request: 'submit' as const} : update(state, event);
    state = step.state;
    if (step.request === 'submit' || step.request === 'leave') {
      screen.finishEditing(frame(screen.viewport));
      return step.request === 'submit' ? state.buffer.text : null;
    }
    screen.refresh();
  }
}

function lineFrame(
  {buffer}: EditorState,
  prompt: string,
  secret: boolean,
  columns: number,
  theme: Theme,
): Frame {
  const builder = new RowBuilder(columns, theme);
  const shown = (text: string): string => (secret ? '' : text.replaceAll('\n', '⏎'));
  builder.write({text: prompt, style: 'plain'});
  builder.write({text: shown(buffer.text.slice(0, buffer.cursor)), style: 'plain'});
  builder.markCursor();
  builder.write({text: shown(buffer.text.slice(buffer.cursor)), style: 'plain'});
  return builder.build();
}
