/** Types into an editor as a person would. */
import {bufferOf} from '../../../src/repl/editor/buffer.js';
import {type EditorState, newEditor, type Request} from '../../../src/repl/editor/state.js';
import {update} from '../../../src/repl/editor/update.js';

/** Text is typed character by character; `<C-a>` is a key. */
export function press(state: EditorState, script: string): EditorState {
  return pressAsking(state, script).state;
}

/** As `press`, and tells what the last key asked of the shell. */
export function pressAsking(
  state: EditorState,
  script: string,
): {state: EditorState; request: Request | undefined} {
  let current = state;
  let request: Request | undefined;
  for (const [token, key] of script.matchAll(/<([CM]-[^\w]|[\w-]+)>|[^]/gu)) {
    const step = update(current, key === undefined ? {kind: 'text', text: token} : {kind: 'key', name: key});
    current = step.state;
    request = step.request;
  }
  return {state: current, request};
}

/** An editor with text in it; `|` marks the cursor. */
export function editorAt(marked: string, entries: readonly string[] = []): EditorState {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  return {...newEditor(entries), buffer: bufferOf(text, cursor === -1 ? text.length : cursor)};
}

/** The text with `|` where the cursor stands. */
export function shown({buffer: {text, cursor}}: EditorState): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}
