/** Values inside of cells and labels, as pandas prints them. */
import type {Timestamp} from '../../data/scalars/timestamp.js';
import {dataKindOf} from '../brand.js';
import {ownText, plainText} from './plain.js';
import {quoted} from './python.js';

export interface PprintOptions {
  readonly quote?: boolean;
  /** Whether tabs and line ends are written as escapes. */
  readonly escape?: boolean;
}

const deepest = 3;
const mostItems = 100;

/** A value as text: nested lists and mappings in Python's notation, the rest as `str` gives it. */
export function pprint(value: unknown, options: PprintOptions = {}, level = 0): string {
  if (typeof value === 'string') {
    const text = options.escape ? escaped(value) : value;
    return options.quote ? `'${text}'` : text;
  }
  if (value !== null && typeof value === 'object' && dataKindOf(value) === null && level < deepest) {
    const nested = nestedText(value, options, level);
    if (nested !== null) return nested;
  }
  if (value !== null && typeof value === 'object' && dataKindOf(value) === null) return literal(value);
  const text = plainText(value);
  return options.escape ? escaped(text) : text;
}

function escaped(text: string): string {
  return text.replaceAll('\t', '\\t').replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}

function nestedText(value: object, options: PprintOptions, level: number): string | null {
  const each = (items: readonly unknown[]): string => {
    const shown = items.slice(0, mostItems).map((item) => pprint(item, options, level + 1));
    return items.length > mostItems ? `${shown.join(', ')}, ...` : shown.join(', ');
  };
  if (Array.isArray(value)) return `[${each(value)}]`;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return `[${each([...(value as Uint8Array)])}]`;
  if (value instanceof Set) return `{${each([...value])}}`;
  const entries = value instanceof Map ? [...value] : isPlain(value) ? Object.entries(value) : null;
  if (!entries) return null;
  const inner = {...options, quote: true};
  return `{${entries.map(([k, v]) => `${pprint(k, inner, level + 1)}: ${pprint(v, inner, level + 1)}`).join(', ')}}`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A value as Python's `repr` writes it, nested ones included. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return plainText(value);
  switch (dataKindOf(value)) {
    case null:
      break;
    case 'timestamp':
      return timestampText(value as Timestamp);
    case 'timedelta':
      return `Timedelta('${ownText(value)}')`;
    case 'period':
      return `Period('${ownText(value)}', '${(value as {freq: string}).freq}')`;
    case 'interval': {
      const {bounds, closed} = value as {bounds: readonly [unknown, unknown]; closed: string};
      const [left, right] = bounds;
      return `Interval(${boundLiteral(left)}, ${boundLiteral(right)}, closed='${closed}')`;
    }
    default:
      return plainText(value);
  }
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return `[${Array.from(value as Uint8Array, literal).join(', ')}]`;
  if (value instanceof Set) return value.size === 0 ? 'set()' : `{${[...value].map(literal).join(', ')}}`;
  const entries = value instanceof Map ? [...value] : isPlain(value) ? Object.entries(value) : null;
  return entries ? `{${entries.map(([k, v]) => `${literal(k)}: ${literal(v)}`).join(', ')}}` : ownText(value);
}

/** pandas writes the times of an interval as text. */
function boundLiteral(bound: unknown): string {
  return dataKindOf(bound) === 'timestamp' ? `'${(bound as Timestamp).shortText()}'` : literal(bound);
}

function timestampText(value: Timestamp): string {
  const clock = `${value.dateText()} ${value.timeText()}`;
  if (value.tz === null) return `Timestamp('${clock}')`;
  return `Timestamp('${clock}${value.offsetText(false)}', tz='${value.tz}')`;
}
