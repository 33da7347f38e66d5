/** Runs a whole program: `-c`, a script file, or what is piped in. */
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {dirname, resolve} from 'node:path';
import {text} from 'node:stream/consumers';
import {FileError} from '../errors/index.js';
import {SystemExit} from '../interactive/faults.js';
import type {CellError, FrontEnd} from '../interactive/types.js';
import type {CellHost} from './host.js';
import type {ShellOptions} from './options.js';
import {bundleText} from './output/bundle-text.js';
import {colorLevel} from './output/color.js';
import {ScriptFrontEnd} from './output/script-front-end.js';

export interface Program {
  readonly code: string;
  /** Folder that imports are resolved from. */
  readonly folder: string;
  /** What `process.argv[1]` says. */
  readonly name: string;
  /** Whether the value of the last expression is printed. */
  readonly printsValue: boolean;
}

/**
 * The program that the options name; standard input when they name none.
 *
 * @throws FileError when the script cannot be read
 */
export async function programOf({code, script}: ShellOptions): Promise<Program> {
  const folder = process.cwd();
  if (code !== null) return {code, folder, name: '-c', printsValue: true};
  if (script === null) return {code: await text(process.stdin), folder, name: '-', printsValue: true};
  const name = resolve(script);
  return {code: await readScript(name), folder: dirname(name), name, printsValue: false};
}

/** Runs `program` and gives the exit status: 0, what it exits with, or 1 when it failed. */
export async function runProgram(
  program: Program,
  {color, args, jupyter}: ShellOptions,
  connect: string | null,
  hostOf: (frontEnd: FrontEnd, folder: string) => CellHost,
): Promise<number> {
  const frontEnd = new ScriptFrontEnd({
    color: colorLevel('stdout', color, process.env) > 0,
    errorColor: colorLevel('stderr', color, process.env) > 0,
  });
  const host = hostOf(frontEnd, program.folder);
  process.argv = [process.execPath, program.name, ...args];
  const connected = connect === null ? null : await host.execute({code: connect, typed: false});
  const outcome =
    connected?.status === 'error'
      ? connected
      : await host.execute({code: program.code, typed: false, name: program.name});
  if (outcome.status === 'ok' && program.printsValue && outcome.bundle !== undefined)
    frontEnd.stream('stdout', `${bundleText(outcome.bundle)}\n`);
  const failure = outcome.status === 'error' ? outcome : jupyter === null ? await drained(frontEnd) : null;
  const status = failure === null ? Number(process.exitCode ?? 0) : statusOf(failure, frontEnd);
  await host.close();
  return status;
}

/** What the program left running goes on to its end, or to the first error that nobody handles. */
async function drained({failed}: ScriptFrontEnd): Promise<CellError | null> {
  return Promise.race([failed, once(process, 'beforeExit').then(() => null)]);
}

/** The exit status after a failure: what the program asked for, or 1, its traceback told. */
function statusOf({error, traceback}: CellError, frontEnd: ScriptFrontEnd): number {
  if (error instanceof SystemExit) return error.code;
  frontEnd.failure(traceback);
  return 1;
}

async function readScript(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^#!.*/, '');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new FileError(`The script '${path}' cannot be read (${reason}).`, {cause: error});
  }
}
