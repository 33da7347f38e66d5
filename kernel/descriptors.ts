/** Takes over the process's standard output and error, so that what child processes write reaches the notebook. */
import {spawnSync} from 'node:child_process';
import {closeSync, constants, mkdtempSync, openSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export interface CapturedDescriptors {
  /** Descriptor of the process's original standard error. */
  readonly log: number;
  readonly captured: readonly {readonly fd: number; readonly name: 'stdout' | 'stderr'}[];
}

/**
 * Puts named pipes in the place of descriptors 1 and 2, and keeps the original standard error for the log.
 *
 * Node has no `dup2`, but a freed descriptor is the one that the next `open` gets: this has to run before any other thread
 * opens files. Where there are no named pipes (Windows) the descriptors stay as they are; standard error does so too where
 * it cannot be opened a second time (a socket), since the log needs it.
 */
export function captureDescriptors(): CapturedDescriptors {
  if (process.platform === 'win32') return {log: 2, captured: []};
  const log = reopened('/dev/fd/2');
  const wanted =
    log === null
      ? ([[1, 'stdout']] as const)
      : ([
          [1, 'stdout'],
          [2, 'stderr'],
        ] as const);
  const folder = mkdtempSync(join(tmpdir(), 'mars-ts-'));
  try {
    const paths = wanted.map(([, name]) => join(folder, name));
    const made = spawnSync('mkfifo', ['-m', '600', ...paths], {stdio: 'ignore'}).status === 0;
    const captured = made ? wanted.map(([fd, name]) => ({fd: takeOver(fd, join(folder, name)), name})) : [];
    return {log: log ?? 2, captured};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function reopened(path: string): number | null {
  try {
    return openSync(path, 'a');
  } catch {
    return null;
  }
}

/** Makes `fd` the writing end of a named pipe; the reading end comes back. */
function takeOver(fd: number, path: string): number {
  const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  closeSync(fd);
  const writing = openSync(path, constants.O_WRONLY);
  if (writing !== fd) throw new Error(`descriptor ${fd} was taken by something else: ${path} got ${writing}`);
  return reading;
}
