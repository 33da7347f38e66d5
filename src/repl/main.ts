/** Chooses how to serve the options: a program to run, an editor in a terminal, or plain lines. */
import {isatty} from 'node:tty';
import {FileError} from '../errors/index.js';
import type {ShellOptions} from './options.js';

/** Exit status where the program cannot be read. */
const UNREADABLE = 2;

/** Serves the options; gives the exit status. */
export async function main(options: ShellOptions): Promise<number> {
  const hasProgram = options.code !== null || options.script !== null;
  const fromPerson = isatty(0) || options.interactive;
  if (!hasProgram && fromPerson) return converse(options);
  const {programOf, runProgram} = await import('./batch.js');
  const program = await programOf(options).catch((error: unknown) => {
    if (!(error instanceof FileError)) throw error;
    process.stderr.write(`mars-repl: ${error.message}\n`);
    return null;
  });
  return program === null ? UNREADABLE : runProgram(program, options);
}

async function converse(options: ShellOptions): Promise<number> {
  const {colorLevel} = await import('./output/color.js');
  const level = colorLevel('stdout', options.color, process.env);
  if (isatty(0) && isatty(1) && process.env['TERM'] !== 'dumb') {
    const {TerminalShell} = await import('./terminal/shell.js');
    return new TerminalShell({version: options.version, colorLevel: level, session: options.session}).run();
  }
  const {PlainShell} = await import('./plain/shell.js');
  return new PlainShell({version: options.version, colorLevel: level, session: options.session}).run();
}
