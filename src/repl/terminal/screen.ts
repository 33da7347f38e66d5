/** Owner of what is written to the terminal: output scrolls by above, the prompt and the progress bars stay below it. */
import {clearViewport, cursorForward, cursorUp, eraseDown} from 'ansi-escapes';
import type {Frame, Row} from '../screen/layout.js';
import {widthOf} from '../screen/layout.js';
import {draw, erase, redraw, reflowed} from '../screen/painter.js';
import type {Viewport} from '../screen/view.js';

/** The part of a terminal's output stream that the screen needs. */
export interface TerminalOutput {
  readonly columns: number;
  readonly rows: number;
  write(text: string): unknown;
  on(event: 'resize', listener: () => void): unknown;
}

const BRACKETED_PASTE = {on: '\x1b[?2004h', off: '\x1b[?2004l'} as const;

/** Draws what is being edited, for a terminal of this size. */
export type Editing = (viewport: Viewport) => Frame;

export class Screen {
  /** What stands below the output at the moment. */
  private shown: Frame | null = null;
  private editing: Editing | null = null;
  private status: readonly Row[] = [];
  private redrawQueued = false;
  /** Width of the unfinished last line of the output. */
  private pending = 0;
  private rowsSinceMark = 0;
  /** How many of these rows stand above what another program wrote: out of reach. */
  private rowsOutOfReach = 0;
  private bracketed = false;
  /** Written while another program has the terminal; null while it is ours. */
  private held: string[] | null = null;
  /** Whether `leave` gave the terminal away, so that `back` is to come. */
  private left = false;
  private handovers = 0;

  /** @param countHandovers how often the terminal was given away and taken back without a word to this screen; odd while it is away */
  constructor(
    private readonly out: TerminalOutput,
    private readonly countHandovers: () => number = () => 0,
  ) {
    out.on('resize', () => {
      this.resize();
    });
  }

  get viewport(): Viewport {
    return {columns: this.out.columns || 80, rows: this.out.rows || 24};
  }

  /** Puts an editor below the output, drawn by `editing` whenever it is needed. */
  edit(editing: Editing): void {
    this.editing = editing;
    this.refresh();
  }

  /** Ends the editing: `final` stays as output, and the cursor goes to the line below. */
  finishEditing(final: Frame): void {
    this.look();
    this.editing = null;
    this.hide();
    this.freshLine();
    this.write(`${final.rows.map(({text}) => text).join('\r\n')}\n`);
  }

  /** Rows that stand between the output and the editor: progress bars. */
  setStatus(rows: readonly Row[]): void {
    if (rows.length === 0 && this.status.length === 0) return;
    this.status = rows;
    this.refresh();
  }

  /** Whether pastes are to come as one, told from what is typed. */
  bracketPastes(bracketed: boolean): void {
    this.bracketed = bracketed;
    this.control(bracketed ? BRACKETED_PASTE.on : BRACKETED_PASTE.off);
  }

  /** Draws anew what stands below the output. */
  refresh(): void {
    this.look();
    if (this.held !== null) return;
    const next = this.compose();
    if (next === null) this.hide();
    else if (this.shown !== null) this.put(redraw(this.shown, next));
    else this.put((this.pending > 0 ? '\n' : '') + draw(next));
    this.shown = next;
  }

  /** Writes output above what stands below it. */
  write(text: string): void {
    if (text === '') return;
    this.look();
    this.hide();
    this.put(text);
    this.count(text);
    this.queueRefresh();
  }

  /** Writes a picture, whose escape sequence takes no columns of text. */
  picture(sequence: string): void {
    this.look();
    this.hide();
    this.put(`${sequence}\n`);
    this.pending = 0;
    this.queueRefresh();
  }

  /** Sends a sequence that changes the terminal and shows nothing. */
  control(sequence: string): void {
    this.look();
    this.put(sequence);
  }

  /** Goes to the beginning of a line unless the output stands there. */
  freshLine(): void {
    this.look();
    if (this.pending > 0) this.write('\n');
  }

  /** Something else wrote to the terminal, and left the cursor in the middle of a line. */
  disturbed(width: number): void {
    this.pending += width;
  }

  /** Counts rows of output from here on, for `eraseSinceMark`. */
  mark(): void {
    this.rowsSinceMark = 0;
    this.rowsOutOfReach = 0;
  }

