import {mismatch} from './param.js';

/** Reads an array, each element by `parse`. */
export const list =
  <T>(parse: (value: unknown) => T | typeof mismatch) =>
  (value: unknown): T[] | typeof mismatch => {
    if (!Array.isArray(value)) return mismatch;
    const items: T[] = [];
    for (const item of value) {
      const parsed = parse(item);
      if (parsed === mismatch) return mismatch;
      items.push(parsed);
    }
    return items;
  };
