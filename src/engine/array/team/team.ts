/** Threads that work on one host function together: one of them leads, and the others take parts of its commands. */
import {InterruptedError} from '../../../errors/index.js';
import type {WasmMemory} from '../wasm/platform.js';

/** What a host function may hand out parts of its work by. */
export interface Team {
  /** Seen by every thread. What calls before have left there may be overwritten. */
  readonly memory: WasmMemory;
  /** Threads that may work at once. */
  readonly threads: number;
  /** Runs the parts of a command, in any order and on any thread; all are done when it returns. */
  run(command: readonly number[], parts: number): void;
}

/** Runs one part of a command on a thread, which is a number from 0 to below the team's. */
export type RunPart = (command: Float64Array, part: number, thread: number) => void;

/** Exported by the module that a host function's `parts` names: prepares what runs parts over a memory. */
export type PartRunner = (memory: WasmMemory) => RunPart;

/** Numbers that a command may have. */
export const COMMAND_NUMBERS = 32;
/** Looks at a word that others change before a thread goes to sleep over it: some ten microseconds. */
const LOOKS = 2000;
/** Milliseconds that a thread sleeps before it looks whether the team still works. */
const NAP = 100;

const word = {
  /** Parts of the command that nobody has taken. */
  open: 0,
  /** Parts that are done. */
  done: 1,
  /** Not 0: there will be no more commands. */
  ended: 2,
  /** Not 0: a part could not be run. */
  failed: 3,
} as const;
const WORDS = 4;

/** What the threads of a team tell each other by. */
export interface TeamBoard {
  readonly words: Int32Array;
  readonly command: Float64Array;
}

export function teamBoard(): TeamBoard {
  return {
    words: new Int32Array(new SharedArrayBuffer(WORDS * 4)),
    command: new Float64Array(new SharedArrayBuffer(COMMAND_NUMBERS * 8)),
  };
}

/** Lets those who help go. */
export function dismiss({words}: TeamBoard): void {
  Atomics.store(words, word.ended, 1);
  Atomics.notify(words, word.open);
}

/** A team of the calling thread alone. */
export function solo(memory: WasmMemory, runPart: RunPart): Team {
  const numbers = new Float64Array(COMMAND_NUMBERS);
  return {
    memory,
    threads: 1,
    run: (command, parts) => {
      numbers.set(command);
      for (let part = 0; part < parts; part++) runPart(numbers, part, 0);
    },
  };
}

/**
 * A team that the calling thread leads. It needs nobody's help to get on: whoever comes takes what is left, so that
 * threads which are busy elsewhere hold nothing up.
 */
export function lead(memory: WasmMemory, threads: number, board: TeamBoard, runPart: RunPart): Team {
  const {words, command: numbers} = board;
  return {
    memory,
    threads,
    run: (command, parts) => {
      numbers.set(command);
      if (parts === 1) {
        // Whoever else took it would take longer to notice it.
        runPart(numbers, 0, 0);
        return;
      }
      Atomics.store(words, word.done, 0);
      Atomics.store(words, word.open, parts);
      Atomics.notify(words, word.open);
      for (let part = take(words); part !== null; part = take(words)) finish(board, part, 0, runPart);
      waitFor(words, word.done, (done) => done >= parts);
      if (Atomics.load(words, word.failed) !== 0)
        throw new InterruptedError('a thread could not do its part');
    },
  };
}

/** Takes parts of whatever the leader commands, until it lets go. */
export function help(thread: number, board: TeamBoard, runPart: RunPart): void {
  const {words} = board;
  const over = (): boolean => Atomics.load(words, word.ended) !== 0;
  while (!over()) {
    waitFor(words, word.open, (open) => open > 0 || over());
    const part = take(words);
    // The command stays as it is while one of its parts is not done.
    if (part !== null) finish(board, part, thread, runPart);
  }
}

/** A part that is this thread's; null where all are taken. */
function take(words: Int32Array): number | null {
  for (;;) {
    const open = Atomics.load(words, word.open);
    if (open <= 0) return null;
    if (Atomics.compareExchange(words, word.open, open, open - 1) === open) return open - 1;
  }
}

function finish({words, command}: TeamBoard, part: number, thread: number, runPart: RunPart): void {
  try {
    runPart(command, part, thread);
  } catch (error) {
    Atomics.store(words, word.failed, 1);
    throw error;
  } finally {
    Atomics.add(words, word.done, 1);
    Atomics.notify(words, word.done);
  }
}

/** Waits until a word is as it is to be. */
function waitFor(words: Int32Array, at: number, enough: (value: number) => boolean): void {
  for (let look = 0; ; look++) {
    const value = Atomics.load(words, at);
    if (enough(value)) return;
    if (look >= LOOKS) Atomics.wait(words, at, value, NAP);
  }
}