  get rowsWritten(): number {
    return this.rowsSinceMark;
  }

  /** Removes the last `rows` rows of output, as far as they are still on the screen. */
  eraseRows(rows: number): void {
    this.look();
    this.hide();
    const reachable = Math.min(rows, this.rowsSinceMark - this.rowsOutOfReach, this.viewport.rows - 1);
    this.put(`\r${reachable > 0 ? cursorUp(reachable) : ''}${eraseDown}`);
    this.rowsSinceMark -= reachable;
    this.pending = 0;
    this.queueRefresh();
  }

  clear(): void {
    this.look();
    this.shown = null;
    this.pending = 0;
    this.put(clearViewport);
    this.refresh();
  }

  /** Leaves what is drawn where it is and goes below it: another program takes the terminal, and what is written meanwhile waits for `back`. */
  leave(): void {
    this.look();
    if (this.bracketed) this.put(BRACKETED_PASTE.off);
    const rows = this.shown?.rows.length ?? 0;
    const below = rows - 1 - (this.shown?.cursor.row ?? 0);
    if (rows > 0) this.put('\n'.repeat(below + 1) + '\r');
    this.left = true;
    this.giveAway();
  }

  /** The terminal that was left is ours again, the cursor at the beginning of a line. */
  back(): void {
    this.left = false;
    this.look();
    if (!this.away) this.takeBack();
  }

  /** Sees whether the terminal was given away since, or is at the moment, and draws anew where it came back. */
  look(): void {
    const handovers = this.countHandovers();
    if (handovers === this.handovers) return;
    this.handovers = handovers;
    this.giveAway();
    if (!this.away && !this.left) this.takeBack();
  }

  private get away(): boolean {
    return this.handovers % 2 === 1;
  }

  /** Nothing of what was drawn is known to stand, and what is written waits. */
  private giveAway(): void {
    this.shown = null;
    this.rowsOutOfReach = this.rowsSinceMark;
    if (this.held === null) this.pending = 0;
    this.held ??= [];
  }

  private takeBack(): void {
    const {held} = this;
    if (held === null) return;
    this.held = null;
    if (this.bracketed) this.put(BRACKETED_PASTE.on);
    this.put(held.join(''));
    this.refresh();
  }

  private compose(): Frame | null {
    const {columns, rows} = this.viewport;
    if (this.editing === null) {
      const last = this.status.length - 1;
      return last < 0 ? null : {rows: this.status, cursor: {row: last, column: 0}};
    }
    const frame = this.editing({columns, rows: Math.max(1, rows - this.status.length)});
    const cursor = {...frame.cursor, row: frame.cursor.row + this.status.length};
    return {rows: [...this.status, ...frame.rows], cursor};
  }

  /** Removes what stands below the output and goes back to where the output ended. */
  private hide(): void {
    if (this.shown === null) return;
    const column = this.pending % this.viewport.columns;
    const back = column > 0 ? cursorUp(1) + cursorForward(column) : '';
    this.put(erase(this.shown) + back);
    this.shown = null;
  }

  /** Many writes in a row draw what stands below them once. */
  private queueRefresh(): void {
    if (this.redrawQueued || this.compose() === null) return;
    this.redrawQueued = true;
    setImmediate(() => {
      this.redrawQueued = false;
      this.refresh();
    });
  }

  private count(text: string): void {
    const {columns} = this.viewport;
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      if (index > 0) {
        this.rowsSinceMark += 1 + Math.floor(Math.max(0, this.pending - 1) / columns);
        this.pending = 0;
      }
      const rewritten = line.slice(line.lastIndexOf('\r') + 1);
      this.pending = (rewritten.length < line.length ? 0 : this.pending) + widthOf(rewritten);
    }
  }

  private put(text: string): void {
    if (this.held === null) this.out.write(text);
    else this.held.push(text);
  }

  private resize(): void {
    this.look();
    if (this.held !== null) return;
    if (this.shown !== null) this.shown = reflowed(this.shown, this.viewport.columns);
    if (this.shown !== null) {
      this.put(erase(this.shown));
      this.shown = null;
    }
    const next = this.compose();
    if (next !== null) this.put(draw(next));
    this.shown = next;
  }
}
