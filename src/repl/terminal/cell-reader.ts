/** Reads one cell with the editor. */
import type {Completeness, Completions} from '../../interactive/types.js';
import {emptyKillRing, type KillRing} from '../editor/kill-ring.js';
import {type EditorState, newEditor, type Request} from '../editor/state.js';
import {update, withCompletions, withNewline} from '../editor/update.js';
import type {Theme} from '../screen/theme.js';
import {editingFrame, finalFrame, type Prompt} from '../screen/view.js';
import type {TerminalInput} from './input.js';
import type {Screen} from './screen.js';

/** What the editor asks about the code in it. */
export interface Assistant {
  isComplete(code: string): Promise<Completeness>;
  complete(code: string, cursor: number): Promise<Completions>;
}

export type CellInput =
  | {readonly kind: 'cell'; readonly code: string}
  /** Ctrl-C: what was typed is dropped. */
  | {readonly kind: 'abandoned'}
  /** Ctrl-D on an empty cell, or the terminal is gone. */
  | {readonly kind: 'leave'};

const BRACKETED_PASTE_ON = '\x1b[?2004h';
const BRACKETED_PASTE_OFF = '\x1b[?2004l';

export class CellReader {
  private kills: KillRing = emptyKillRing;

  constructor(
    private readonly screen: Screen,
    private readonly input: TerminalInput,
    private readonly theme: Theme,
    private readonly assistant: Assistant,
  ) {}

  /** Edits a new cell until it is submitted; `entries` are earlier cells, oldest first. */
  async read(prompt: Prompt, entries: readonly string[]): Promise<CellInput> {
    const {screen, input, theme} = this;
    let state = newEditor(entries, this.kills);
    screen.control(BRACKETED_PASTE_ON);
    screen.edit((viewport) => editingFrame(state, prompt, viewport, theme));
    let outcome: CellInput | null = null;
    while (outcome === null) {
      const event = await input.keys.next();
      if (event === null) {
        outcome = {kind: 'leave'};
        break;
      }
      const step = update(state, event);
      state = step.state;
      if (step.request !== undefined) {
        const answer = await this.answer(state, step.request);
        state = answer.state;
        outcome = answer.outcome;
      }
      if (outcome === null && input.keys.length === 0) screen.refresh();
    }
    this.kills = {...state.kills, yanked: null};
    screen.finishEditing(finalFrame(state, prompt, screen.viewport, theme));
    screen.control(BRACKETED_PASTE_OFF);
    return outcome;
  }

  private async answer(
    state: EditorState,
    request: Request,
  ): Promise<{state: EditorState; outcome: CellInput | null}> {
    const {text: code, cursor} = state.buffer;
    switch (request) {
      case 'enter': {
        const {status, indent} = await this.assistant.isComplete(code);
        if (status === 'incomplete') return {state: withNewline(state, indent), outcome: null};
        return {state, outcome: {kind: 'cell', code}};
      }
      case 'submit':
        return {state, outcome: {kind: 'cell', code}};
      case 'complete':
        return {state: withCompletions(state, await this.completions(code, cursor)), outcome: null};
      case 'abandon':
        return {state, outcome: {kind: 'abandoned'}};
      case 'leave':
        return {state, outcome: {kind: 'leave'}};
      case 'suspend':
        this.screen.leave();
        await this.input.suspend();
        this.screen.refresh();
        return {state, outcome: null};
      case 'clear-screen':
        this.screen.clear();
        return {state, outcome: null};
    }
  }

  /** Completions, none when Ctrl-C is pressed before they come. */
  private async completions(code: string, cursor: number): Promise<Completions> {
    const none: Completions = {items: [], start: cursor, end: cursor};
    const interrupt = this.input.keys.watch('C-c');
    const found = await Promise.race([
      this.assistant.complete(code, cursor),
      interrupt.pressed.then(() => none),
    ]);
    interrupt.stop();
    return found;
  }
}
