/** A note beside the connection file of what the kernel does: if the process dies, the next one started with the same file finds it. */
import {closeSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs';

/** Every note is as long as this: written over the one before, as making a file anew for each cell takes longer than most cells. */
const noteLength = 16;

export class LastWords {
  /** What to tell of a process that ended without being asked to; null where none did. */
  readonly heard: string | null;

  private descriptor: number | null;

  constructor(private readonly path: string) {
    this.heard = read(path);
    this.descriptor = openSync(path, 'w', 0o600);
  }

  /** Notes the cell that runs; null when none does. */
  running(count: number | null): void {
    if (this.descriptor === null) return;
    writeSync(this.descriptor, (count === null ? '' : String(count)).padEnd(noteLength), 0);
  }

  /** The process ends as it should. */
  forget(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
    rmSync(this.path, {force: true});
  }
}

function read(path: string): string | null {
  let cell: string;
  try {
    cell = readFileSync(path, 'utf8').trim();
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
