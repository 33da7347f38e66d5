/** Type errors, beside the result or instead of it. */
import {Chalk} from 'chalk';
import {placeOf} from '../evaluator/syntax-error.js';
import {MarsError} from '../errors/index.js';
import {excerpt} from '../render/traceback/excerpt.js';
import type {Diagnostic} from './language/language-service.js';

/** A cell has type errors, and `%check strict` keeps such cells from running. */
export class TypeCheckError extends MarsError {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(
      `The cell has ${String(diagnostics.length)} type error${diagnostics.length === 1 ? '' : 's'} and was not run ('%check warn' runs it).`,
    );
  }
}

/** Codes for a name that the compiler does not know. */
const UNKNOWN_NAMES = new Set([2304, 2552, 2580, 2582, 2584]);
/** Assigning to what the compiler sees as an import: between cells that is how a variable is assigned. */
const ASSIGNED_IMPORT = 2632;

/** What a user should hear of: not names that exist at run time, and not what only the way cells are chained brings about. */
export function relevant(
  diagnostics: readonly Diagnostic[],
  code: string,
  exists: (name: string) => boolean,
): Diagnostic[] {
  return diagnostics.filter((diagnostic) => {
    if (diagnostic.code === ASSIGNED_IMPORT) return false;
    return (
      !UNKNOWN_NAMES.has(diagnostic.code) ||
      !exists(code.slice(diagnostic.start, diagnostic.start + diagnostic.length))
    );
  });
}

/** Warnings for people, one after the other. */
export function warningText(
  diagnostics: readonly Diagnostic[],
  filename: string,
  code: string,
  color: boolean,
): string {
  const chalk = new Chalk({level: color ? 1 : 0});
  return diagnostics
    .map(({code: number, message, start}) => {
      const {line, column} = placeOf(code, start);
      const head = `${chalk.yellow.bold('Type warning')}: ${message} ${chalk.dim(`(TS${String(number)})`)}`;
      const where = `${chalk.green(filename)}:${String(line)}:${String(column)}`;
      return `${[head, where, ...excerpt({text: code, line, column, around: 0}, chalk)].join('\n')}\n`;
    })
    .join('\n');
}
