/**
 * What a local value is, readable without importing its class: `value[dataKind]`.
 * The symbol is registered, so that values of a second copy of the package are known too.
 */
export const dataKind: unique symbol = Symbol.for('mars-ts.data');

export type DataKind =
  | 'vector'
  | 'ndarray'
  | 'index'
  | 'range-index'
  | 'multi-index'
  | 'series'
  | 'frame'
  | 'categorical'
  | 'timestamp'
  | 'timedelta'
  | 'interval'
  | 'period'
  | 'complex'
  | 'float';

/** The kind of a local value, or null for anything else. */
export function dataKindOf(value: unknown): DataKind | null {
  if (value === null || typeof value !== 'object' || !(dataKind in value)) return null;
  return value[dataKind] as DataKind;
}
