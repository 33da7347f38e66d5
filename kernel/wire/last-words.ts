/** A note beside the connection file of what the kernel does: if the process dies, the next one started with the same file finds it. */
import {readFileSync, rmSync, writeFileSync} from 'node:fs';

export class LastWords {
  /** What to tell of a process that ended without being asked to; null where none did. */
  readonly heard: string | null;

  private over = false;

  constructor(private readonly path: string) {
    this.heard = read(path);
    this.running(null);
  }

  /** Notes the cell that runs; null when none does. */
  running(count: number | null): void {
    if (this.over) return;
    writeFileSync(this.path, count === null ? '' : String(count), {mode: 0o600});
  }

  /** The process ends as it should. */
  forget(): void {
    this.over = true;
    rmSync(this.path, {force: true});
  }
}

function read(path: string): string | null {
  let cell: string;
  try {
    cell = readFileSync(path, 'utf8');
  } catch {
    // No note: nothing ended unasked.
    return null;
  }
  const when = cell === '' ? 'while no cell ran' : `while cell [${cell}] ran`;
  return (
    `The kernel's process ended ${when}: it ran out of memory, native code crashed, or it was killed. ` +
    'It was started anew, and what earlier cells declared is gone.\n'
  );
}
