import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {padder, stripper, wrapper} from './words.js';
import {paddedSql, strippedSql} from './sql-text.js';
import {defineString, text, series} from './define-string.js';

export type PadSide = 'left' | 'right' | 'both';

declare module '../../../expr/accessors.js' {
  interface StringMethods {
    /**
     * Without white space, or without characters of `to_strip`, at both ends.
     *
     * pandas' and Mars's `Series.str.strip`.
     *
     * @example
     * await md.Series(['  x ', '-y-']).str.strip(' -').execute()
     * // 0    x
     * // 1    y
     * // dtype: object
     */
    strip(to_strip?: string | null): Series;

    /**
     * Without white space, or without characters of `to_strip`, at the start.
     *
     * pandas' and Mars's `Series.str.lstrip`.
     *
     * @example
     * await md.Series(['  x ', '-y-']).str.lstrip().execute()
     * // 0     x
     * // 1    -y-
     * // dtype: object
     */
    lstrip(to_strip?: string | null): Series;

    /**
     * Without white space, or without characters of `to_strip`, at the end.
     *
     * pandas' and Mars's `Series.str.rstrip`.
     *
     * @example
     * await md.Series(['  x ', '-y-']).str.rstrip().execute()
     * // 0      x
     * // 1    -y-
     * // dtype: object
     */
    rstrip(to_strip?: string | null): Series;

    /**
     * In the middle of at least `width` characters.
     *
     * pandas' and Mars's `Series.str.center`.
     *
     * @throws ArgumentError where `fillchar` is not one character.
     * @example
     * await md.Series(['cat', 'x']).str.center(5, '*').execute()
     * // 0    *cat*
     * // 1    **x**
     * // dtype: object
     */
    center(width: number, fillchar?: string): Series;

    /**
     * At the left of at least `width` characters.
     *
     * pandas' and Mars's `Series.str.ljust`.
     *
     * @throws ArgumentError where `fillchar` is not one character.
     * @example
     * await md.Series(['cat', 'x']).str.ljust(5, '*').execute()
     * // 0    cat**
     * // 1    x****
     * // dtype: object
     */
    ljust(width: number, fillchar?: string): Series;

    /**
     * At the right of at least `width` characters.
     *
     * pandas' and Mars's `Series.str.rjust`.
     *
     * @throws ArgumentError where `fillchar` is not one character.
     * @example
     * await md.Series(['cat', 'x']).str.rjust(5, '*').execute()
     * // 0    **cat
     * // 1    ****x
     * // dtype: object
     */
    rjust(width: number, fillchar?: string): Series;

    /**
     * Filled up to at least `width` characters, on one side or both.
     *
     * pandas' and Mars's `Series.str.pad`.
     *
     * @throws ArgumentError where `fillchar` is not one character.
     * @example
     * await md.Series(['cat', 'x']).str.pad(5, 'both', '*').execute()
     * // 0    *cat*
     * // 1    **x**
     * // dtype: object
     */
    pad(width: number, side?: PadSide, fillchar?: string): Series;

    /**
     * Filled up with zeros to at least `width` characters, after a sign.
     *
     * pandas' and Mars's `Series.str.zfill`.
     *
     * @example
     * await md.Series(['-1', '27', 'x']).str.zfill(4).execute()
     * // 0    -001
     * // 1    0027
     * // 2    000x
     * // dtype: object
     */
    zfill(width: number): Series;

    /**
     * Broken into lines of at most `width` characters, between words.
     *
     * pandas' and Mars's `Series.str.wrap`.
     *
     * @example
     * await md.Series(['line to be wrapped']).str.wrap(7).execute()
     * // 0    line to\nbe\nwrapped
     * // dtype: object
     */
    wrap(width: number): Series;
  }
}

export const strip = defineString({
  name: 'strip',
  places: ['Series.str'],
  params: {s: series, to_strip: p.optional(p.text, null)},
  result: text,
  call: ({to_strip}) => stripper(to_strip, true, true),
  project: ({to_strip}) => strippedSql(to_strip, 'trim'),
});

export const lstrip = defineString({
  name: 'lstrip',
  places: ['Series.str'],
  params: {s: series, to_strip: p.optional(p.text, null)},
  result: text,
  call: ({to_strip}) => stripper(to_strip, true, false),
  project: ({to_strip}) => strippedSql(to_strip, 'ltrim'),
});

export const rstrip = defineString({
  name: 'rstrip',
  places: ['Series.str'],
  params: {s: series, to_strip: p.optional(p.text, null)},
  result: text,
  call: ({to_strip}) => stripper(to_strip, false, true),
  project: ({to_strip}) => strippedSql(to_strip, 'rtrim'),
});

export const center = defineString({
  name: 'center',
  places: ['Series.str'],
  params: {s: series, width: p.int, fillchar: p.optional(p.text, ' ')},
  result: text,
  call: ({width, fillchar}) => padder('center', width, 'both', fillchar),
  project: ({width, fillchar}) => paddedSql(width, 'both', fillchar),
});

export const ljust = defineString({
  name: 'ljust',
  places: ['Series.str'],
  params: {s: series, width: p.int, fillchar: p.optional(p.text, ' ')},
  result: text,
  call: ({width, fillchar}) => padder('ljust', width, 'right', fillchar),
  project: ({width, fillchar}) => paddedSql(width, 'right', fillchar),
});

export const rjust = defineString({
  name: 'rjust',
  places: ['Series.str'],
  params: {s: series, width: p.int, fillchar: p.optional(p.text, ' ')},
  result: text,
  call: ({width, fillchar}) => padder('rjust', width, 'left', fillchar),
  project: ({width, fillchar}) => paddedSql(width, 'left', fillchar),
});

export const pad = defineString({
  name: 'pad',
  places: ['Series.str'],
  params: {
    s: series,
    width: p.int,
    side: p.optional(p.choice('left', 'right', 'both'), 'left'),
    fillchar: p.optional(p.text, ' '),
  },
  result: text,
  call: ({width, side, fillchar}) => padder('pad', width, side, fillchar),
  project: ({width, side, fillchar}) => paddedSql(width, side, fillchar),
});

export const zfill = defineString({
  name: 'zfill',
  places: ['Series.str'],
  params: {s: series, width: p.int},
  result: text,
  call:
    ({width}) =>
    (value) => {
      const sign = /^[+-]/.exec(value)?.[0] ?? '';
      return sign + value.slice(sign.length).padStart(width - sign.length, '0');
    },
});

export const wrap = defineString({
  name: 'wrap',
  places: ['Series.str'],
  params: {s: series, width: p.int},
  result: text,
  call: ({width}) => wrapper(width),
});
