/** A terminal without a window: what escape sequences come to show. */
import xterm from '@xterm/headless';

export class VirtualScreen {
  private readonly terminal: InstanceType<typeof xterm.Terminal>;

  constructor(columns: number, rows: number) {
    this.terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, convertEol: true});
  }

  /** Listens to what the terminal answers when a program asks it for something. */
  onAnswer(listener: (text: string) => void): void {
    this.terminal.onData(listener);
  }

  write(text: string): Promise<void> {
    return new Promise((resolve) => {
      this.terminal.write(text, resolve);
    });
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows);
  }

  /** The rows on the screen without trailing blanks, down to the last that shows something. */
  get text(): string {
    const {baseY} = this.terminal.buffer.active;
    return this.lines(baseY, baseY + this.terminal.rows);
  }

  /** Everything that was written, what has scrolled by included. */
  get everything(): string {
    return this.lines(0, this.terminal.buffer.active.length);
  }

  /** Row and column of the cursor, from 0. */
  get cursor(): [row: number, column: number] {
    const {cursorX, cursorY} = this.terminal.buffer.active;
    return [cursorY, cursorX];
  }

  private lines(from: number, to: number): string {
    const {active} = this.terminal.buffer;
    const rows: string[] = [];
    for (let row = from; row < to; row += 1)
      rows.push(active.getLine(row)?.translateToString(true).trimEnd() ?? '');
    return rows.join('\n').trimEnd();
  }
}
