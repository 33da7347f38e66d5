/** A MIME bundle as text for a terminal or a pipe. */
import type {MimeBundle} from '../../interactive/types.js';
import type {Theme} from '../screen/theme.js';
import type {Graphics} from './pictures.js';
import {tableText} from './table.js';

/** Types that are text to read as they stand, best first. */
const READABLE = ['text/plain', 'text/markdown', 'text/latex', 'text/html'];

export interface Representation {
  readonly kind: 'picture' | 'text';
  /** Text without a final line break, or an escape sequence. */
  readonly content: string;
}

/** Where a bundle is shown. */
export interface Surface {
  /** Null where no pictures can be shown. */
  readonly graphics: Graphics | null;
  readonly theme: Theme;
  readonly columns: number;
}

/** The representation that suits best: a picture where `graphics` can show it, else text. */
export function represent(bundle: MimeBundle, {graphics, theme, columns}: Surface): Representation {
  const png = bundle['image/png'];
  const picture = typeof png === 'string' ? (graphics?.(png, columns) ?? null) : null;
  if (picture !== null) return {kind: 'picture', content: picture};
  return {kind: 'text', content: tableText(bundle, theme) ?? bundleText(bundle)};
}

/** A bundle as text. */
export function bundleText(bundle: MimeBundle): string {
  for (const type of READABLE) {
    const text = bundle[type];
    if (typeof text === 'string') return text.replace(/\n$/, '');
  }
  const json = bundle['application/json'];
  if (json !== undefined) return JSON.stringify(json, null, 2);
  return `<${Object.keys(bundle).join(', ')}>`;
}
