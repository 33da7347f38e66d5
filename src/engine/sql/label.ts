/** Labels of columns, index levels and rows. */

/** A label as pandas has it: a single value (also a Timestamp or the like), null for None, or an array for a tuple. */
export type Label = string | number | bigint | boolean | null | object | readonly Label[];

/** Whether two labels are the same key: tuples by their parts, 1 and 1n alike, NaN like NaN, objects by `equals` or `valueOf`. */
export function sameLabel(a: Label, b: Label): boolean {
  return labelKey(a) === labelKey(b);
}

/** A string that is equal for equal labels and different for different ones, to look labels up in a Map. */
export function labelKey(label: Label): string {
  if (label === null) return 'null';
  if (Array.isArray(label)) return `(${label.map((part: Label) => labelKey(part)).join(',')})`;
  if (typeof label === 'string') return JSON.stringify(label);
  if (typeof label === 'object') return `${label.constructor.name}:${JSON.stringify(String(label))}`;
  return String(label);
}
