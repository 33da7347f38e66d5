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

const names = ['stdout', 'stderr'] as const;

/**
 * Puts named pipes in the place of descriptors 1 and 2, and keeps the original standard error for the log.
 *
 * Node has no `dup2`, but a freed descriptor is the one that the next `open` gets: this has to run before any other thread
 * opens files. Where there are no named pipes (Windows), or standard error cannot be opened a second time (a socket), the
 * descriptors stay as they are.
 */
export function captureDescriptors(): CapturedDescriptors {
  if (process.platform === 'win32') return {log: 2, captured: []};
  const log = reopened('/dev/fd/2');
  if (log === null) return {log: 2, captured: []};
  const folder = mkdtempSync(join(tmpdir(), 'mars-ts-'));
  try {
    const paths = names.map((name) => join(folder, name));
    if (spawnSync('mkfifo', ['-m', '600', ...paths], {stdio: 'ignore'}).status !== 0)
      return {log, captured: []};
    return {log, captured: names.map((name, at) => ({fd: takeOver(at + 1, join(folder, name)), name}))};
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
