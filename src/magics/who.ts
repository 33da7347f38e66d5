import {inspect} from 'node:util';
import type {CellScope} from '../evaluator/cell-scope.js';
import {defineMagic, type MagicContext} from './define.js';
import {table} from './table.js';

/** Values are cut to this many characters. */
const LONGEST = 60;

export const who = defineMagic({
  name: 'who',
  kinds: ['line'],
  usage: '%who [TYPE …]',
  summary: 'Lists the names that cells declared, all or those of some types.',
  complete: (_args, {scope}) => typesIn(scope),
  run({args}, context) {
    const rows = variables(context, args);
    context.print(rows.length === 0 ? nothing(context) : `${rows.map(({name}) => name).join('  ')}\n`);
  },
});

export const whos = defineMagic({
  name: 'whos',
  kinds: ['line'],
  usage: '%whos [TYPE …]',
  summary: 'Lists the names that cells declared with their types and values.',
  complete: (_args, {scope}) => typesIn(scope),
  async run({args}, context) {
    const rows = variables(context, args);
    if (rows.length === 0) {
      context.print(nothing(context));
      return;
    }
    context.print(
      await table(
        ['name', 'type', 'shape', 'value'],
        rows.map(({name, type, value}) => [name, type, shapeOf(value), preview(value)]),
      ),
    );
  },
});

/** What to say where no name is listed. */
function nothing({scope}: MagicContext): string {
  const types = typesIn(scope);
  return types.length === 0
    ? 'Nothing is declared yet.\n'
    : `Nothing of that type is declared; there are: ${types.join(', ')}.\n`;
}

function typesIn(scope: CellScope): string[] {
  return [...new Set(scope.names().map((name) => typeName(scope.get(name))))].sort();
}

function variables({scope}: MagicContext, types: string): {name: string; type: string; value: unknown}[] {
  const wanted = new Set(types.split(/\s+/).filter((type) => type !== ''));
  return scope
    .names()
    .map((name) => {
      const value = scope.get(name);
      return {name, type: typeName(value), value};
    })
    .filter(({type}) => wanted.size === 0 || wanted.has(type));
}

/** The class of an object, else JavaScript's name of the type. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'function')
    return /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'function';
  if (typeof value !== 'object') return typeof value;
  const prototype: unknown = Object.getPrototypeOf(value);
  const maker: unknown =
    typeof prototype === 'object' && prototype !== null ? prototype.constructor : undefined;
  return typeof maker === 'function' && maker.name !== '' ? maker.name : 'Object';
}

/** `(3, 2)` of what has a shape, with `?` for what is not known before it runs. */
function shapeOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('shape' in value) || !Array.isArray(value.shape))
    return '';
  const sizes = value.shape.map((size: unknown) =>
    typeof size === 'number' && Number.isFinite(size) ? String(size) : '?',
  );
  return sizes.length === 1 ? `(${sizes.join('')},)` : `(${sizes.join(', ')})`;
}

function preview(value: unknown): string {
  const text = inspect(value, {
    depth: 1,
    breakLength: Infinity,
    maxArrayLength: 8,
    maxStringLength: LONGEST,
  }).replace(/\s+/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
