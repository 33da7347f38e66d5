/** Operations on texts. */
import type {Options} from '../../expr/names.js';
import type {Series} from '../../expr/series.js';
import {defineRemote} from './define-remote.js';

declare module '../../expr/accessors.js' {
  interface StringMethods {
    /**
     * Whether all of each text matches a pattern of Python's.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(['abc', 'abd']).str.fullmatch('ab.')
     */
    fullmatch(pat: string, options?: Options<{case: boolean; flags: number; na: unknown}>): Series;
    /**
     * The texts without a prefix, where they have it.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(['str_foo', 'bar']).str.removeprefix('str_')
     */
    removeprefix(prefix: string): Series;
    /**
     * The texts without a suffix, where they have it.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(['foo_str', 'bar']).str.removesuffix('_str')
     */
    removesuffix(suffix: string): Series;
    /**
     * The bytes of each text in an encoding.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(['é']).str.encode('utf8')
     */
    encode(encoding: string, options?: Options<{errors: 'strict' | 'ignore' | 'replace'}>): Series;
    /**
     * The text that bytes stand for in an encoding.
     *
     * Runs on clusters only.
     *
     * @example
     * md.Series(['é']).str.encode('utf8').str.decode('utf8')
     */
    decode(encoding: string, options?: Options<{errors: 'strict' | 'ignore' | 'replace'}>): Series;
  }
}

export const fullmatch = defineRemote({
  name: 'fullmatch',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  required: ['s', 'pat'],
  optional: ['case', 'flags', 'na'],
  gives: 'series',
});
export const removeprefix = defineRemote({
  name: 'removeprefix',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  required: ['s', 'prefix'],
  gives: 'series',
});
export const removesuffix = defineRemote({
  name: 'removesuffix',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  required: ['s', 'suffix'],
  gives: 'series',
});
export const encode = defineRemote({
  name: 'encode',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  required: ['s', 'encoding'],
  optional: ['errors'],
  gives: 'series',
});
export const decode = defineRemote({
  name: 'decode',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  required: ['s', 'encoding'],
  optional: ['errors'],
  gives: 'series',
});
