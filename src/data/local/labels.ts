/** Labels as keys: equal labels have equal keys, whatever objects hold them. */
import {Float} from '../scalars/float.js';
import {Interval} from '../scalars/interval.js';
import {Period} from '../scalars/period.js';
import {Timedelta} from '../scalars/timedelta.js';
import {Timestamp} from '../scalars/timestamp.js';

/** A value that `===` and `Map` compare as pandas compares labels. `1` and `1n` are one label, `1` and `'1'` two. */
export function labelKey(label: unknown): unknown {
  if (label === null || label === undefined || (typeof label === 'number' && Number.isNaN(label)))
    return '\u0000missing';
  if (typeof label === 'string' || typeof label === 'number') return label;
  if (typeof label === 'boolean') return label ? 1 : 0;
  if (typeof label === 'bigint') return Number.isSafeInteger(Number(label)) ? Number(label) : label;
  if (label instanceof Float) return label.value;
  if (label instanceof Timestamp) return `\u0000t${label.value}`;
  if (label instanceof Date) return `\u0000t${BigInt(label.getTime()) * 1_000_000n}`;
  if (label instanceof Timedelta) return `\u0000d${label.value}`;
  if (label instanceof Period) return `\u0000p${label.freq}${label.ordinal}`;
  if (label instanceof Interval)
    return `\u0000i${label.closed}${String(labelKey(label.left))},${String(labelKey(label.right))}`;
  if (Array.isArray(label)) return `\u0000[${label.map((part) => keyText(labelKey(part))).join('\u0001')}`;
  return label;
}

function keyText(key: unknown): string {
  return `${typeof key}:${String(key)}`;
}
