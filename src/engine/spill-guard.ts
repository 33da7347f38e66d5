/** Removes folders of spilled data where the process dies without doing so: a shell of its own waits for that. */
import {spawn} from 'node:child_process';
import {Socket} from 'node:net';
import type {Writable} from 'node:stream';

/** Takes one path a line until the other end is closed, as it is when the process is gone, and removes them all. */
const SCRIPT = 'while IFS= read -r path; do set -- "$@" "$path"; done; [ "$#" -eq 0 ] || rm -rf -- "$@"';

class SpillGuard {
  private paths: Writable | null = null;

  /** Has the folder removed once this process is gone, however it ends. Windows has no shell for it: there a killed process leaves its folders. */
  watch(folder: string): void {
    if (process.platform === 'win32' || folder.includes('\n')) return;
    this.paths ??= start();
    this.paths.write(`${folder}\n`);
  }
}

/** A session of its own: what ends this process by a signal to its group must not end the guard. */
function start(): Writable {
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'mars-ts-guard'], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  // Where it could not be started, or was ended by somebody, folders are removed at the process's own end only.
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return guard.stdin;
}

export const spillGuard = new SpillGuard();
