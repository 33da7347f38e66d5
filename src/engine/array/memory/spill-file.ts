/** Files that hold the values of arrays for which memory has no place: readable by their owner alone. */
import {randomUUID} from 'node:crypto';
import {closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {FileError} from '../../../errors/index.js';

const OWNER_ONLY = 0o600;
/** Most systems move at most 2 GiB at once. */
const AT_ONCE = 1 << 30;

/** A fresh file of `bytes` zeros; gives its path. */
export function reserveSpillFile(folder: string, bytes: number): string {
  const path = join(folder, `${randomUUID()}.bin`);
  const file = openSync(path, 'wx', OWNER_ONLY);
  try {
    ftruncateSync(file, bytes);
  } finally {
    closeSync(file);
  }
  return path;
}

/** Writes bytes to a fresh file; gives its path. */
export function writeSpilled(folder: string, bytes: Uint8Array): string {
  const path = reserveSpillFile(folder, bytes.length);
  writeSpilledAt(path, bytes, 0);
  return path;
}

export function writeSpilledAt(path: string, bytes: Uint8Array, position: number): void {
  const file = openSync(path, 'r+');
  try {
    for (let done = 0; done < bytes.length;) {
      done += writeSync(file, bytes, done, Math.min(AT_ONCE, bytes.length - done), position + done);
    }
  } finally {
    closeSync(file);
  }
}

/** Fills `bytes` from a file. */
export function readSpilled(path: string, bytes: Uint8Array, position = 0): void {
  const file = openSync(path, 'r');
  try {
    for (let done = 0; done < bytes.length;) {
      const count = readSync(file, bytes, done, Math.min(AT_ONCE, bytes.length - done), position + done);
      if (count === 0) {
        throw new FileError(
          `a spill file ended at ${fstatSync(file).size} bytes, ${position + bytes.length} were written`,
        );
      }
      done += count;
    }
  } finally {
    closeSync(file);
  }
}
