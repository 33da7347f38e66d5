/** Groups of patterns, taken out of texts. */
import {LocalFrame, LocalIndex, LocalSeries, MultiIndex, inferVector} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {unknownIndex, type Meta} from '../../../graph/index.js';
import {indexOfMeta, lowered} from '../define-local.js';
import {inferStrings, series, valuesOf} from './define-string.js';
import {compile, type Pattern} from './pattern.js';

declare module '../../../expr/accessors.js' {
  interface StringMethods {
    /**
     * The groups of the first match, one column each, labelled by their names; with `expand: false` and one group a series.
     *
     * pandas' and Mars's `Series.str.extract`.
     *
     * @throws ValueError for a pattern without groups.
     * @example
     * await md.Series(['a1', 'b2', 'c']).str.extract('(?P<letter>[ab])(\\d)').execute()
     * //   letter    1
     * // 0      a    1
     * // 1      b    2
     * // 2    NaN  NaN
     */
    extract(pat: Pattern, flags?: number, options?: {readonly expand?: true}): DataFrame;
    extract(pat: Pattern, options: {readonly expand: false; readonly flags?: number}): Series;

    /**
     * The groups of all matches, one row a match, with a level `match` below the row labels.
     *
     * pandas' and Mars's `Series.str.extractall`.
     *
     * @throws ValueError for a pattern without groups.
     * @example
     * await md.Series(['a1a2', 'b1', 'c'], {index: ['A', 'B', 'C']}).str.extractall('[ab](\\d)').execute()
     * //          0
     * //   match
     * // A 0      1
     * //   1      2
     * // B 0      1
     */
    extractall(pat: Pattern, flags?: number): DataFrame;
  }
}

/** The names of the groups of a pattern, or their numbers. */
function groupLabels(found: RegExp): (string | number)[] {
  const names = [...found.source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)|\(\?<(?![=!])(\w+)>/g)];
  const labels = names
    .filter(([whole]) => whole.startsWith('('))
    .map(([, name], i): string | number => name ?? i);
  if (labels.length === 0) throw new ValueError('pattern contains no capture groups');
  return labels;
}

export const extract = define({
  name: 'extract',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  params: {
    s: series,
    pat: patternParam(),
    flags: p.optional(p.int, 0),
    expand: p.optional(p.bool, true),
  },
  infer({s, pat, flags, expand}): Meta {
    const labels = groupLabels(compile(pat, {flags}));
    if (!expand && labels.length === 1) return inferStrings(s, 'object');
    const columns = labels.map((label) => ({label, dtype: 'object' as const}));
    return {kind: 'dataframe', columns, index: s.meta.kind === 'series' ? indexOfMeta(s.meta) : unknownIndex};
  },
  async lower({s, pat, flags, expand}, context) {
    const found = compile(pat, {flags});
    const labels = groupLabels(found);
    const values = await valuesOf(s, context);
    const matches = values.vector
      .toArray()
      .map((value) => (typeof value === 'string' ? value.matchAll(found).next().value : undefined));
    const vectors = labels.map((_, i) =>
      inferVector(
        matches.map((match) => match?.[i + 1] ?? NaN),
        'object',
      ),
    );
    const [first] = vectors;
    if (!expand && labels.length === 1 && first !== undefined) {
      const name = typeof labels[0] === 'string' ? labels[0] : values.name;
      return lowered(new LocalSeries(values.index, first, name), context);
    }
    return lowered(new LocalFrame(LocalIndex.from(labels), values.index, vectors), context);
  },
});

function patternParam(): p.Param<Pattern> {
  return {
    takes: 'a pattern, as text or as a regular expression',
    parse: (value) => (typeof value === 'string' || value instanceof RegExp ? value : p.mismatch),
  };
}

export const extractall = define({
  name: 'extractall',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  params: {s: series, pat: patternParam(), flags: p.optional(p.int, 0)},
  infer({s, pat, flags}): Meta {
    const columns = groupLabels(compile(pat, {flags})).map((label) => ({label, dtype: 'object' as const}));
    const known = s.meta.kind === 'series' ? s.meta.index : unknownIndex;
    const index = {
      ...known,
      names: [...known.names, 'match'],
      dtypes: [...known.dtypes, 'int64' as const],
      length: null,
    };
    return {kind: 'dataframe', columns, index};
  },
  async lower({s, pat, flags}, context) {
    const found = compile(pat, {flags});
    const labels = groupLabels(found);
    const values = await valuesOf(s, context);
    const rows = values.vector
      .toArray()
      .flatMap((value, row) =>
        typeof value === 'string' ? [...value.matchAll(found)].map((match, i) => ({row, i, match})) : [],
      );
    const own = values.index.take(rows.map(({row}) => row));
    const levels = own instanceof MultiIndex ? own.arrays : [own.vector];
    const index = new MultiIndex(
      [
        ...levels,
        inferVector(
          rows.map(({i}) => i),
          'int64',
        ),
      ],
      {
        names: [...values.index.names, 'match'],
      },
    );
    const vectors = labels.map((_, i) =>
      inferVector(
        rows.map(({match}) => match[i + 1] ?? NaN),
        'object',
      ),
    );
    return lowered(new LocalFrame(LocalIndex.from(labels), index, vectors), context);
  },
});
