import type {LocalFrame} from '../../../data/local/local-frame.js';
import type {LocalIndex} from '../../../data/local/local-index.js';
import type {TextOptions} from '../../options.js';
import {pprint} from '../pprint.js';
import {isMultiIndex, tupleText} from './labels.js';

/** A frame without rows or without columns: pandas lists the labels that it has. */
export function emptyFrame(frame: LocalFrame, total: number, options: TextOptions): string {
  return `Empty DataFrame\nColumns: ${listed(frame.columns, frame.columns.length, options)}\nIndex: ${listed(frame.index, total, options)}`;
}

function listed(index: LocalIndex, total: number, options: TextOptions): string {
  const shown = index.slice(0, Math.min(index.length, options.max_seq_items)).toArray();
  const items = shown.map((label) =>
    isMultiIndex(index) && Array.isArray(label) ? tupleText(label) : pprint(label),
  );
  return `[${items.join(', ')}${total > shown.length ? ', ...' : ''}]`;
}
