import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {finder} from './words.js';
import {sql, textSql} from '../../../engine/sql/index.js';
import {defineString, count, truth, series} from './define-string.js';

declare module '../../../expr/accessors.js' {
  interface StringMethods {
    /**
     * Whether it begins with `pat`.
     *
     * pandas' and Mars's `Series.str.startswith`.
     *
     * @example
     * await md.Series(['bat', 'Bear', null]).str.startswith('b').execute()
     * // 0     True
     * // 1    False
     * // 2     None
     * // dtype: object
     */
    startswith(pat: string | readonly string[], na?: unknown): Series;

    /**
     * Whether it ends with `pat`.
     *
     * pandas' and Mars's `Series.str.endswith`.
     *
     * @example
     * await md.Series(['bat', 'bear', null]).str.endswith('t', false).execute()
     * // 0     True
     * // 1    False
     * // 2    False
     * // dtype: bool
     */
    endswith(pat: string | readonly string[], na?: unknown): Series;

    /**
     * Place of the first `sub`, from 0; -1 where there is none.
     *
     * pandas' and Mars's `Series.str.find`.
     *
     * @example
     * await md.Series(['elephant', 'eel']).str.find('e').execute()
     * // 0    0
     * // 1    0
     * // dtype: int64
     */
    find(sub: string, start?: number, end?: number | null): Series;

    /**
     * Place of the last `sub`, from 0; -1 where there is none.
     *
     * pandas' and Mars's `Series.str.rfind`.
     *
     * @example
     * await md.Series(['elephant', 'eel']).str.rfind('e').execute()
     * // 0    2
     * // 1    1
     * // dtype: int64
     */
    rfind(sub: string, start?: number, end?: number | null): Series;

    /**
     * Place of the first `sub`, from 0.
     *
     * pandas' and Mars's `Series.str.index`.
     *
     * @throws ValueError, when run, where there is none.
     * @example
     * await md.Series(['elephant', 'eel']).str.index('e').execute()
     * // 0    0
     * // 1    0
     * // dtype: int64
     */
    index(sub: string, start?: number, end?: number | null): Series;

    /**
     * Place of the last `sub`, from 0.
     *
     * pandas' and Mars's `Series.str.rindex`.
     *
     * @throws ValueError, when run, where there is none.
     * @example
     * await md.Series(['elephant', 'eel']).str.rindex('e').execute()
     * // 0    2
     * // 1    1
     * // dtype: int64
     */
    rindex(sub: string, start?: number, end?: number | null): Series;
  }
}

/** One text, or several of which one is to match. */
const texts = p.oneOf(p.text, p.listOf(p.text));

export const startswith = defineString({
  name: 'startswith',
  places: ['Series.str'],
  params: {s: series, pat: texts, na: p.optional(p.any, null)},
  result: truth,
  call({pat}) {
    const all = [pat].flat();
    return (value) => all.some((one) => value.startsWith(one));
  },
  missing: ({na}) => na ?? undefined,
  project({pat, na}) {
    if (na !== null || Array.isArray(pat)) return null;
    const part = textSql(pat);
    return (value) => sql`starts_with(${value}, ${part})`;
  },
});

export const endswith = defineString({
  name: 'endswith',
  places: ['Series.str'],
  params: {s: series, pat: texts, na: p.optional(p.any, null)},
  result: truth,
  call({pat}) {
    const all = [pat].flat();
    return (value) => all.some((one) => value.endsWith(one));
  },
  missing: ({na}) => na ?? undefined,
  project({pat, na}) {
    if (na !== null || Array.isArray(pat)) return null;
    const part = textSql(pat);
    return (value) => sql`ends_with(${value}, ${part})`;
  },
});

export const find = defineString({
  name: 'find',
  places: ['Series.str'],
  params: {s: series, sub: p.text, start: p.optional(p.int, 0), end: p.optional(p.int, null)},
  result: count,
  call: ({sub, start, end}) => finder(sub, 'indexOf', start, end, false),
});

export const rfind = defineString({
  name: 'rfind',
  places: ['Series.str'],
  params: {s: series, sub: p.text, start: p.optional(p.int, 0), end: p.optional(p.int, null)},
  result: count,
  call: ({sub, start, end}) => finder(sub, 'lastIndexOf', start, end, false),
});

export const index = defineString({
  name: 'index',
  places: ['Series.str'],
  params: {s: series, sub: p.text, start: p.optional(p.int, 0), end: p.optional(p.int, null)},
  result: count,
  call: ({sub, start, end}) => finder(sub, 'indexOf', start, end, true),
});

export const rindex = defineString({
  name: 'rindex',
  places: ['Series.str'],
  params: {s: series, sub: p.text, start: p.optional(p.int, 0), end: p.optional(p.int, null)},
  result: count,
  call: ({sub, start, end}) => finder(sub, 'lastIndexOf', start, end, true),
});
