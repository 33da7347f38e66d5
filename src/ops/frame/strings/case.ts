import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {sql} from '../../../engine/sql/index.js';
import {titled} from './words.js';
import {defineString, text, series} from './define-string.js';

export type NormalForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD';

declare module '../../../expr/accessors.js' {
  interface StringMethods {
    /**
     * Lower case.
     *
     * pandas' and Mars's `Series.str.lower`.
     *
     * @example
     * await md.Series(['Lobster roll', 'ΣΑΣ', null]).str.lower().execute()
     * // 0    lobster roll
     * // 1             σας
     * // 2            None
     * // dtype: object
     */
    lower(): Series;

    /**
     * Upper case.
     *
     * pandas' and Mars's `Series.str.upper`.
     *
     * @example
     * await md.Series(['Lobster roll', 'ΣΑΣ', null]).str.upper().execute()
     * // 0    LOBSTER ROLL
     * // 1             ΣΑΣ
     * // 2            None
     * // dtype: object
     */
    upper(): Series;

    /**
     * The form in which texts that differ in case only are the same.
     *
     * pandas' and Mars's `Series.str.casefold`.
     *
     * @example
     * await md.Series(['Straße', 'STRASSE']).str.casefold().execute()
     * // 0    strasse
     * // 1    strasse
     * // dtype: object
     */
    casefold(): Series;

    /**
     * Every word with a capital first letter.
     *
     * pandas' and Mars's `Series.str.title`.
     *
     * @example
     * await md.Series(['one two', "it's"]).str.title().execute()
     * // 0    One Two
     * // 1       It'S
     * // dtype: object
     */
    title(): Series;

    /**
     * The first letter a capital, all others lower case.
     *
     * pandas' and Mars's `Series.str.capitalize`.
     *
     * @example
     * await md.Series(['one TWO', 'x']).str.capitalize().execute()
     * // 0    One two
     * // 1          X
     * // dtype: object
     */
    capitalize(): Series;

    /**
     * Capitals become lower case, and the reverse.
     *
     * pandas' and Mars's `Series.str.swapcase`.
     *
     * @example
     * await md.Series(['One tWO']).str.swapcase().execute()
     * // 0    oNE Two
     * // dtype: object
     */
    swapcase(): Series;

    /**
     * Unicode normal form `form`.
     *
     * pandas' and Mars's `Series.str.normalize`.
     *
     * @example
     * await md.Series(['e\u0301']).str.normalize('NFC').execute()
     * // 0    é
     * // dtype: object
     */
    normalize(form: NormalForm): Series;
  }
}

export const lower = defineString({
  name: 'lower',
  places: ['Series.str'],
  params: {s: series},
  result: text,
  call: () => (value) => value.toLowerCase(),
  ascii: (text) => sql`lower(${text})`,
});

export const upper = defineString({
  name: 'upper',
  places: ['Series.str'],
  params: {s: series},
  result: text,
  call: () => (value) => value.toUpperCase(),
  ascii: (text) => sql`upper(${text})`,
});

export const casefold = defineString({
  name: 'casefold',
  places: ['Series.str'],
  params: {s: series},
  result: text,
  call: () => (value) => value.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ'),
  ascii: (text) => sql`lower(${text})`,
});

export const title = defineString({
  name: 'title',
  places: ['Series.str'],
  params: {s: series},
  result: text,
  call: () => titled,
});

export const capitalize = defineString({
  name: 'capitalize',
  places: ['Series.str'],
  params: {s: series},
  result: text,
  call: () => (value) => {
    const [first = '', ...others] = value;
    return first.toUpperCase() + others.join('').toLowerCase();
  },
  ascii: (text) => sql`(upper(left(${text}, 1)) || lower(substring(${text}, 2)))`,
});

export const swapcase = defineString({
  name: 'swapcase',
  places: ['Series.str'],
  params: {s: series},
  result: text,
  call: () => (value) =>
    Array.from(value, (c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(''),
});

export const normalize = defineString({
  name: 'normalize',
  places: ['Series.str'],
  params: {s: series, form: p.choice('NFC', 'NFD', 'NFKC', 'NFKD')},
  result: text,
  call:
    ({form}) =>
    (value) =>
      value.normalize(form),
});
