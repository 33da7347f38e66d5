/** Values that the opcodes of protocol 0 write as text. */
import {PickleError} from './limits.js';

/** Text in a Python 2 `repr`: quotes around it, escapes inside. */
export function unquote(text: string): string {
  const quoted = /^'(.*)'$|^"(.*)"$/s.exec(text);
  if (quoted === null) throw new PickleError('the pickle has a string without quotes');
  return (quoted[1] ?? quoted[2] ?? '').replace(
    /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([\s\S]))/g,
    (_all, hex?: string, octal?: string, other?: string) => {
      if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
      return {n: '\n', r: '\r', t: '\t'}[other ?? ''] ?? other ?? '';
    },
  );
}

/** Python's `raw-unicode-escape`, which the text opcode of protocol 0 has. */
export function rawUnicode(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})/g, (_all, short?: string, long?: string) =>
    String.fromCodePoint(parseInt(short ?? long ?? '', 16)),
  );
}

export function decimalFloat(text: string): number {
  const special: Readonly<Record<string, number>> = {inf: Infinity, '-inf': -Infinity, nan: NaN, '-nan': NaN};
  const value = special[text] ?? Number(text);
  if (text === '' || (Number.isNaN(value) && !text.endsWith('nan')))
    throw new PickleError('the pickle has a broken float');
  return value;
}
