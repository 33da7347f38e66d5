/** Takes over the process's standard output and error, so that what child processes write reaches the notebook. */
import {spawn, spawnSync} from 'node:child_process';
import {closeSync, constants, mkdtempSync, openSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const streams = [
  [1, 'stdout'],
  [2, 'stderr'],
] as const;

export interface CapturedDescriptors {
  /** Descriptor that leads to the process's original standard error. */
  readonly log: number;
  readonly captured: readonly {readonly fd: number; readonly name: 'stdout' | 'stderr'}[];
}

/**
 * Puts named pipes in the place of descriptors 1 and 2, and keeps the original standard error for the log.
 *
 * Node has no `dup2`, but a freed descriptor is the one that the next `open` gets: this has to run before any other thread
 * opens files. Where there are no named pipes (Windows) the descriptors stay as they are.
 */
export function captureDescriptors(): CapturedDescriptors {
  if (process.platform === 'win32') return {log: 2, captured: []};
  const folder = mkdtempSync(join(tmpdir(), 'mars-ts-'));
  const pathOf = (name: string): string => join(folder, name);
  try {
    const paths = ['log', ...streams.map(([, name]) => name)].map(pathOf);
    if (spawnSync('mkfifo', ['-m', '600', ...paths], {stdio: 'ignore'}).status !== 0)
      return {log: 2, captured: []};
    const log = reopened('/dev/fd/2') ?? relayed(pathOf('log'));
    return {log, captured: streams.map(([fd, name]) => ({fd: takeOver(fd, pathOf(name)), name}))};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** A second descriptor of the same file; null for a socket, which cannot be opened again. */
function reopened(path: string): number | null {
  try {
    return openSync(path, 'a');
  } catch {
    return null;
  }
}

/** The writing end of a named pipe whose other end a process of its own copies to standard error; it ends with this one. */
function relayed(path: string): number {
  spawn('cat', [path], {stdio: ['ignore', 2, 'ignore'], detached: true}).unref();
  return openSync(path, constants.O_WRONLY);
}

/** Makes `fd` the writing end of a named pipe; the reading end comes back. */
function takeOver(fd: number, path: string): number {
  const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  closeSync(fd);
  const writing = openSync(path, constants.O_WRONLY);
  if (writing !== fd) throw new Error(`descriptor ${fd} was taken by something else: ${path} got ${writing}`);
  return reading;
}
