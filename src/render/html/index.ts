/** Fetched data as HTML, as front-ends show it beside the text. */
import type {LocalFrame} from '../../data/local/local-frame.js';
import {dataKindOf} from '../brand.js';
import {withDefaults} from '../options.js';
import type {DisplayOptions} from '../options.js';
import {reprText, wholeWindow, windowText} from '../text/repr.js';
import type {Window} from '../window.js';
import {element} from './escape.js';
import {frameTable} from './frame.js';

/** How many columns a table shows unless options say otherwise: a page scrolls, so that no width limits it. */
const tableColumns = 20;

/** The HTML of a value: a table for a frame, preformatted text for anything else. */
export function toHTML(value: unknown, options: DisplayOptions = {}): string {
  if (dataKindOf(value) === 'frame') return windowToHTML(wholeWindow(value as LocalFrame), options);
  return element('pre', reprText(value, options));
}

/** The HTML of something large of which only the rows of `displayRows` were fetched. */
export function windowToHTML(window: Window, options: DisplayOptions = {}): string {
  if (dataKindOf(window.data) !== 'frame') return element('pre', windowText(window, options));
  const all = withDefaults(options);
  const columns = all.max_columns === 0 ? tableColumns : all.max_columns;
  return frameTable(window as Window<LocalFrame>, {...all, max_columns: columns});
}
