/** The shells of a kernel: the main one, and those that front-ends make to be answered while a cell waits. */
import {randomUUID} from 'node:crypto';
import {Shell, type ShellWork} from './shell.js';

export class Subshells {
  private readonly main: Shell;
  private readonly others = new Map<string, Shell>();

  constructor(private readonly work: ShellWork) {
    this.main = new Shell(work);
  }

  /** The shell that a header names; undefined when it is unknown. */
  get(id: string | null | undefined): Shell | undefined {
    return id === null || id === undefined ? this.main : this.others.get(id);
  }

  create(): string {
    const id = randomUUID();
    this.others.set(id, new Shell(this.work));
    return id;
  }

  /** Whether there was such a subshell. What it has begun is finished. */
  delete(id: string): boolean {
    return this.others.delete(id);
  }

  list(): string[] {
    return [...this.others.keys()];
  }
}
