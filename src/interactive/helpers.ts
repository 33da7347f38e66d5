/** What every cell can call to show something or to ask. */
import {currentCell} from '../evaluator/cell-context.js';
import {isThenable} from '../evaluator/waits.js';
import {MarsError} from '../errors/index.js';
import {DISPLAY, toBundle} from './display.js';
import {encodePixels, isPixels, type Pixels} from './pixels.js';
import type {DisplayOptions, FrontEnd, MimeBundle} from './types.js';

/** Something that shows itself in one representation. */
export class Displayed {
  constructor(private readonly bundle: MimeBundle) {}

  [DISPLAY](): MimeBundle {
    return this.bundle;
  }

  /** The representation of this type, or the text. */
  text(mime: string): string {
    return String(this.bundle[mime] ?? this.bundle['text/plain']);
  }
}

/** An array that is shown as a picture. */
class PixelDisplay {
  constructor(private readonly pixels: Pixels) {}

  async [DISPLAY](): Promise<MimeBundle> {
    return pngBundle(Buffer.from(await encodePixels(this.pixels)).toString('base64'));
  }
}

function pngBundle(base64: string): MimeBundle {
  return {'image/png': base64, 'text/plain': '<PNG image>'};
}

type Text = string | TemplateStringsArray;

/** What stands for a value in a template: the parts of a list follow each other, and what shows itself by this type does. */
function spliced(value: unknown, mime: string): string {
  if (Array.isArray(value)) return value.map((part) => spliced(part, mime)).join('');
  if (value instanceof Displayed) return value.text(mime);
  const own: unknown = mime === 'text/html' && hasHTML(value) ? value.toHTML() : null;
  return typeof own === 'string' ? own : String(value);
}

function hasHTML(value: unknown): value is {toHTML(): unknown} {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'toHTML') === 'function';
}

/** ``html`<b>${x}</b>` `` and `html('<b>…</b>')` alike; of a template `raw`, every backslash is one. */
function textual(mime: string, raw = false): (text: Text, ...values: readonly unknown[]) => Displayed {
  return (text, ...values) => {
    const whole =
      typeof text === 'string'
        ? text
        : (raw ? text.raw : text).reduce(
            (all, part, order) => all + (order > 0 ? spliced(values[order - 1], mime) : '') + part,
            '',
          );
    return new Displayed({[mime]: whole, 'text/plain': whole});
  };
}

/** So many values of a cell may wait for what shows them: one that never pauses would fill the memory with them. */
const MOST_WAITING = 10_000;

/** A handle to something on display, to show something else in its place. */
export interface DisplayHandle {
  readonly id: string;
  update(value: unknown): Promise<void>;
}

/** The functions in scope of every cell, by name; names of several words are there in both spellings. */
export function cellHelpers(frontEnd: FrontEnd): Record<string, unknown> {
  /** How many values of a cell wait: of a cell, as an interrupt may drop whatever would end the waiting. */
  const waiting = new WeakMap<object, number>();
  const show = async (value: unknown, options?: DisplayOptions): Promise<void> => {
    const made = toBundle(value, frontEnd);
    if (!isThenable(made)) {
      frontEnd.display(made ?? {'text/plain': 'undefined'}, options);
      return;
    }
    const cell = currentCell() ?? waiting;
    waiting.set(cell, (waiting.get(cell) ?? 0) + 1);
    try {
      frontEnd.display((await made) ?? {'text/plain': 'undefined'}, options);
    } finally {
      waiting.set(cell, (waiting.get(cell) ?? 1) - 1);
    }
  };
  // Called in the caller's own step: one that never waits would hear of no promise.
  const admit = (): void => {
    const count = waiting.get(currentCell() ?? waiting) ?? 0;
    if (count < MOST_WAITING) return;
    throw new MarsError(
      `display: ${String(count)} values wait until they know how to show themselves; await display(…) now and then, so that they can.`,
    );
  };
  const shown = async (value: unknown, options: DisplayOptions): Promise<DisplayHandle | undefined> => {
    await show(value, options);
    const {id} = options;
    if (id === undefined) return undefined;
    const update = (next: unknown): Promise<void> => {
      admit();
      return show(next, {...options, id, update: true});
    };
    return {id, update};
  };
  const display = (value: unknown, options: DisplayOptions = {}): Promise<DisplayHandle | undefined> => {
    admit();
    return shown(value, options);
  };
  const clearOutput = (wait: boolean | {readonly wait?: boolean} = false): void => {
    frontEnd.clearOutput(typeof wait === 'boolean' ? wait : wait.wait === true);
  };
  const input = (prompt: unknown = '', options: {readonly password?: boolean} = {}): Promise<string> =>
    frontEnd.input(String(prompt), options);
  return {
    display,
    html: textual('text/html'),
    svg: textual('image/svg+xml'),
    markdown: textual('text/markdown'),
    latex: textual('text/latex', true),
    png: (picture: Uint8Array | string | Pixels) => {
      if (isPixels(picture)) return new PixelDisplay(picture);
      const base64 = typeof picture === 'string' ? picture : Buffer.from(picture).toString('base64');
      return new Displayed(pngBundle(base64));
    },
    json: (value: unknown) =>
      new Displayed({'application/json': value, 'text/plain': JSON.stringify(value, null, 2)}),
    clear_output: clearOutput,
    clearOutput,
    input,
  };
}
