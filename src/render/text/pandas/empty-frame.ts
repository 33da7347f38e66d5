import type {LocalFrame} from '../../../data/local/local-frame.js';
import type {LocalIndex} from '../../../data/local/local-index.js';
import type {Vector} from '../../../data/vector.js';
import type {TextOptions} from '../../options.js';
import {pprint} from '../pprint.js';
import {floatText} from '../python.js';
import {isMultiIndex, tupleText} from './labels.js';

/** A frame without rows or without columns: pandas lists the labels that it has. */
export function emptyFrame(frame: LocalFrame, total: number, options: TextOptions): string {
  return `Empty DataFrame\nColumns: ${listed(frame.columns, frame.columns.length, options)}\nIndex: ${listed(frame.index, total, options)}`;
}

function listed(index: LocalIndex, total: number, options: TextOptions): string {
  const shown = index.slice(0, Math.min(index.length, options.max_seq_items));
  const levels = isMultiIndex(shown) ? shown.arrays : [shown.vector];
  const items = Array.from({length: shown.length}, (_, i) => {
    const labels = levels.map((level) => cell(level, i));
    return isMultiIndex(shown) ? tupleText(labels) : pprint(labels[0]);
  });
  return `[${items.join(', ')}${total > shown.length ? ', ...' : ''}]`;
}

/** A label; a float as text, which shows that it is one though it is whole. */
function cell(level: Vector, i: number): unknown {
  const label = level.at(i);
  return level.kind === 'f' && typeof label === 'number' ? floatText(label) : label;
}
