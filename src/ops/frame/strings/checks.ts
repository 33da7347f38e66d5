import type {Series} from '../../../expr/series.js';
import {titled} from './words.js';
import {defineString, truth, series} from './define-string.js';

declare module '../../../expr/accessors.js' {
  interface StringMethods {
    /**
     * Whether all characters are letters or digits, and there is one.
     *
     * pandas' and Mars's `Series.str.isalnum`.
     *
     * @example
     * await md.Series(['a1', 'b', '7', ' ', '']).str.isalnum().execute()
     * // 0     True
     * // 1     True
     * // 2     True
     * // 3    False
     * // 4    False
     * // dtype: bool
     */
    isalnum(): Series;

    /**
     * Whether all characters are letters, and there is one.
     *
     * pandas' and Mars's `Series.str.isalpha`.
     *
     * @example
     * await md.Series(['a1', 'b', '7', ' ', '']).str.isalpha().execute()
     * // 0    False
     * // 1     True
     * // 2    False
     * // 3    False
     * // 4    False
     * // dtype: bool
     */
    isalpha(): Series;

    /**
     * Whether all characters are digits, raised and lowered ones too, and there is one.
     *
     * pandas' and Mars's `Series.str.isdigit`.
     *
     * @example
     * await md.Series(['a1', 'b', '7', ' ', '']).str.isdigit().execute()
     * // 0    False
     * // 1    False
     * // 2     True
     * // 3    False
     * // 4    False
     * // dtype: bool
     */
    isdigit(): Series;

    /**
     * Whether all characters are white space, and there is one.
     *
     * pandas' and Mars's `Series.str.isspace`.
     *
     * @example
     * await md.Series(['a1', 'b', '7', ' ', '']).str.isspace().execute()
     * // 0    False
     * // 1    False
     * // 2    False
     * // 3     True
     * // 4    False
     * // dtype: bool
     */
    isspace(): Series;

    /**
     * Whether all characters are numbers of any script, fractions too, and there is one.
     *
     * pandas' and Mars's `Series.str.isnumeric`.
     *
     * @example
     * await md.Series(['a1', 'b', '7', ' ', '']).str.isnumeric().execute()
     * // 0    False
     * // 1    False
     * // 2     True
     * // 3    False
     * // 4    False
     * // dtype: bool
     */
    isnumeric(): Series;

    /**
     * Whether all characters are decimal digits, and there is one.
     *
     * pandas' and Mars's `Series.str.isdecimal`.
     *
     * @example
     * await md.Series(['a1', 'b', '7', ' ', '']).str.isdecimal().execute()
     * // 0    False
     * // 1    False
     * // 2     True
     * // 3    False
     * // 4    False
     * // dtype: bool
     */
    isdecimal(): Series;

    /**
     * Whether all letters that have a case are lower case, and there is one.
     *
     * pandas' and Mars's `Series.str.islower`.
     *
     * @example
     * await md.Series(['a1', 'aB', '7']).str.islower().execute()
     * // 0     True
     * // 1    False
     * // 2    False
     * // dtype: bool
     */
    islower(): Series;

    /**
     * Whether all letters that have a case are capitals, and there is one.
     *
     * pandas' and Mars's `Series.str.isupper`.
     *
     * @example
     * await md.Series(['A1', 'aB', '7']).str.isupper().execute()
     * // 0     True
     * // 1    False
     * // 2    False
     * // dtype: bool
     */
    isupper(): Series;

    /**
     * Whether words begin with a capital and have no other.
     *
     * pandas' and Mars's `Series.str.istitle`.
     *
     * @example
     * await md.Series(['One Two', 'one', 'ONE']).str.istitle().execute()
     * // 0     True
     * // 1    False
     * // 2    False
     * // dtype: bool
     */
    istitle(): Series;
  }
}

export const isalnum = defineString({
  name: 'isalnum',
  places: ['Series.str'],
  params: {s: series},
  result: truth,
  call: () => (value) => /^[\p{L}\p{N}]+$/u.test(value),
});

export const isalpha = defineString({
  name: 'isalpha',
  places: ['Series.str'],
  params: {s: series},
  result: truth,
  call: () => (value) => /^\p{L}+$/u.test(value),
});

export const isdigit = defineString({
  name: 'isdigit',
  places: ['Series.str'],
  params: {s: series},
  result: truth,
  call: () => (value) => /^[\p{Nd}\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089\u2460-\u2468]+$/u.test(value),
});

export const isspace = defineString({
  name: 'isspace',
  places: ['Series.str'],
  params: {s: series},
  result: truth,
  call: () => (value) => /^[\s\u0085\u001c-\u001f]+$/u.test(value),
});

export const isnumeric = defineString({
  name: 'isnumeric',
  places: ['Series.str'],
  params: {s: series},
  result: truth,
  call: () => (value) => /^\p{N}+$/u.test(value),
});

export const isdecimal = defineString({
  name: 'isdecimal',
  places: ['Series.str'],
  params: {s: series},
  result: truth,
  call: () => (value) => /^\p{Nd}+$/u.test(value),
});

export const islower = defineString({
  name: 'islower',
  places: ['Series.str'],
  params: {s: series},
  result: truth,
  call: () => (value) => value !== value.toUpperCase() && value === value.toLowerCase(),
});

export const isupper = defineString({
  name: 'isupper',
  places: ['Series.str'],
  params: {s: series},
  result: truth,
  call: () => (value) => value !== value.toLowerCase() && value === value.toUpperCase(),
});

export const istitle = defineString({
  name: 'istitle',
  places: ['Series.str'],
  params: {s: series},
  result: truth,
  call: () => (value) => value !== value.toLowerCase() && value === titled(value),
});
