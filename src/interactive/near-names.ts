/** Names near to one that an error says is not there. */
import type {CellScope} from '../evaluator/cell-scope.js';
import {closest} from '../errors/index.js';
import {propertyNames, valueOf} from './runtime-completion.js';

const WORD = '[\\p{ID_Start}$_][\\p{ID_Continue}$]*';
const NO_FUNCTION = new RegExp(
  `^(${WORD}(?:\\.${WORD})*)\\.(${WORD}) is not a (?:function|constructor)`,
  'u',
);
const NO_VARIABLE = new RegExp(`^(${WORD}) is not defined$`, 'u');

/** `Did you mean 'DataFrame'?`, where an error names what is not there and something similar is; null otherwise. */
export function nearNames({name, message}: Error, scope: CellScope): string | null {
  const near =
    name === 'TypeError'
      ? nearMembers(message, scope)
      : name === 'ReferenceError'
        ? nearVariables(message, scope)
        : [];
  return near.length === 0 ? null : `Did you mean ${near.map((each) => `'${each}'`).join(' or ')}?`;
}

/** What a command of the system is here, where the line that fails looks like one of IPython's: `!ls -la`. */
export function shellCommand(
  error: Error,
  lineOf: (file: string, line: number) => string | undefined,
): string | null {
  if (error.name !== 'ReferenceError' && error.name !== 'SyntaxError') return null;
  const [, file = '', line = ''] = /\n\s+at (?:.* \()?(cell\[\d+\]):(\d+):\d+/.exec(error.stack ?? '') ?? [];
  const command = /^\s*(?:[\p{ID_Continue}$ ]+=\s*)?!+\s*([A-Za-z].*)$/u.exec(
    lineOf(file, Number(line)) ?? '',
  )?.[1];
  return command === undefined ? null : `Commands of the system stand after %bash: %bash ${command}`;
}

function nearMembers(message: string, scope: CellScope): string[] {
  const [, path = '', member = ''] = NO_FUNCTION.exec(message) ?? [];
  const found = path === '' ? null : valueOf(path, scope);
  // The name that the code has may mean something else than it does in the session's scope: where it is there, there is nothing to say.
  return found && !has(found.value, member) ? closest(member, propertyNames(found.value)) : [];
}

function nearVariables(message: string, scope: CellScope): string[] {
  const [, name = ''] = NO_VARIABLE.exec(message) ?? [];
  // A short name begins many long ones that have nothing to do with it.
  const known = [...scope.visible(), ...Object.getOwnPropertyNames(globalThis)].filter(
    (each) => Math.abs(each.length - name.length) <= 2,
  );
  return name === '' ? [] : closest(name, known);
}

function has(value: unknown, member: string): boolean {
  return value !== null && value !== undefined && member in (Object(value) as object);
}
