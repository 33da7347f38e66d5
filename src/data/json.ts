/** How single values stand in `toJSON()`: the table of the documentation, in one place. */

/** A float: NaN is null, infinities are text. */
export function jsonFloat(value: number): number | string | null {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? null : String(value);
}

/** Any value of a column or an array, ready for `JSON.stringify`. */
export function jsonValue(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return jsonFloat(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map(jsonValue);
  if (value instanceof Map) return Object.fromEntries([...value].map(([k, v]) => [String(k), jsonValue(v)]));
  if (value instanceof Set) return [...value].map(jsonValue);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from(value as Uint8Array, jsonValue);
  if (typeof value === 'object') {
    if ('toJSON' in value && typeof value.toJSON === 'function')
      return jsonValue((value as {toJSON(): unknown}).toJSON());
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, jsonValue(v)]));
  }
  return value;
}
