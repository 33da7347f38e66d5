/** The strings that calls take and no type lists, as a frame's columns: they are known from the values that are there. */
import type {Token} from 'js-tokens';
import type {CellScope} from '../evaluator/cell-scope.js';
import {openers} from './cursor-place.js';
import {findProperty, valueOf} from './runtime-completion.js';

/** A method under this symbol lists the strings that a value's methods take, as a frame's column names: `string[]`. */
const KEYS = Symbol.for('mars-ts.keys');
/** Namespaces whose functions take such values as arguments: `md.merge(left, right, {on: '…'})`. */
const NAMESPACES = /^(?:md|mt)$/;

/** Keys for what is typed after the tokens, by the innermost call around it that has some; null where none has. */
export function knownKeys(tokens: readonly Token[], scope: CellScope): readonly string[] | null {
  for (const open of openers(tokens)) {
    if (tokens[open]?.value !== '(') continue;
    const path = receiver(tokens, open - 1);
    const keys =
      path.length === 1 && NAMESPACES.test(path[0] ?? '')
        ? union(argumentNames(tokens.slice(open + 1)).map((name) => keysOf(name, scope)))
        : longest(path).find((each) => keysOf(each, scope) !== null);
    const found = typeof keys === 'string' ? keysOf(keys, scope) : keys;
    if (found) return found;
  }
  return null;
}

/**
 * The names on which a method is called, from the first on, up to the first call among them: what a chain of calls takes
 * is, by and large, what its beginning took.
 * @param at the method's name
 */
function receiver(tokens: readonly Token[], at: number): string[] {
  const names: string[] = [];
  let next = at;
  while (tokens[next]?.type === 'IdentifierName' && /^\??\.$/.test(tokens[next - 1]?.value ?? '')) {
    next -= 2;
    if (/^[)\]]$/.test(tokens[next]?.value ?? '')) {
      // The arguments of a call: the names after it are of its result.
      const open = openers(tokens.slice(0, next)).next().value;
      if (open === undefined) return [];
      names.length = 0;
      next = open - 1;
    } else if (tokens[next]?.type === 'IdentifierName') {
      names.unshift(tokens[next]?.value ?? '');
    }
  }
  return tokens[next]?.type === 'IdentifierName' && names.length === 0 && next !== at
    ? [tokens[next]?.value ?? '']
    : names;
}

/** `a.b.c`, `a.b`, `a`. */
function longest(path: readonly string[]): string[] {
  return path.map((_, order) => path.slice(0, path.length - order).join('.'));
}

function argumentNames(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({type, value}, at) =>
    type === 'IdentifierName' && !/^\??\.$/.test(tokens[at - 1]?.value ?? '') ? [value] : [],
  );
}

function union(lists: readonly (readonly string[] | null)[]): readonly string[] | null {
  const all = new Set(lists.flatMap((list) => list ?? []));
  return all.size > 0 ? [...all] : null;
}

function keysOf(path: string, scope: CellScope): readonly string[] | null {
  const found = valueOf(path, scope);
  const method: unknown = found ? findProperty(found.value, KEYS)?.value : undefined;
  if (typeof method !== 'function') return null;
  const keys: unknown = Reflect.apply(method, found?.value, []);
  return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : null;
}
