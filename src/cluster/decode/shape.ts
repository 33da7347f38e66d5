/** Checks of the parts that a record has: a pickle of another form than its class gives is refused by name. */
import {Float} from '../../data/scalars/float.js';
import {PickleError} from '../pickle/limits.js';
import {PyName, PyRecord, PyTupleValue} from '../pickle/values.js';

function broken(what: string, wanted: string): PickleError {
  return new PickleError(`the pickle of a '${what}' has not the form that is known: ${wanted} is missing`);
}

/** The last state that was set on a record. */
export function stateOf(record: PyRecord): unknown {
  return record.states.at(-1);
}

export function mapIn(value: unknown, what: string): ReadonlyMap<unknown, unknown> {
  if (!(value instanceof Map)) throw broken(what, 'a dict');
  return value as ReadonlyMap<unknown, unknown>;
}

/** A record's state as a dict; a state of a dict and slots has both in one. */
export function fieldsOf(record: PyRecord): ReadonlyMap<unknown, unknown> {
  const state = stateOf(record);
  if (state === undefined) return new Map();
  if (state instanceof PyTupleValue) {
    const maps = state.items.filter((item) => item instanceof Map) as ReadonlyMap<unknown, unknown>[];
    return new Map(maps.flatMap((map) => [...map]));
  }
  return mapIn(state, record.path);
}

export function itemsIn(value: unknown, what: string): readonly unknown[] {
  if (value instanceof PyTupleValue) return value.items;
  if (Array.isArray(value)) return value as readonly unknown[];
  throw broken(what, 'a sequence');
}

export function textIn(value: unknown, what: string): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  if (typeof value !== 'string') throw broken(what, 'a text');
  return value;
}

export function numberIn(value: unknown, what: string): number {
  if (value instanceof Float) return value.value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'number') throw broken(what, 'a number');
  return value;
}

export function integerIn(value: unknown, what: string): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  throw broken(what, 'an integer');
}

export function sizesIn(value: unknown, what: string): number[] {
  return itemsIn(value, what).map((size) => {
    if (typeof size !== 'number' || !Number.isInteger(size) || size < 0) throw broken(what, 'a shape');
    return size;
  });
}

export function pathIn(value: unknown, what: string): string {
  if (!(value instanceof PyName)) throw broken(what, 'a class');
  return value.path;
}

export function recordIn(value: unknown, what: string): PyRecord {
  if (!(value instanceof PyRecord)) throw broken(what, 'an object');
  return value;
}

export function instanceIn<T>(value: unknown, kind: abstract new (...args: never[]) => T, what: string): T {
  if (!(value instanceof kind)) throw broken(what, `a ${kind.name}`);
  return value;
}
