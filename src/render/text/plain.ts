import {dataKindOf} from '../brand.js';
import {floatText} from './python.js';

/** A single value as Python's `str` writes it, for labels and bounds: whole numbers as integers, text without quotes. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) && Math.abs(value) < 2 ** 63
        ? BigInt(value).toString()
        : floatText(value);
    case 'bigint':
      return value.toString();
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      return value;
    default:
      return dataKindOf(value) === 'float' ? floatText((value as {value: number}).value) : ownText(value);
  }
}

/** What an object says of itself. */
export function ownText(value: {toString(): string}): string {
  return value.toString();
}
