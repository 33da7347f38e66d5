/** Reads one cell with the editor. */
import type {Completeness, Completions} from '../../interactive/types.js';
import {bufferOf} from '../editor/buffer.js';
import {historyOf} from '../editor/history-walk.js';
import {choiceOf, withItem} from '../editor/menu.js';
import {type EditorState, newEditor, type Request} from '../editor/state.js';
import {update, withBuffer, withCompletions, withNewline} from '../editor/update.js';
import type {Theme} from '../screen/theme.js';
import {type Language, remembering} from '../syntax/language.js';
import {editingFrame, finalFrame, type Prompt} from '../screen/view.js';
import type {TerminalInput} from './input.js';
import type {Screen} from './screen.js';

/** What the editor asks about the code in it. */
export interface Assistant {
  readonly language: Language;
  isComplete(code: string): Promise<Completeness>;
  complete(code: string, cursor: number): Promise<Completions>;
  /** Documentation of the choice that the code shows, asked for where a completion comes without. */
  document?(code: string, cursor: number): Promise<string>;
}

export type CellInput =
  | {readonly kind: 'cell'; readonly code: string}
  /** Ctrl-C: what was typed is dropped. */
  | {readonly kind: 'abandoned'}
  /** Ctrl-D on an empty cell, or the terminal is gone. */
  | {readonly kind: 'leave'};

export class CellReader {
  /** Earlier cells, oldest first. */
  private entries: readonly string[] = [];
  private state: EditorState = newEditor([]);
  private readonly language: Language;

  constructor(
    private readonly screen: Screen,
    private readonly input: TerminalInput,
    private readonly theme: Theme,
    private readonly assistant: Assistant,
  ) {
    this.language = remembering(assistant.language);
  }

  /** Puts earlier cells before those of this run; what is being typed stays. */
  recall(entries: readonly string[]): void {
    this.entries = [...entries, ...this.entries];
    this.state = {...this.state, history: historyOf(this.entries)};
    this.screen.refresh();
  }

  /** Edits a new cell, which begins as `text`, until it is submitted. */
  async read(prompt: Prompt, text = ''): Promise<CellInput> {
    const {screen, input, theme} = this;
    const empty = newEditor(this.entries, {...this.state.kills, yanked: null}, this.language);
    this.state = text === '' ? empty : withBuffer(empty, bufferOf(text));
    screen.bracketPastes(true);
    screen.edit((viewport) => editingFrame(this.state, prompt, viewport, theme));
    let outcome: CellInput | null = null;
    while (outcome === null) {
      const event = await input.keys.next();
      if (event === null) {
        outcome = {kind: 'leave'};
        break;
      }
      const step = update(this.state, event);
      this.state = step.state;
      if (step.request !== undefined) outcome = await this.answer(step.request);
      if (outcome === null && input.keys.length === 0) {
        screen.refresh();
        void this.explain();
      }
    }
    if (outcome.kind === 'cell' && outcome.code.trim() !== '') this.entries = [...this.entries, outcome.code];
    screen.finishEditing(finalFrame(this.state, prompt, screen.viewport, theme));
    screen.bracketPastes(false);
    return outcome;
  }

  /** Adds documentation to the choice of the menu, when it comes in time. */
  private async explain(): Promise<void> {
    const chosen = choiceOf(this.state.menu);
    if (chosen === null || chosen.documentation !== undefined || !this.assistant.document) return;
    const {text, cursor} = this.state.buffer;
    const documentation = await this.assistant.document(text, cursor);
    const {menu} = this.state;
    if (menu === null || choiceOf(menu) !== chosen) return;
    this.state = {...this.state, menu: withItem(menu, chosen, {...chosen, documentation})};
    this.screen.refresh();
  }

  /** Does what the editor asks; gives how the reading ends, or null when it goes on. */
  private async answer(request: Request): Promise<CellInput | null> {
    const {text: code, cursor} = this.state.buffer;
    switch (request) {
      case 'enter': {
        const {status, indent} = await this.assistant.isComplete(code);
        if (status !== 'incomplete') return {kind: 'cell', code};
        this.state = withNewline(this.state, indent);
        return null;
      }
      case 'submit':
        return {kind: 'cell', code};
      case 'complete':
        this.state = withCompletions(this.state, await this.completions(code, cursor));
        return null;
      case 'abandon':
        return {kind: 'abandoned'};
      case 'leave':
        return {kind: 'leave'};
      case 'suspend':
        this.screen.leave();
        await this.input.suspend();
        this.screen.back();
        return null;
      case 'clear-screen':
        this.screen.clear();
        return null;
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
