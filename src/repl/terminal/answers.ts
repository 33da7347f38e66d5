/** What the terminal says of itself, among what a person types. */

/** How large its text is, in pixels, and then what it can do: every terminal answers the last of the two. */
export const QUESTION = '\x1b[14t\x1b[c';

export interface TerminalAnswer {
  readonly sixel: boolean;
  /** Width of the text in pixels; null where the terminal does not say. */
  readonly pixels: number | null;
}

const ANSWER = /\x1b\[4;\d+;(\d+)t|\x1b\[\?([\d;]*)c/g;
/** The beginning of an answer that came in two parts. */
const BEGUN = /\x1b\[(?:4;[\d;]*|\?[\d;]*)$/;
/** The number of sixels among what a terminal can do. */
const SIXEL = '4';

export class TerminalAnswers {
  private held = '';
  private pixels: number | null = null;

  constructor(private readonly tell: (answer: TerminalAnswer) => void) {}

  /** Takes the answers out of what the terminal sends; gives the rest, which a person typed. */
  filter(text: string): string {
    const whole = this.held + text;
    this.held = '';
    const typed = whole.replace(ANSWER, (_all, pixels?: string, abilities?: string) => {
      if (pixels !== undefined) this.pixels = Number(pixels);
      if (abilities !== undefined)
        this.tell({sixel: abilities.split(';').includes(SIXEL), pixels: this.pixels});
      return '';
    });
    this.held = BEGUN.exec(typed)?.[0] ?? '';
    return typed.slice(0, typed.length - this.held.length);
  }
}
