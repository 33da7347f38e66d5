/** A value as a front-end can show it. */
import {inspect} from 'node:util';
import type {FrontEnd, MimeBundle} from './types.js';

/** A method under this symbol gives the bundle of its object, at once or as a promise. */
export const DISPLAY = Symbol.for('Jupyter.display');

export interface DisplayStyle {
  readonly kind?: FrontEnd['kind'];
  readonly color: boolean;
  readonly columns: number;
}

/**
 * The bundle of a value: by `[Symbol.for('Jupyter.display')]()`, by `toMimeBundle()`, by `toHTML()`, or its text alone. `text/plain` is always there.
 * @returns undefined for undefined, which shows nothing
 */
export async function toBundle(value: unknown, style: DisplayStyle): Promise<MimeBundle | undefined> {
  if (value === undefined) return undefined;
  const own = await ownBundle(value, style);
  return own
    ? {'text/plain': own['text/plain'] ?? plainText(value, style), ...own}
    : {'text/plain': plainText(value, style)};
}

async function ownBundle(value: unknown, style: DisplayStyle): Promise<MimeBundle | undefined> {
  for (const key of [DISPLAY, 'toMimeBundle']) {
    const method = methodOf(value, key);
    if (!method) continue;
    const bundle = await method(style);
    if (typeof bundle === 'object' && bundle !== null) return bundle as MimeBundle;
  }
  const html = await methodOf(value, 'toHTML')?.();
  return typeof html === 'string' ? {'text/html': html} : undefined;
}

/** What a terminal shows of a value. */
export function plainText(value: unknown, {kind, color, columns}: DisplayStyle): string {
  // What renders itself as HTML says in `toString` what it is in text.
  if (methodOf(value, 'toHTML') && ownToString(value)) return String(value);
  return inspect(value, {
    // The text in a notebook's file is read by programs too.
    colors: color && kind !== 'kernel',
    breakLength: columns,
    compact: 3,
    depth: 4,
    maxArrayLength: 100,
    maxStringLength: 10_000,
  });
}

function ownToString(value: unknown): value is {toString(): string} {
  return typeof value === 'object' && value !== null && value.toString !== Object.prototype.toString;
}

function methodOf(value: unknown, key: PropertyKey): ((...args: unknown[]) => unknown) | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || !(key in value))
    return undefined;
  const method: unknown = Reflect.get(value, key);
  // A class carries the methods of its instances' prototypes by name only; calling those on the class itself makes no sense.
  return typeof method === 'function' ? (...args): unknown => Reflect.apply(method, value, args) : undefined;
}
