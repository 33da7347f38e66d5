import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {Slice} from '../../../graph/index.js';
import {sliced} from './words.js';
import {integerSql, sql} from '../../../engine/sql/index.js';
import {slicedSql} from './sql-text.js';
import {defineString, count, text, series} from './define-string.js';

declare module '../../../expr/accessors.js' {
  interface StringMethods {
    /**
     * Number of characters.
     *
     * pandas' and Mars's `Series.str.len`.
     *
     * @example
     * await md.Series(['lion', '', null]).str.len().execute()
     * // 0    4.0
     * // 1    0.0
     * // 2    NaN
     * // dtype: float64
     */
    len(): Series;

    /**
     * The characters from place `start` up to `stop`, as in Python `value[start:stop:step]`.
     *
     * pandas' and Mars's `Series.str.slice`.
     *
     * @example
     * await md.Series(['koala', 'dog']).str.slice(1, 3).execute()
     * // 0    oa
     * // 1    og
     * // dtype: object
     */
    slice(start?: number | null, stop?: number | null, step?: number | null): Series;

    /**
     * The text with the characters from place `start` up to `stop` replaced.
     *
     * pandas' and Mars's `Series.str.slice_replace`.
     *
     * @example
     * await md.Series(['abcd', 'xy']).str.slice_replace(1, 3, '-').execute()
     * // 0    a-d
     * // 1     x-
     * // dtype: object
     */
    slice_replace(start?: number | null, stop?: number | null, repl?: string | null): Series;

    /**
     * The text so many times.
     *
     * pandas' and Mars's `Series.str.repeat`.
     *
     * @example
     * await md.Series(['ab', 'c']).str.repeat(2).execute()
     * // 0    abab
     * // 1      cc
     * // dtype: object
     */
    repeat(repeats: number): Series;
  }
}

export const len = defineString({
  name: 'len',
  places: ['Series.str'],
  params: {s: series},
  result: count,
  call: () => (value) => Array.from(value).length,
  project: () => (value) => sql`length(${value})`,
});

export const sliceText = defineString({
  name: 'slice',
  places: ['Series.str'],
  params: {
    s: series,
    start: p.optional(p.int, null),
    stop: p.optional(p.int, null),
    step: p.optional(p.int, null),
  },
  result: text,
  call: ({start, stop, step}) => {
    const wanted = new Slice(start, stop, step);
    return (value) => sliced(Array.from(value), wanted).join('');
  },
  project: ({start, stop, step}) =>
    (start ?? 0) >= 0 && (stop ?? 0) >= 0 && (step ?? 1) === 1 ? slicedSql(start ?? 0, stop) : null,
});

export const slice_replace = defineString({
  name: 'slice_replace',
  places: ['Series.str'],
  params: {
    s: series,
    start: p.optional(p.int, null),
    stop: p.optional(p.int, null),
    repl: p.optional(p.text, null),
  },
  result: text,
  call: ({start, stop, repl}) => {
    const wanted = new Slice(start, stop, 1);
    return (value) => {
      const all = Array.from(value);
      const {start: from, stop: to} = wanted.indices(all.length);
      return [...all.slice(0, from), repl ?? '', ...all.slice(Math.max(from, to))].join('');
    };
  },
});

export const repeat = defineString({
  name: 'repeat',
  places: ['Series.str'],
  params: {s: series, repeats: p.int},
  result: text,
  call:
    ({repeats}) =>
    (value) =>
      value.repeat(Math.max(0, repeats)),
  project: ({repeats}) => {
    const times = integerSql(Math.max(0, repeats));
    return (value) => sql`repeat(${value}, ${times})`;
  },
});
