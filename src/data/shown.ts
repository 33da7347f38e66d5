import {inspect} from 'node:util';
import {dataKindOf, notebookOptions, reprText, toHTML} from '../render/index.js';

/** What asks for a value's representations: the kind of front-end, and how wide its text is. */
export interface DisplayStyle {
  readonly kind?: 'kernel' | 'terminal' | 'script';
  readonly columns?: number;
}

/** Data that shows itself: as Python's `repr` wherever Node prints it, and in front-ends as HTML too where that is a table. */
export abstract class Shown {
  [Symbol.for('Jupyter.display')](style: DisplayStyle = {}): Record<string, string> {
    const text = reprText(this, textOptions(style));
    return dataKindOf(this) === 'frame'
      ? {'text/plain': text, 'text/html': toHTML(this)}
      : {'text/plain': text};
  }

  [inspect.custom](): string {
    return reprText(this);
  }
}

/** How text is laid out for a front-end: as wide as a terminal is, as pandas does in a notebook. */
export function textOptions({kind, columns}: DisplayStyle): Parameters<typeof reprText>[1] {
  if (kind === 'kernel') return notebookOptions;
  return columns === undefined ? {} : {width: columns};
}
