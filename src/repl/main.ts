/** Chooses how to serve the options: a program to run, an editor in a terminal, or plain lines; here, or in a kernel of a Jupyter server. */
import {isatty} from 'node:tty';
import {MarsError} from '../errors/index.js';
import type {LibrarySource} from '../interactive/library.js';
import type {FrontEnd} from '../interactive/types.js';
import type {Program} from './batch.js';
import type {CellHost} from './host.js';
import type {JupyterOptions, ShellOptions} from './options.js';

/** Exit status where the program cannot be read, or the kernel not reached. */
const UNREADABLE = 2;

/** What runs the cells, and what the shell says of it. */
interface Setting {
  readonly title: string;
  readonly hint: string;
  readonly hostOf: (frontEnd: FrontEnd, folder?: string) => CellHost;
}

/** Serves the options, with what `library` has in the scope of every cell; gives the exit status. */
export async function main(options: ShellOptions, library: LibrarySource): Promise<number> {
  const hasProgram = options.code !== null || options.script !== null;
  const converses = !hasProgram && (isatty(0) || options.interactive);
  try {
    const program = converses ? null : await programOf(options);
    const setting =
      options.jupyter === null ? await here(options, library) : await there(options, options.jupyter);
    if (program === null || options.interactive) return await converse(options, program, setting);
    const {runProgram} = await import('./batch.js');
    const status = await runProgram(program, options, connectingCell(options), setting.hostOf);
    // A program that failed takes what it left running with it.
    return status === 0 ? 0 : await leave(status);
  } catch (error) {
    if (!(error instanceof MarsError)) throw error;
    process.stderr.write(`mars-repl: ${error.message}\n`);
    return UNREADABLE;
  }
}

async function programOf(options: ShellOptions): Promise<Program> {
  const batch = await import('./batch.js');
  return batch.programOf(options);
}

async function here({version}: ShellOptions, library: LibrarySource): Promise<Setting> {
  const {LocalHost} = await import('./local-host.js');
  return {
    title: `mars-repl ${version} (TypeScript on Node ${process.versions.node})`,
    hint: 'x? shows help on x, %lsmagic lists commands, Ctrl-D leaves.',
    hostOf: (frontEnd, folder) => new LocalHost(frontEnd, library, folder),
  };
}

async function there({version}: ShellOptions, jupyter: JupyterOptions): Promise<Setting> {
  const {attach} = await import('./jupyter/attach.js');
  const {kernel, hostOf} = await waitingFor('Connecting with Jupyter …', attach(jupyter));
  const {name, url, started, about} = kernel;
  return {
    title: `mars-repl ${version}: kernel ${name} (${about}) at ${url}`,
    hint: `x? shows help on x, Ctrl-D leaves${started ? ' and ends the kernel' : '; the kernel goes on'}.`,
    hostOf,
  };
}

/** Says what is waited for where somebody sees it, and takes it away afterwards. */
async function waitingFor<T>(what: string, work: Promise<T>): Promise<T> {
  if (!isatty(2) || process.env['TERM'] === 'dumb') return work;
  const {eraseLine} = await import('ansi-escapes');
  process.stderr.write(what);
  try {
    return await work;
  } finally {
    process.stderr.write(`\r${eraseLine}`);
  }
}

async function converse(options: ShellOptions, program: Program | null, setting: Setting): Promise<number> {
  const {colorLevel} = await import('./output/color.js');
  if (program !== null) process.argv = [process.execPath, program.name, ...options.args];
  const shellOptions = {
    title: setting.title,
    hint: setting.hint,
    connect: connectingCell(options),
    program,
    host: (frontEnd: FrontEnd) => setting.hostOf(frontEnd),
    colorLevel: colorLevel('stdout', options.color, process.env),
  };
  if (isatty(0) && isatty(1) && process.env['TERM'] !== 'dumb') {
    const {TerminalShell} = await import('./terminal/shell.js');
    return leave(await new TerminalShell(shellOptions).run());
  }
  const {PlainShell} = await import('./plain/shell.js');
  return leave(await new PlainShell(shellOptions).run());
}

/** Timers and servers that cells left behind do not hold a person back who leaves. */
async function leave(status: number): Promise<never> {
  await new Promise((written) => process.stdout.write('', written));
  process.exit(status);
}

/** The cell that makes the cluster of the options the default session. */
function connectingCell({session}: ShellOptions): string | null {
  return session === null ? null : `%session connect ${session}`;
}
