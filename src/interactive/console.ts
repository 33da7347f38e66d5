/** The console of cells: it prints through the front-end, to the cell that the call belongs to. */
import {Console} from 'node:console';
import {Writable} from 'node:stream';
import {withoutOwnFrames} from '../render/traceback/frames.js';
import type {FrontEnd} from './types.js';

export function cellConsole(frontEnd: FrontEnd): Console {
  const stream = (name: 'stdout' | 'stderr'): Writable => {
    const writable = new Writable({decodeStrings: false});
    // Synchronous and without the stream's own queue: the order of stdout and stderr stays, and so does the cell of the caller.
    writable.write = (chunk: unknown): boolean => {
      frontEnd.stream(name, withoutOwnFrames(typeof chunk === 'string' ? chunk : String(chunk)));
      return true;
    };
    return writable;
  };
  return new Console({
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    colorMode: frontEnd.color && frontEnd.kind !== 'kernel',
  });
}
