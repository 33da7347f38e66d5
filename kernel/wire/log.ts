/** The kernel's log: lines for whoever started it, on a descriptor that cells cannot reach. */
import {writeSync} from 'node:fs';

export type Log = (line: string) => void;

export function logTo(fd: number): Log {
  return (line) => {
    try {
      writeSync(fd, `[mars-ts ${new Date().toISOString()}] ${line}\n`);
    } catch {
      // Whoever read the log is gone; the kernel goes on without.
    }
  };
}
