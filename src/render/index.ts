/** Fetched data as text and as HTML. */
export {dataKind, dataKindOf} from './brand.js';
export type {DataKind} from './brand.js';
export {toHTML, windowToHTML} from './html/index.js';
export {defaultOptions, notebookOptions} from './options.js';
export type {ArrayOptions, DisplayOptions, TextOptions} from './options.js';
export {arrayText, arrayWindowText, floatScalarText, reprText, windowText} from './text/repr.js';
export {displayItems, displayLabels, displayRows} from './window.js';
export type {ArrayWindow, Ends, Window} from './window.js';
