import {spawn, type ChildProcess} from 'node:child_process';
import {currentCell} from '../evaluator/cell-context.js';
import {ArgumentError, InterruptedError, MarsError} from '../errors/index.js';
import {defineMagic} from './define.js';
import {words} from './parse.js';

/** Whether a command and all that it starts can be signalled at once. */
const GROUPS = process.platform !== 'win32';
/** How long an interrupted command may take to end. */
const PATIENCE_MS = 500;

/** A command ended with a code that is not 0. */
export class CommandError extends MarsError {
  constructor(
    message: string,
    /** The exit code, or null when a signal ended it. */
    readonly code: number | null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export const bash = defineMagic({
  name: 'bash',
  kinds: ['line', 'cell'],
  usage: '%bash COMMANDS\nconst LINES = %bash COMMANDS\n%%bash [ARGUMENT …]\nCOMMANDS',
  gives: 'string[]',
  summary: 'Runs commands in bash; their output is shown as it comes, or gives its lines to a variable.',
  details: 'An interrupt of the cell ends them. A failing last command is an error of the cell.',
  async run({kind, args, body, assigned}, {frontEnd}) {
    const called = kind === 'cell' ? '%%bash' : '%bash';
    if (kind === 'line' && args === '') throw new ArgumentError('%bash: needs commands.');
    const signal = currentCell()?.signal;
    if (signal?.aborted) throw new InterruptedError(`${called} was interrupted.`);
    const child = spawn('bash', ['-s', '--', ...(kind === 'cell' ? words(args) : [])], {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: GROUPS,
    });
    const stop = (): void => {
      signalAll(child, 'SIGINT');
      setTimeout(() => signalAll(child, 'SIGKILL'), PATIENCE_MS).unref();
    };
    const kill = (): void => signalAll(child, 'SIGKILL');
    process.once('exit', kill);
    signal?.addEventListener('abort', stop);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (assigned) output += text;
      else frontEnd.stream('stdout', text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => frontEnd.stream('stderr', text));
    // The empty line is that of the magic: bash then numbers the lines as the cell does. A script that ends without reading all of its text closes the pipe; its exit code tells what matters.
    child.stdin.on('error', () => undefined).end(kind === 'cell' ? `\n${body}` : args);
    try {
      const {code, by} = await new Promise<{code: number | null; by: NodeJS.Signals | null}>(
        (resolve, reject) => {
          child.on('error', (cause) =>
            reject(new CommandError(`${called}: bash cannot be started.`, null, {cause})),
          );
          child.on('close', (exit, by) => resolve({code: exit, by}));
        },
      );
      if (signal?.aborted) throw new InterruptedError(`${called} was interrupted.`);
      if (code !== 0)
        throw new CommandError(
          by === null ? `${called}: exit code ${String(code)}.` : `${called}: ended by ${by}.`,
          code,
        );
      return assigned ? linesOf(output) : undefined;
    } finally {
      signal?.removeEventListener('abort', stop);
      process.off('exit', kill);
    }
  },
});

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function signalAll(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (GROUPS) process.kill(-child.pid, signal);
  else child.kill(signal);
}
