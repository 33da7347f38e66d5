import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  MultiIndex,
  inferVector,
  type Value,
} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import {unknownIndex, type Meta} from '../../../graph/index.js';
import {indexOfMeta, isData, lowered} from '../define-local.js';
import {align, takeOrMissing} from '../../../data/compute/align.js';
import {inferStrings, mapStrings, series, text, valuesOf} from './define-string.js';
import {compile, type Pattern} from './pattern.js';
import {resolve} from '../resolve.js';

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

    /**
     * All texts put together with `sep` between them; with `others`, row by row, matched by label where these have labels.
     *
     * pandas' and Mars's `Series.str.cat`.
     *
     * @throws ValueError where `others` has no labels and another length.
     * @example
     * await md.Series(['a', 'b', null]).str.cat({sep: '-'}).execute()
     * // 'a-b'
     */
    cat(options?: {readonly sep?: string; readonly na_rep?: string; readonly naRep?: string}): Tensor<string>;
    cat(
      others: Series | readonly (string | null)[],
      options?: {
        readonly sep?: string;
        readonly na_rep?: string;
        readonly naRep?: string;
        /** Which labels count, where a series is given: the own ones, all, those of both, or those of the given one. */
        readonly join?: 'left' | 'outer' | 'inner' | 'right';
      },
    ): Series;

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

export const cat = define({
  name: 'cat',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  params: {
    s: series,
    others: p.optional({...p.any, dict: 'either'}, null),
    sep: p.optional(p.text, ''),
    na_rep: p.optional(p.text, null),
    join: p.optional(p.choice('left', 'outer', 'inner', 'right'), 'left'),
  },
  infer({s, others, join}): Meta {
    if (others === null) return {kind: 'tensor', dtype: 'object', shape: []};
    const meta = inferStrings(s, 'object');
    return join === 'left' || meta.kind !== 'series' ? meta : {...meta, index: {...meta.index, length: null}};
  },
  async lower({s, others, sep, na_rep, join}, context) {
    const given = await valuesOf(s, context);
    const shown = (value: unknown): string | null => (typeof value === 'string' ? value : na_rep);
    if (others === null)
      return {
        kind: 'object',
        value: given.vector
          .toArray()
          .flatMap((value) => shown(value) ?? [])
          .join(sep),
      };
    const beside = await resolve(others, context);
    const all: readonly unknown[] =
      Array.isArray(beside) && beside.some((one) => Array.isArray(one) || isData(one))
        ? (beside as unknown[])
        : [beside];
    const values = onLabels(given, all, join);
    const own = values.vector.toArray();
    const columns = all.flatMap((one) => columnsOf(one, values));
    const made = own.map((value, row) => {
      const parts = [value, ...columns.map((column) => column[row])].map(shown);
      return parts.every((part) => part !== null) ? parts.join(sep) : NaN;
    });
    return lowered(new LocalSeries(values.index, inferVector(made, 'object'), values.name), context);
  },
});

/** `values` with the labels that `join` asks for of them and of all others that have labels. */
function onLabels(values: LocalSeries, others: readonly unknown[], join: JoinName): LocalSeries {
  if (join === 'left') return values;
  const labelled = others.flatMap((one) =>
    one instanceof LocalSeries || one instanceof LocalFrame ? [one.index] : [],
  );
  const index = labelled.reduce((all, one) => joinedLabels(all, one, join), values.index);
  return new LocalSeries(
    index,
    inferVector(reindexed(values, new LocalSeries(index, inferVector(index.toArray()))), 'object'),
    values.name,
  );
}

type JoinName = 'left' | 'outer' | 'inner' | 'right';

function joinedLabels(left: LocalIndex, right: LocalIndex, join: JoinName): LocalIndex {
  if (join === 'right') return right;
  if (join === 'outer') return align(left, right).index;
  const shared = left
    .toArray()
    .flatMap((label, place) => (right.positionsOf(label).length > 0 ? [place] : []));
  return left.take(shared);
}

function columnsOf(one: unknown, values: LocalSeries): (readonly unknown[])[] {
  if (one instanceof LocalSeries) return [reindexed(one, values)];
  if (one instanceof LocalFrame)
    return one.vectors.map((vector) => reindexed(new LocalSeries(one.index, vector), values));
  const list = one instanceof LocalIndex ? one.toArray() : one;
  if (!Array.isArray(list))
    throw new ArgumentError('Series.str.cat takes a Series, an Index or an array of texts');
  if (list.length !== values.length)
    throw new ValueError(
      `Series.str.cat: others has ${String(list.length)} texts, the Series ${String(values.length)}`,
    );
  return [list as unknown[]];
}

function reindexed(other: LocalSeries, values: LocalSeries): readonly Value[] {
  if (other.index.equals(values.index)) return other.vector.toArray();
  const places = Int32Array.from(values.index.toArray(), (label) => other.index.positionsOf(label)[0] ?? -1);
  return takeOrMissing(other.vector, places).toArray();
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
