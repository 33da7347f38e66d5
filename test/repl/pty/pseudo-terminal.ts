/** `mars-repl` in a real pseudo-terminal, with a person's hands and eyes. */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {IPty} from '@lydell/node-pty';
import {VirtualScreen} from '../screen/virtual-screen.js';

const COMMAND = fileURLToPath(new URL('../../../bin/mars-repl.js', import.meta.url));
/** For a machine with much else to do. */
const PATIENCE_MS = 120_000;

type Pty = typeof import('@lydell/node-pty');

/** The binding, which is there for the common platforms only; null elsewhere, and never in CI. */
const pty: Pty | null = await import('@lydell/node-pty').catch((error: unknown) => {
  if (process.env['CI'] !== undefined) throw error;
  return null;
});

/** For `describe`: why the tests of this file cannot run here, or false. */
export const skip: string | false = pty === null ? 'no pseudo-terminal binding for this platform' : false;

export interface Surroundings {
  readonly columns?: number;
  readonly rows?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Folder for the history; one of its own by default. */
  readonly data?: string;
  /** Started instead of the shell itself. */
  readonly command?: readonly string[];
}

/** A temporary folder that goes when the test ends. */
export function temporaryFolder(test: {after(work: () => void): void}): string {
  const folder = mkdtempSync(join(tmpdir(), 'mars-repl-'));
  test.after(() => {
    rmSync(folder, {recursive: true, force: true});
  });
  return folder;
}

export class PseudoTerminal {
  private readonly pty: IPty;
  private readonly screen: VirtualScreen;
  private readonly watchers = new Set<() => void>();
  private exitCode: number | null = null;
  /** Everything that came, escape sequences included. */
  raw = '';

  private constructor(opened: IPty, columns: number, rows: number) {
    this.pty = opened;
    this.screen = new VirtualScreen(columns, rows);
    this.screen.onAnswer((text) => {
      if (this.exitCode === null) opened.write(text);
    });
    opened.onData((data) => {
      this.raw += data;
      void this.screen.write(data).then(() => {
        this.look();
      });
    });
    opened.onExit(({exitCode}) => {
      this.exitCode = exitCode;
      this.look();
    });
  }

  /** Starts the shell in a terminal that closes when the test ends. */
  static open(test: {after(work: () => void): void}, surroundings: Surroundings = {}): PseudoTerminal {
    if (pty === null) throw new Error('no pseudo-terminal here');
    const {columns = 80, rows = 24, args = [], env = {}} = surroundings;
    const [file = process.execPath, ...rest] = surroundings.command ?? [process.execPath, COMMAND];
    const data = surroundings.data ?? temporaryFolder(test);
    const opened = pty.spawn(file, [...rest, ...args], {
      cols: columns,
      rows,
      env: {...inherited(), TERM: 'xterm-256color', MARS_TS_DATA_DIR: data, ...env},
    });
    const terminal = new PseudoTerminal(opened, columns, rows);
    test.after(() => {
      if (terminal.exitCode === null) opened.kill('SIGKILL');
    });
    return terminal;
  }

  /** Path of the command, for surroundings that start it themselves. */
  static readonly command = `${process.execPath} ${COMMAND}`;

  get text(): string {
    return this.screen.text;
  }

  /** Sends keys as the terminal would. */
  type(keys: string): void {
    this.pty.write(keys);
  }

  /** Pastes as a terminal does where the program asked for brackets around it. */
  paste(text: string): void {
    this.pty.write(`\x1b[200~${text.replaceAll('\n', '\r')}\x1b[201~`);
  }

  resize(columns: number, rows: number): void {
    this.pty.resize(columns, rows);
    this.screen.resize(columns, rows);
  }

  /** Closes the terminal's window. */
  hangUp(): void {
    this.pty.kill('SIGHUP');
  }

  /** Waits until the screen shows `wanted`; gives what it shows then. */
  shows(wanted: string | RegExp, patienceMs = PATIENCE_MS): Promise<string> {
    const isThere = (): boolean =>
      typeof wanted === 'string'
        ? this.screen.everything.includes(wanted)
        : wanted.test(this.screen.everything);
    return this.until(isThere, `the screen to show ${String(wanted)}`, patienceMs).then(
      () => this.screen.everything,
    );
  }

  /** Waits until an empty prompt with this number stands at the cursor. */
  async prompt(count: number): Promise<void> {
    const prompt = `In [${String(count)}]:`;
    await this.until(() => {
      const [row] = this.screen.cursor;
      return this.screen.text.split('\n')[row] === prompt;
    }, `the prompt ${prompt}`);
  }

  /** Waits until the program ended; gives its exit status. */
  async exited(): Promise<number> {
    await this.until(() => this.exitCode !== null, 'the end');
    return this.exitCode ?? -1;
  }

  /** Runs one cell from an empty prompt to the next. */
  async run(count: number, code: string): Promise<string> {
    await this.prompt(count);
    this.type(`${code}\r`);
    await this.prompt(count + 1);
    const {everything} = this.screen;
    return everything
      .slice(everything.lastIndexOf(`In [${String(count)}]:`), everything.lastIndexOf('In ['))
      .trim();
  }

  /** Waits until what is on the screen fulfils a condition. */
  until(condition: () => boolean, what: string, patienceMs = PATIENCE_MS): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        this.watchers.delete(watcher);
        clearTimeout(timer);
      };
      const giveUp = (reason: string): void => {
        settle();
        reject(new Error(`${reason} for ${what}; the screen shows:\n${this.screen.everything}`));
      };
      const watcher = (): void => {
        if (condition()) {
          settle();
          resolve();
        } else if (this.exitCode !== null) giveUp('the program ended while waited');
      };
      const timer = setTimeout(() => {
        giveUp('waited too long');
      }, patienceMs);
      this.watchers.add(watcher);
      watcher();
    });
  }

  private look(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}

function inherited(): Record<string, string> {
  const {
    CI: _ci,
    NO_COLOR: _none,
    FORCE_COLOR: _forced,
    LESS: _less,
    PAGER: _pager,
    TMUX: _tmux,
    ...rest
  } = process.env;
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
