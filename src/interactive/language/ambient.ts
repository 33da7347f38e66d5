/** The types of what is in every cell's scope. */
import {BASIC_NODE} from './node-names.js';
import type {ProjectOptions} from './protocol.js';

const HELPERS = `
  type Displayed = {readonly [key: symbol]: unknown};
  interface DisplayHandle {
    readonly id: string;
    /** Shows another value in the place of this one. */
    update(value: unknown): Promise<void>;
  }
  type Textual = (text: string | TemplateStringsArray, ...values: unknown[]) => Displayed;
  /** Shows a value now. */
  function display(value: unknown, options?: {id?: undefined; metadata?: Record<string, unknown>}): Promise<void>;
  /** Shows a value now, under a name for later updates. */
  function display(value: unknown, options: {id: string; update?: boolean; metadata?: Record<string, unknown>}): Promise<DisplayHandle>;
  /** HTML to show: a template, or a call with a string. */
  const html: Textual;
  /** An SVG picture to show. */
  const svg: Textual;
  /** Markdown to show. */
  const markdown: Textual;
  /** A formula in LaTeX to show. */
  const latex: Textual;
  /** A PNG picture to show: its bytes, their base64, or a fetched array of (height, width), (height, width, 3) or (height, width, 4). */
  function png(picture: Uint8Array | string | {readonly shape: readonly number[]; readonly dtype: string; toFlatArray(): readonly unknown[]}): Displayed;
  /** Plain data to show as a tree. */
  function json(value: unknown): Displayed;
  /** Clears the cell's output, at once or when the next one comes. */
  function clear_output(wait?: boolean | {wait?: boolean}): void;
  /** Clears the cell's output, at once or when the next one comes. */
  function clearOutput(wait?: boolean | {wait?: boolean}): void;
  /** Asks the user for a line. */
  function input(prompt?: unknown, options?: {password?: boolean}): Promise<string>;
  /** Adds a magic: {name, kinds: ['line', 'cell'], usage, summary, gives, run}. */
  function register_magic(magic: Magic): void;
  /** Adds a magic: {name, kinds: ['line', 'cell'], usage, summary, run}. */
  function registerMagic(magic: Magic): void;
  /** The last value that was shown, and those before it. Nothing was shown yet: later, each is imported from its cell. */
  let _: undefined, __: undefined, ___: undefined;
`;

/** What makes Node's types known. */
const NODE_TYPES = '/// <reference types="node" />';

/**
 * A declaration file for the cells' globals.
 * @param values types of what magics give, by the names that stand for it
 * @param node whether Node's types are to be known, and not only what most cells name of it
 */
export function ambientText({scope, scopeTypes, values}: ProjectOptions, node: boolean): string {
  const module =
    scopeTypes === null
      ? ''
      : `import type * as scope from ${JSON.stringify(scopeTypes.replaceAll('\\', '/').replace(/\.d\.(m?)ts$/, '.$1js'))};`;
  const magic = `import type {Magic} from '../../magics/define.js';`;
  const names = scope.map(
    (name) => `  const ${name}: ${scopeTypes === null ? 'any' : `typeof scope.${name}`};`,
  );
  const given = Object.entries(values).map(([name, type]) => `  const ${name}: ${type};`);
  return `${node ? NODE_TYPES : ''}\n${module}\n${magic}\ndeclare global {\n${[...names, ...given].join('\n')}${HELPERS}${node ? '' : BASIC_NODE}}\nexport {};\n`;
}
