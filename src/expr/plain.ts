import {LocalFrame, LocalIndex, LocalSeries, NDArray} from '../data/index.js';
import {Node, RemoteOnly, Slice} from '../graph/index.js';
import {DatetimeAccessor, StringAccessor} from './accessors.js';
import {GroupBy} from './groupby.js';
import {Tileable} from './tileable.js';
import {Window} from './window.js';

/** Whether `value` is an object literal: what holds keyword arguments, or stands for a Python dict. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Cells run in contexts of their own in some hosts, so another realm's Object.prototype counts too.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The node of a lazy object, or null for anything else. */
export function nodeOf(value: unknown): Node | null {
  if (value instanceof Node) return value;
  return value instanceof Tileable ||
    value instanceof GroupBy ||
    value instanceof Window ||
    value instanceof StringAccessor ||
    value instanceof DatetimeAccessor
    ? value.node
    : null;
}

/** Replaces lazy objects by their nodes, at any depth of arrays, dicts, Maps and slices; data stays as it is. */
export function toPlain(value: unknown): unknown {
  const node = nodeOf(value);
  if (node !== null) return node;
  if (Array.isArray(value)) return value.some(holdsLazy) ? value.map(toPlain) : value;
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key as unknown, toPlain(item)]));
  if (value instanceof Slice) return new Slice(toPlain(value.start), toPlain(value.stop), value.step);
  if (isPlainObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item)]));
  return value;
}

/** Every node within `value`, in order of appearance. */
export function nodesWithin(value: unknown): Node[] {
  if (value instanceof Node) return [value];
  if (Array.isArray(value)) return isData(value) ? [] : value.flatMap(nodesWithin);
  if (value instanceof Map) return [...value.values()].flatMap(nodesWithin);
  if (value instanceof Slice) return [...nodesWithin(value.start), ...nodesWithin(value.stop)];
  if (value instanceof RemoteOnly) return nodesWithin(value.value);
  return isPlainObject(value) ? Object.values(value).flatMap(nodesWithin) : [];
}

/** A short text for a value in an error message: what it is, and enough of it to find it in the code. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `the text '${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`;
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${String(value)}`;
  if (typeof value === 'boolean' || typeof value === 'undefined') return String(value);
  if (typeof value === 'function') return `the function ${value.name || '(anonymous)'}`;
  const node = nodeOf(value);
  if (node !== null) return `a ${node.meta.kind}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (isPlainObject(value))
    return `an object with ${Object.keys(value).slice(0, 6).join(', ') || 'no properties'}`;
  if (
    value instanceof NDArray ||
    value instanceof LocalFrame ||
    value instanceof LocalSeries ||
    value instanceof LocalIndex
  ) {
    return `fetched data (${value.constructor.name})`;
  }
  return `a ${value.constructor.name}`;
}

function holdsLazy(value: unknown): boolean {
  return (
    nodeOf(value) !== null || (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
  );
}

/** Long arrays of plain values are data: their elements are not looked at one by one. */
function isData(values: readonly unknown[]): boolean {
  const [first] = values;
  return (
    values.length > 0 &&
    (first === null || typeof first !== 'object') &&
    !values.some((item) => typeof item === 'object' && item !== null)
  );
}
