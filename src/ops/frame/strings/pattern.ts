/** Python's regular expressions as JavaScript's. */
import {ValueError} from '../../../errors/index.js';

/** Python's flags, by the values of `re`. */
const flagLetters: readonly (readonly [number, string])[] = [
  [2, 'i'],
  [8, 'm'],
  [16, 's'],
];

/** A pattern as users give it: Python's syntax in text, or a JavaScript regular expression. */
export type Pattern = string | RegExp;

export interface PatternOptions {
  readonly flags?: number;
  readonly ignoreCase?: boolean;
  /** Where it must match: anywhere, or from the start of the text on. */
  readonly anchor?: 'start';
}

/** @throws ValueError for a pattern that cannot be read. */
export function compile(
  pattern: Pattern,
  {flags = 0, ignoreCase = false, anchor}: PatternOptions = {},
): RegExp {
  const given = pattern instanceof RegExp ? pattern : null;
  let letters = 'gu';
  if (given !== null) letters = [...new Set(['g', ...Array.from(given.flags.replace('y', ''))])].join('');
  for (const [bit, letter] of flagLetters)
    if ((flags & bit) !== 0 && !letters.includes(letter)) letters += letter;
  if (ignoreCase && !letters.includes('i')) letters += 'i';
  let source = given?.source ?? '';
  if (given === null) {
    const inline = /^\(\?([aimsux]+)\)/.exec(pattern as string);
    for (const letter of inline?.[1] ?? '')
      if ('ims'.includes(letter) && !letters.includes(letter)) letters += letter;
    source = fromPython((pattern as string).slice(inline?.[0].length ?? 0));
  }
  if (anchor === 'start') source = `^(?:${source})`;
  try {
    return new RegExp(source, anchor === 'start' ? letters.replace('m', '') : letters);
  } catch (error) {
    throw new ValueError(`'${String(pattern)}' is no regular expression: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

const classes: Readonly<Record<string, readonly [string, string]>> = {
  w: ['[\\p{L}\\p{N}_]', '\\p{L}\\p{N}_'],
  W: ['[^\\p{L}\\p{N}_]', '\\P{L}'],
  d: ['\\p{Nd}', '\\p{Nd}'],
  D: ['\\P{Nd}', '\\P{Nd}'],
};

/** The same pattern in JavaScript's syntax with the flag `u`. */
function fromPython(pattern: string): string {
  let out = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const at = pattern[i] ?? '';
    if (at === '\\') {
      const next = pattern[++i] ?? '';
      const own = classes[next];
      if (own !== undefined) out += own[inClass ? 1 : 0];
      else if (next === 'Z' || next === 'A') out += next === 'Z' ? '(?![^])' : '(?<![^])';
      else if (/[\^$\\.*+?()[\]{}|/]/.test(next) || /[bBfnrtvsS0-9xu]/.test(next)) out += `\\${next}`;
      else if (next === '-' && inClass) out += '\\-';
      else if (next === 'a') out += '\\x07';
      else out += next;
    } else if (inClass) {
      if (at === ']' && !out.endsWith('[') && !out.endsWith('[^')) inClass = false;
      else if (at === '[' || at === ']') out += '\\';
      out += at;
    } else if (at === '[') {
      inClass = true;
      out += at;
    } else if (pattern.startsWith('(?P<', i)) {
      out += '(?<';
      i += 3;
    } else if (pattern.startsWith('(?P=', i)) {
      const end = pattern.indexOf(')', i);
      out += `\\k<${pattern.slice(i + 4, end)}>`;
      i = end;
    } else if (at === '{' && !/^\{\d*(,\d*)?\}/.test(pattern.slice(i))) out += '\\{';
    else if (at === '}' && !/\{\d*(,\d*)?$/.test(pattern.slice(0, i))) out += '\\}';
    else if (at === '$') out += '(?=\\n?(?![^]))';
    else out += at;
  }
  return out;
}

/** Text with every character that means something in a pattern escaped. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A replacement in Python's syntax (`\\1`, `\\g<name>`) for a match. */
export function expand(replacement: string, match: RegExpMatchArray): string {
  return replacement.replace(
    /\\(?:g<(\w+)>|(\d{1,2})|(.))/g,
    (_, name?: string, number?: string, other?: string) => {
      if (number !== undefined) return match[Number(number)] ?? '';
      if (name !== undefined) return (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? '';
      return other === 'n' ? '\n' : other === 't' ? '\t' : other === '\\' ? '\\' : `\\${other ?? ''}`;
    },
  );
}
