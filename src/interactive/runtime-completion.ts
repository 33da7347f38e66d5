/** Completion from the values that are there: it knows what no type says, as a frame's columns. */
import type {CellScope} from '../evaluator/cell-scope.js';
import type {CompletionItem, Completions} from './types.js';

const WORD = '[\\p{ID_Start}$_][\\p{ID_Continue}$]*';
const PATH = `${WORD}(?:\\.${WORD})*`;
const MEMBER = new RegExp(`(${PATH})\\.((?:${WORD})?)$`, 'u');
const NAME = new RegExp(`(?<![.\\p{ID_Continue}$'"\`])(${WORD})$`, 'u');

/** The value of `a.b.c`, or null. Nothing of the user's runs: a getter on the way ends the search. */
export function valueOf(path: string, scope: CellScope): {readonly value: unknown} | null {
  const [name, ...members] = path.split('.');
  if (name === undefined || name === '' || !scope.has(name)) return null;
  let value = scope.get(name);
  for (const member of members) {
    const descriptor = findProperty(value, member);
    if (!descriptor || !('value' in descriptor)) return null;
    value = descriptor.value as unknown;
  }
  return {value};
}

/** Properties of a live object after a dot; null when the cursor is not there. */
export function memberItems(before: string, scope: CellScope): readonly CompletionItem[] | null {
  const match = MEMBER.exec(before);
  const found = match ? valueOf(match[1] ?? '', scope) : null;
  if (!match || !found) return null;
  const typed = match[2] ?? '';
  return propertyItems(found.value).filter(({text}) => text.startsWith(typed));
}

/** The session's own names where a name is being typed. */
export function nameItems(before: string, scope: CellScope): readonly CompletionItem[] | null {
  const typed = NAME.exec(before)?.[1];
  if (typed === undefined) return null;
  return scope
    .visible()
    .filter((name) => name.startsWith(typed))
    .map((text) => ({text, type: kindOf(scope.get(text))}));
}

/** The compiler's items, then what only the running values know. */
export function merge(typed: Completions, live: readonly CompletionItem[], cursor: number): Completions {
  const known = new Set(typed.items.map(({text}) => text));
  const more = live.filter(({text}) => !known.has(text));
  return typed.items.length > 0
    ? {...typed, items: [...typed.items, ...more]}
    : {items: more, start: typed.start, end: cursor};
}

/** The names of a value's properties, inherited ones included. */
export function propertyNames(value: unknown): string[] {
  return propertyItems(value).map(({text}) => text);
}

function propertyItems(value: unknown): CompletionItem[] {
  const items = new Map<string, CompletionItem>();
  for (
    let at = asObject(value);
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    for (const [text, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (items.has(text) || !/^[\p{ID_Start}$][\p{ID_Continue}$]*$/u.test(text) || text === 'constructor')
        continue;
      items.set(text, {text, type: 'value' in descriptor ? kindOf(descriptor.value) : 'property'});
    }
  }
  return [...items.values()];
}

export function findProperty(value: unknown, key: PropertyKey): PropertyDescriptor | undefined {
  for (let at = asObject(value); at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(at, key);
    if (descriptor) return descriptor;
  }
  return undefined;
}

function asObject(value: unknown): object | null {
  return value === null || value === undefined ? null : (Object(value) as object);
}

function kindOf(value: unknown): string {
  if (typeof value !== 'function') return 'property';
  return /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'function';
}
