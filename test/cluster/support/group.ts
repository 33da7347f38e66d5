/** Programs with all of the processes that they start, which end together. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import {createInterface} from 'node:readline';
import {testFile} from './python.js';

/** A program of Python's in a process group of its own; the group ends with this process at the latest. */
export class ProcessGroup {
  readonly #child;
  readonly #ended: Promise<unknown>;
  #said = '';
  /** The first line that it prints. */
  readonly firstLine: Promise<string>;

  constructor(python: string, args: readonly string[]) {
    const child = spawn(python, [testFile('support/keep.py'), ...args], {cwd: tmpdir(), detached: true});
    this.#child = child;
    this.#ended = once(child, 'close');
    this.firstLine = once(createInterface(child.stdout), 'line').then(([line]) => String(line));
    child.stderr.on('data', (text: Buffer) => {
      this.#said = (this.#said + text.toString()).slice(-4000);
    });
    // Its end is told by its exit.
    child.stdin.on('error', () => undefined);
  }

  /** What it wrote last to its standard error. */
  get said(): string {
    return this.#said;
  }

  /** Rejects when it ends by itself, with what it said last. */
  async failure(): Promise<never> {
    await this.#ended;
    throw new Error(`a program of the cluster ended: ${this.#said}`);
  }

  /** Kills all of its processes at once, as when their machine dies. */
  async kill(): Promise<void> {
    this.#child.stdin.end();
    await this.#ended;
  }
}
