/** Chooses how to serve the options: a program to run, an editor in a terminal, or plain lines. */
import {isatty} from 'node:tty';
import {FileError} from '../errors/index.js';
import type {Program} from './batch.js';
import type {LibrarySource} from '../interactive/library.js';
import type {ShellOptions} from './options.js';

/** Exit status where the program cannot be read. */
const UNREADABLE = 2;

/** Serves the options, with what `library` has in the scope of every cell; gives the exit status. */
export async function main(options: ShellOptions, library: LibrarySource): Promise<number> {
  const hasProgram = options.code !== null || options.script !== null;
  if (!hasProgram && (isatty(0) || options.interactive)) return converse(options, null, library);
  const {programOf, runProgram} = await import('./batch.js');
  const program = await programOf(options).catch((error: unknown) => {
    if (!(error instanceof FileError)) throw error;
    process.stderr.write(`mars-repl: ${error.message}\n`);
    return null;
  });
  if (program === null) return UNREADABLE;
  return options.interactive ? converse(options, program, library) : runProgram(program, options, library);
}

async function converse(
  options: ShellOptions,
  program: Program | null,
  library: LibrarySource,
): Promise<number> {
  const {version, session} = options;
  const {colorLevel} = await import('./output/color.js');
  if (program !== null) process.argv = [process.execPath, program.name, ...options.args];
  const level = colorLevel('stdout', options.color, process.env);
  const shellOptions = {version, session, program, library, colorLevel: level};
  if (isatty(0) && isatty(1) && process.env['TERM'] !== 'dumb') {
    const {TerminalShell} = await import('./terminal/shell.js');
    return new TerminalShell(shellOptions).run();
  }
  const {PlainShell} = await import('./plain/shell.js');
  return new PlainShell(shellOptions).run();
}
