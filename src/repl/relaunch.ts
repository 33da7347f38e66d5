/** Ctrl-C can stop any cell only where Node was started with arguments that are not its defaults. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {constants} from 'node:os';
import {isatty} from 'node:tty';
import {NODE_ARGUMENTS} from '../evaluator/interrupt.js';

/** Signals that end this process and mean the shell; those from the keyboard reach it by themselves. */
const FORWARDED = ['SIGTERM', 'SIGHUP'] as const;
const FROM_KEYBOARD = ['SIGINT', 'SIGQUIT'] as const;

/** Runs this command again with Node's arguments for interrupts, where a person may press Ctrl-C; null where that is not needed. */
export async function relaunch(command: readonly string[]): Promise<number | null> {
  if (!isatty(0) || NODE_ARGUMENTS.every((argument) => process.execArgv.includes(argument))) return null;
  const child = spawn(process.execPath, [...process.execArgv, ...NODE_ARGUMENTS, ...command], {
    stdio: 'inherit',
  });
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal));
  for (const signal of FROM_KEYBOARD) process.on(signal, () => undefined);
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
