/** Texts as the characters or items that they are of. */
import {LocalSeries, inferVector} from '../../../data/index.js';
import {define} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {lowered} from '../define-local.js';
import {inferStrings, mapStrings, series, text, valuesOf} from './define-string.js';

declare module '../../../expr/accessors.js' {
  interface StringMethods {
    /**
     * The item at place `i` of every list or text, counted from the end where negative; missing where there is none.
     *
     * pandas' and Mars's `Series.str.get`.
     *
     * @example
     * await md.Series(['abc', 'd']).str.get(1).execute()
     * // 0      b
     * // 1    NaN
     * // dtype: object
     */
    get(i: number): Series;

    /**
     * Texts of every list put together with `sep` between them; characters of a text likewise.
     *
     * pandas' and Mars's `Series.str.join`.
     *
     * @example
     * await md.Series(['abc', 'd']).str.join('-').execute()
     * // 0    a-b-c
     * // 1        d
     * // dtype: object
     */
    join(sep: string): Series;

    /**
     * Every character replaced by what `table` has for its code point: text, another code point, or null for nothing.
     *
     * pandas' and Mars's `Series.str.translate`.
     *
     * @example
     * await md.Series(['abc']).str.translate(new Map([[97, 'x'], [98, null]])).execute()
     * // 0    xc
     * // dtype: object
     */
    translate(table: ReadonlyMap<number, string | number | null>): Series;
  }
}

const itemsOf = (value: unknown): readonly unknown[] | null =>
  typeof value === 'string' ? Array.from(value) : Array.isArray(value) ? value : null;

export const get = define({
  name: 'get',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  params: {s: series, i: p.int},
  infer: ({s}) => inferStrings(s, null),
  async lower({s, i}, context) {
    const values = await valuesOf(s, context);
    const made = values.vector.toArray().map((value): unknown => itemsOf(value)?.at(i) ?? NaN);
    return lowered(new LocalSeries(values.index, inferVector(made), values.name), context);
  },
});

export const join = define({
  name: 'join',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  params: {s: series, sep: p.text},
  infer: ({s}) => inferStrings(s, 'object'),
  async lower({s, sep}, context) {
    const values = await valuesOf(s, context);
    const made = values.vector.toArray().map((value): unknown => {
      const items = itemsOf(value);
      return items?.every((item) => typeof item === 'string') === true ? items.join(sep) : NaN;
    });
    return lowered(new LocalSeries(values.index, inferVector(made, 'object'), values.name), context);
  },
});

export const translate = define({
  name: 'translate',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  params: {s: series, table: p.dictOf(p.oneOf(p.text, p.int, p.nullable(p.text)), 'dict')},
  infer: ({s}) => inferStrings(s, 'object'),
  async lower({s, table}, context) {
    const call = (value: string): string =>
      Array.from(value, (character) => {
        const code = character.codePointAt(0) ?? 0;
        const found = table.has(code)
          ? table.get(code)
          : table.has(String(code))
            ? table.get(String(code))
            : character;
        return typeof found === 'number' ? String.fromCodePoint(found) : (found ?? '');
      }).join('');
    return lowered(await mapStrings(await valuesOf(s, context), text, call, context), context);
  },
});
