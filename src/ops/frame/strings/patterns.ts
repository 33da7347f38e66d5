import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Options} from '../../../expr/names.js';
import {sql, textSql} from '../../../engine/sql/index.js';
import {compile, escaped, type Pattern} from './pattern.js';
import {replacer} from './replacer.js';
import {defineString, count as countResult, text, truth, series} from './define-string.js';

/** Options of patterns, by Python's names. */
export type MatchOptions = Options<{
  /** Whether capitals differ from small letters (the default). */
  case: boolean;
  /** Python's flags of `re`, such as 2 for `IGNORECASE`. */
  flags: number;
  /** What stands for a missing value; NaN unless given. */
  na: unknown;
}>;
export type ContainsOptions = MatchOptions &
  Options<{
    /** Whether it is a pattern (the default), or plain text. */
    regex: boolean;
  }>;
export type ReplaceOptions = Options<{
  /** How many to replace at most; all, where negative. */
  n: number;
  case: boolean;
  flags: number;
  /** Whether it is a pattern (the default, except for a single character), or plain text. */
  regex: boolean;
}>;

const pattern: p.Param<Pattern> = {
  takes: 'a pattern, as text or as a regular expression',
  parse: (value) => (typeof value === 'string' || value instanceof RegExp ? value : p.mismatch),
};

declare module '../../../expr/accessors.js' {
  interface StringMethods {
    /**
     * Whether the pattern (or with `regex: false` the text) `pat` stands in it.
     *
     * pandas' and Mars's `Series.str.contains`.
     *
     * @throws ValueError for a pattern that cannot be read.
     * @example
     * await md.Series(['Mouse', 'dog', null]).str.contains('og|use').execute()
     * // 0    True
     * // 1    True
     * // 2    None
     * // dtype: object
     */
    contains(pat: Pattern, options?: ContainsOptions): Series;

    /**
     * Whether it begins with a match of the pattern.
     *
     * pandas' and Mars's `Series.str.match`.
     *
     * @throws ValueError for a pattern that cannot be read.
     * @example
     * await md.Series(['Mouse', 'dog', null]).str.match('[Md]o').execute()
     * // 0    True
     * // 1    True
     * // 2    None
     * // dtype: object
     */
    match(pat: Pattern, options?: MatchOptions): Series;

    /**
     * How often the pattern matches.
     *
     * pandas' and Mars's `Series.str.count`.
     *
     * @throws ValueError for a pattern that cannot be read.
     * @example
     * await md.Series(['aa', 'ab', 'b']).str.count('a').execute()
     * // 0    2
     * // 1    1
     * // 2    0
     * // dtype: int64
     */
    count(pat: Pattern, flags?: number): Series;

    /**
     * All matches of the pattern, as a list; of its group, where it has one, of its groups, where it has several.
     *
     * pandas' and Mars's `Series.str.findall`.
     *
     * @throws ValueError for a pattern that cannot be read.
     * @example
     * await md.Series(['Lion', 'Monkey']).str.findall('on').execute()
     * // 0    [on]
     * // 1    [on]
     * // dtype: object
     */
    findall(pat: Pattern, flags?: number): Series;

    /**
     * The text with what matches `pat` replaced. In text, `\1` stands for a group; a function gets the match. `pat` is a pattern unless `regex` is false.
     *
     * pandas' and Mars's `Series.str.replace`.
     *
     * @throws ValueError for a pattern that cannot be read.
     * @example
     * await md.Series(['foo', 'fuz', null]).str.replace('f.', 'ba').execute()
     * // 0     bao
     * // 1     baz
     * // 2    None
     * // dtype: object
     */
    replace(pat: Pattern, repl: string | ((match: string) => string), options?: ReplaceOptions): Series;
  }
}

/** Whether a pattern stands for itself alone. */
function isLiteral(pat: Pattern, regex: boolean): pat is string {
  return typeof pat === 'string' && (!regex || escaped(pat) === pat);
}

export const contains = defineString({
  name: 'contains',
  places: ['Series.str'],
  params: {
    s: series,
    pat: pattern,
    case: p.optional(p.bool, true),
    flags: p.optional(p.int, 0),
    na: p.optional(p.any, null),
    regex: p.optional(p.bool, true),
  },
  result: truth,
  call: ({pat, case: exact, flags, regex}) => {
    if (!regex) {
      const wanted = exact ? String(pat) : String(pat).toUpperCase();
      return (value) => (exact ? value : value.toUpperCase()).includes(wanted);
    }
    const found = compile(pat, {flags, ignoreCase: !exact});
    return (value) => value.search(found) >= 0;
  },
  missing: ({na}) => na ?? undefined,
  project({pat, case: exact, flags, na, regex}) {
    if (!isLiteral(pat, regex) || !exact || flags !== 0 || na !== null) return null;
    const part = textSql(pat);
    return (value) => sql`contains(${value}, ${part})`;
  },
});

export const match = defineString({
  name: 'match',
  places: ['Series.str'],
  params: {
    s: series,
    pat: pattern,
    case: p.optional(p.bool, true),
    flags: p.optional(p.int, 0),
    na: p.optional(p.any, null),
  },
  result: truth,
  call: ({pat, case: exact, flags}) => {
    const found = compile(pat, {flags, ignoreCase: !exact, anchor: 'start'});
    return (value) => value.search(found) >= 0;
  },
  missing: ({na}) => na ?? undefined,
});

export const count = defineString({
  name: 'count',
  places: ['Series.str'],
  params: {s: series, pat: pattern, flags: p.optional(p.int, 0)},
  result: countResult,
  call: ({pat, flags}) => {
    const found = compile(pat, {flags});
    return (value) => [...value.matchAll(found)].length;
  },
});

export const findall = defineString({
  name: 'findall',
  places: ['Series.str'],
  params: {s: series, pat: pattern, flags: p.optional(p.int, 0)},
  result: text,
  call: ({pat, flags}) => {
    const found = compile(pat, {flags});
    return (value) =>
      [...value.matchAll(found)].map(([whole, ...groups]: readonly (string | undefined)[]) =>
        groups.length === 0
          ? whole
          : groups.length === 1
            ? (groups[0] ?? '')
            : groups.map((one) => one ?? ''),
      );
  },
});

export const replace = defineString({
  name: 'replace',
  places: ['Series.str'],
  params: {
    s: series,
    pat: pattern,
    repl: p.oneOf(p.text, p.fn<(match: string) => string>()),
    n: p.optional(p.int, -1),
    case: p.optional(p.bool, null),
    flags: p.optional(p.int, 0),
    regex: p.optional(p.bool, null),
  },
  result: text,
  call: (args) => replacer(args),
  project({pat, repl, n, case: exact, flags, regex}) {
    const plain = isLiteral(pat, regex !== false) && pat !== '' && n < 0 && exact !== false && flags === 0;
    if (!plain || typeof repl !== 'string' || (regex !== false && repl.includes('\\'))) return null;
    const [from, to] = [textSql(pat), textSql(repl)];
    return (value) => sql`replace(${value}, ${from}, ${to})`;
  },
});
