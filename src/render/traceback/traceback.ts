/** Errors for people: the user's own lines first, everything else folded, the causes below. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {inspect} from 'node:util';
import {Chalk, type ChalkInstance} from 'chalk';
import {excerpt} from './excerpt.js';
import {MarsError, remoteOf} from '../../errors/index.js';
import {framesOf, type Frame} from './frames.js';
import {remoteLines} from './remote.js';

/** Where the text behind a frame comes from. */
export interface SourceLookup {
  get(
    file: string,
  ): {readonly text: string; originalColumn(line: number, column: number): number} | undefined;
}

export interface TracebackOptions {
  readonly color: boolean;
  /** The texts of cells, by the names that stacks give them. */
  readonly sources: SourceLookup;
  /** Paths below it are shown relative to it. */
  readonly cwd: string;
  /** What the message leaves unsaid, as the names near to one that is not known; stands below the message. */
  readonly hint?: (error: Error) => string | null;
}

export interface Traceback {
  /** The error's name. */
  readonly ename: string;
  /** Its message. */
  readonly evalue: string;
  readonly lines: readonly string[];
}

/** Frames of the user that are shown with their code. */
const MOST_EXCERPTS = 6;
/** Errors shown below one, as causes or members. */
const MOST_NESTED = 8;

/** Renders anything that was thrown. */
export function traceback(thrown: unknown, options: TracebackOptions): Traceback {
  const chalk = new Chalk({level: options.color ? 1 : 0});
  const {ename, evalue} = nameAndMessage(thrown);
  return {ename, evalue, lines: render(thrown, options, chalk, new Map())};
}

/** Whether something is an error, of this realm or of another. */
export function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || Object.prototype.toString.call(thrown) === '[object Error]';
}

function nameAndMessage(thrown: unknown): {ename: string; evalue: string} {
  if (!isError(thrown)) return {ename: 'Thrown', evalue: inspect(thrown, {depth: 2})};
  return {ename: thrown.name, evalue: thrown.message};
}

function render(
  thrown: unknown,
  options: TracebackOptions,
  chalk: ChalkInstance,
  seen: Map<unknown, readonly Frame[]>,
): string[] {
  const {ename, evalue} = nameAndMessage(thrown);
  const head = evalue === '' ? chalk.red.bold(ename) : `${chalk.red.bold(ename)}: ${evalue}`;
  const lines = head.split('\n');
  if (!isError(thrown)) return lines;
  const hint = options.hint?.(thrown) ?? null;
  if (hint !== null) lines.push(chalk.yellow(hint));
  const all = framesOf(thrown, (file) => options.sources.get(file) !== undefined);
  // The way to a cause is mostly the way to its error: what stands above already is not said again.
  const told = new Set([...seen.values()].flat().map(placeKey));
  const frames = all.filter((frame) => !told.has(placeKey(frame)));
  seen.set(thrown, all);
  // An error that this package raises on purpose says what is wrong: how it came to say so helps nobody.
  lines.push(...renderFrames(frames, options, chalk, !(thrown instanceof MarsError)));
  const remote = remoteOf(thrown);
  const there = remote === null ? [] : remoteLines(remote, chalk);
  // The calls are many: what they led to stands below them too, where it is looked for.
  if (there.length > 0) lines.push(...there, '', ...head.split('\n'));
  lines.push(...nested(thrown, options, chalk, seen));
  return lines;
}

function placeKey({file, line, column}: Frame): string {
  return `${file}:${String(line)}:${String(column)}`;
}

function renderFrames(
  frames: readonly Frame[],
  options: TracebackOptions,
  chalk: ChalkInstance,
  folds: boolean,
): string[] {
  const lines: string[] = [];
  const own = frames.filter(({owner}) => owner === 'user').filter(isAnotherLine);
  own.slice(0, MOST_EXCERPTS).forEach((frame, order) => {
    lines.push('', ...renderFrame(frame, order === 0 ? 2 : 1, options, chalk));
  });
  const folded = new Map<string, number>();
  // What called the cell is the same for all, and says nothing.
  const calling = frames.findLastIndex(({owner}) => owner === 'user') + 1;
  for (const {owner, times} of calling === 0 ? frames : frames.slice(0, calling))
    if (owner !== 'user') folded.set(owner, (folded.get(owner) ?? 0) + times);
  const more = own.slice(MOST_EXCERPTS).reduce((sum, {times}) => sum + times, 0);
  if (!folds) folded.clear();
  const parts = [
    ...(more > 0 ? [`${String(more)} more of yours`] : []),
    ...[...folded].map(([owner, count]) => `${String(count)} of ${owner}`),
  ];
  if (parts.length > 0) {
    const [first = '', ...rest] = parts;
    const total = more + [...folded.values()].reduce((sum, count) => sum + count, 0);
    const text =
      rest.length === 0
        ? first.replace(/^\d+/, (count) => `${count} ${count === '1' ? 'frame' : 'frames'}`)
        : `${String(total)} frames: ${parts.join(', ')}`;
    lines.push('', chalk.dim(`… ${text}`));
  }
  return lines;
}

/** Whether a frame shows what the one within does not: where a line calls what stands in it, the line is shown already. */
function isAnotherLine({file, line, callee}: Frame, at: number, all: readonly Frame[]): boolean {
  const within = all[at - 1];
  return callee !== '' || within?.file !== file || within.line !== line;
}

function renderFrame(
  frame: Frame,
  around: number,
  options: TracebackOptions,
  chalk: ChalkInstance,
): string[] {
  const source = options.sources.get(frame.file) ?? fileSource(frame.file);
  const column = source ? source.originalColumn(frame.line, frame.column) : frame.column;
  const shown = path.isAbsolute(frame.file) ? shortPath(frame.file, options.cwd) : frame.file;
  const repeated = frame.times > 1 ? chalk.dim(` (${String(frame.times)} times)`) : '';
  const callee = frame.callee === '' ? '' : ` in ${chalk.cyan(frame.callee)}`;
  const place = `${chalk.green(shown)}:${String(frame.line)}:${String(column)}${callee}${repeated}`;
  return [place, ...(source ? excerpt({text: source.text, line: frame.line, column, around}, chalk) : [])];
}

function shortPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.startsWith('..') ? file : relative;
}

/** A file of the user's; types were erased in place, so its lines and columns are those of the stack. */
function fileSource(
  file: string,
): {text: string; originalColumn: (line: number, column: number) => number} | undefined {
  try {
    return {text: readFileSync(file, 'utf8'), originalColumn: (_line, column) => column};
  } catch {
    // The file went away since it was imported: its frame is shown without code.
    return undefined;
  }
}

function nested(
  error: Error,
  options: TracebackOptions,
  chalk: ChalkInstance,
  seen: Map<unknown, readonly Frame[]>,
): string[] {
  const below: {readonly title: string; readonly thrown: unknown}[] = [];
  if ('errors' in error && Array.isArray(error.errors)) {
    const members: readonly unknown[] = error.errors;
    members.forEach((thrown, order) =>
      below.push({title: `Error ${String(order + 1)} of ${String(members.length)}`, thrown}),
    );
  }
  if ('error' in error && isError(error.error)) below.push({title: 'The error', thrown: error.error});
  if (error.cause !== undefined) below.push({title: 'Caused by', thrown: error.cause});
  const lines: string[] = [];
  for (const {title, thrown} of below) {
    if (seen.has(thrown)) continue;
    if (seen.size > MOST_NESTED) {
      lines.push('', chalk.dim('… more errors below'));
      break;
    }
    lines.push('', chalk.bold(`${title}:`), ...render(thrown, options, chalk, seen));
  }
  return lines;
}
