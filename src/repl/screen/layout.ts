/** Lays styled text out on rows of a terminal, by the width that each character takes there. */
import stringWidth from 'string-width';
import type {Style, Theme} from './theme.js';

export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** A row as it is written, and how many columns it takes. */
export interface Row {
  readonly text: string;
  readonly width: number;
}

export interface Position {
  readonly row: number;
  readonly column: number;
}

/** What stands on the screen from the prompt downwards. */
export interface Frame {
  readonly rows: readonly Row[];
  readonly cursor: Position;
}

const TAB = '    ';
const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** Columns that `text` takes, without its colours. */
export function widthOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

/** How a character is shown: a tab as blanks, a control character as `^X`. */
function shown(character: string): string {
  if (character === '\t') return TAB;
  const code = character.charCodeAt(0);
  return code < 0x20 || code === 0x7f ? `^${String.fromCharCode(code ^ 0x40)}` : character;
}

/** Collects styled text into rows of at most `columns`, and remembers where the cursor comes to stand. */
export class RowBuilder {
  private readonly finished: Row[] = [];
  private runs: {text: string; style: Style}[] = [];
  private width = 0;
  private mark: Position = {row: 0, column: 0};

  constructor(
    private readonly columns: number,
    private readonly theme: Theme,
  ) {}

  /** Writes `text`, which holds no line break, going on to another row where one is full. */
  write({text, style}: Span): void {
    if (/^[ -~]*$/.test(text)) {
      let rest = text;
      while (this.width + rest.length > this.columns) {
        const room = this.columns - this.width;
        this.put(rest.slice(0, room), room, style);
        rest = rest.slice(room);
        this.breakRow();
      }
      this.put(rest, rest.length, style);
      return;
    }
    for (const {segment} of graphemes.segment(text)) {
      const character = shown(segment);
      const width = widthOf(character);
      if (this.width + width > this.columns) this.breakRow();
      this.put(character, width, style);
    }
  }

  breakRow(): void {
    const text = this.runs.map((run) => this.theme[run.style](run.text)).join('');
    this.finished.push({text, width: this.width});
    this.runs = [];
    this.width = 0;
  }

  /** The cursor stands here: before what is written next. */
  markCursor(): void {
    if (this.width >= this.columns) this.breakRow();
    this.mark = {row: this.finished.length, column: this.width};
  }

  build(): Frame {
    this.breakRow();
    return {rows: this.finished, cursor: this.mark};
  }

  private put(text: string, width: number, style: Style): void {
    const last = this.runs.at(-1);
    if (last?.style === style) last.text += text;
    else this.runs.push({text, style});
    this.width += width;
  }
}
