/** A value as a front-end can show it. */
import {inspect} from 'node:util';
import {isThenable} from '../evaluator/waits.js';
import {withoutOwnFrames} from '../render/traceback/frames.js';
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
 * At once where the value gives its own at once, so that what a cell shows stays in order with what it prints.
 * @returns undefined for undefined, which shows nothing
 */
export function toBundle(value: unknown, style: DisplayStyle): MaybePromise<MimeBundle | undefined> {
  return value === undefined ? undefined : settle(bundleSteps(value, style));
}

type MaybePromise<T> = T | Promise<T>;

/** Each step is what a method gave: a promise or the thing itself, which comes back. */
type Steps<T> = Generator<unknown, T>;

function* bundleSteps(value: unknown, style: DisplayStyle): Steps<MimeBundle> {
  const own = yield* ownSteps(value, style);
  return own
    ? {'text/plain': own['text/plain'] ?? plainText(value, style), ...own}
    : {'text/plain': plainText(value, style)};
}

function* ownSteps(value: unknown, style: DisplayStyle): Steps<MimeBundle | undefined> {
  for (const key of [DISPLAY, 'toMimeBundle']) {
    const method = methodOf(value, key);
    if (!method) continue;
    const bundle: unknown = yield method(style);
    if (typeof bundle === 'object' && bundle !== null) return bundle as MimeBundle;
  }
  const html: unknown = yield methodOf(value, 'toHTML')?.();
  return typeof html === 'string' ? {'text/html': html} : undefined;
}

/** Goes through the steps, at once up to the first promise. */
function settle<T>(steps: Steps<T>, given?: unknown): MaybePromise<T> {
  let step = steps.next(given);
  while (step.done !== true) {
    if (isThenable(step.value)) return Promise.resolve(step.value).then((settled) => settle(steps, settled));
    step = steps.next(step.value);
  }
  return step.value;
}

/** What a terminal shows of a value. */
export function plainText(value: unknown, {kind, color, columns}: DisplayStyle): string {
  // What renders itself as HTML says in `toString` what it is in text.
  if (methodOf(value, 'toHTML') && ownToString(value)) return String(value);
  const text = inspect(value, {
    // The text in a notebook's file is read by programs too.
    colors: color && kind !== 'kernel',
    breakLength: columns,
    compact: 3,
    depth: 4,
    maxArrayLength: 100,
    maxStringLength: 10_000,
  });
  return withoutOwnFrames(text);
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
