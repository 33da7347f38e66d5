import {LocalFrame, LocalSeries, RangeIndex, inferVector, type Value} from '../../../data/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {unknownIndex, type Meta, type Node} from '../../../graph/index.js';
import {indexOfMeta, lowered} from '../define-local.js';
import {inferStrings, mapStrings, series, text, valuesOf} from './define-string.js';
import {compile} from './pattern.js';

/** Options of {@link StringMethods.split}. */
export type SplitOptions = Options<{
  /** How often to split at most; without end where it is -1 or 0. */
  n: number;
  /** Whether the parts become columns of a frame; lists otherwise. */
  expand: boolean;
}>;

declare module '../../../expr/accessors.js' {
  interface StringMethods {
    /**
     * Parts between separators, from the start on: lists, or with `expand` columns. Without `pat` parts between white space.
     *
     * pandas' and Mars's `Series.str.split`.
     *
     * @example
     * await md.Series(['a_b_c', 'd', null]).str.split('_', {expand: true}).execute()
     * //      0     1     2
     * // 0    a     b     c
     * // 1    d  None  None
     * // 2  NaN   NaN   NaN
     */
    split(pat: string | null, options: SplitOptions & {readonly expand: true}): DataFrame;
    split(pat?: string | null, options?: SplitOptions): Series;

    /**
     * Parts between separators, from the end on: lists, or with `expand` columns.
     *
     * pandas' and Mars's `Series.str.rsplit`.
     *
     * @example
     * await md.Series(['a_b_c', 'd']).str.rsplit('_', {n: 1}).execute()
     * // 0    [a_b, c]
     * // 1         [d]
     * // dtype: object
     */
    rsplit(pat: string | null, options: SplitOptions & {readonly expand: true}): DataFrame;
    rsplit(pat?: string | null, options?: SplitOptions): Series;

    /**
     * What stands before the first separator, it, and what follows: columns, or with `expand: false` lists.
     *
     * pandas' and Mars's `Series.str.partition`.
     *
     * @example
     * await md.Series(['a b c', 'd']).str.partition(' ').execute()
     * //    0  1    2
     * // 0  a     b c
     * // 1  d
     */
    partition(sep?: string, options?: {readonly expand?: true}): DataFrame;
    partition(sep: string, options: {readonly expand: false}): Series;

    /**
     * What stands before the last separator, it, and what follows: columns, or with `expand: false` lists.
     *
     * pandas' and Mars's `Series.str.rpartition`.
     *
     * @example
     * await md.Series(['a b c', 'd']).str.rpartition(' ').execute()
     * //      0  1  2
     * // 0  a b     c
     * // 1          d
     */
    rpartition(sep?: string, options?: {readonly expand?: true}): DataFrame;
    rpartition(sep: string, options: {readonly expand: false}): Series;
  }
}

function splitter(pat: string | null, n: number, back: boolean): (value: string) => string[] {
  const most = n <= 0 ? Infinity : n;
  if (pat === null || pat === '') return (value) => splitSpace(value, most, back);
  const found = pat.length === 1 || back ? null : compile(pat);
  return (value) => {
    const parts = found === null ? value.split(pat) : splitBy(value, found, most);
    if (parts.length - 1 <= most) return parts;
    if (back) return [parts.slice(0, parts.length - most).join(pat), ...parts.slice(parts.length - most)];
    return [...parts.slice(0, most), parts.slice(most).join(pat)];
  };
}

function splitBy(value: string, found: RegExp, most: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of value.matchAll(found)) {
    if (parts.length >= most) break;
    parts.push(value.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, value.slice(from)];
}

function splitSpace(value: string, most: number, back: boolean): string[] {
  const words = [...value.matchAll(/\S+/g)];
  if (words.length - 1 <= most) return words.map(([word]) => word);
  if (back) {
    const first = words[words.length - most];
    return [
      value.slice(0, first?.index ?? 0).trim(),
      ...words.slice(words.length - most).map(([word]) => word),
    ];
  }
  const rest = words[most];
  return [...words.slice(0, most).map(([word]) => word), value.slice(rest?.index ?? 0).trimEnd()];
}

function partitioner(sep: string, back: boolean): (value: string) => string[] {
  return (value) => {
    const at = back ? value.lastIndexOf(sep) : value.indexOf(sep);
    if (at < 0) return back ? ['', '', value] : [value, '', ''];
    return [value.slice(0, at), sep, value.slice(at + sep.length)];
  };
}

/** Lists as columns, as many as the longest has; what is missing is so in all. */
export function spread(lists: LocalSeries, width?: number): LocalFrame {
  const rows = lists.vector.toArray();
  const longest = rows.reduce<number>((most, row) => Math.max(most, Array.isArray(row) ? row.length : 0), 0);
  const columns = width ?? Math.max(1, longest);
  const vectors = Array.from({length: columns}, (_, j) =>
    inferVector(
      rows.map((row): Value => (Array.isArray(row) ? ((row[j] as Value | undefined) ?? null) : NaN)),
      'object',
    ),
  );
  return new LocalFrame(RangeIndex.of(columns), lists.index, vectors);
}

function inferExpanded(node: Node, expand: boolean, width: number | null): Meta {
  const meta = inferStrings(node, 'object');
  if (!expand) return meta;
  const columns =
    width === null ? null : Array.from({length: width}, (_, label) => ({label, dtype: 'object' as const}));
  return {
    kind: 'dataframe',
    columns,
    index: node.meta.kind === 'series' ? indexOfMeta(node.meta) : unknownIndex,
  };
}

const splitParams = {
  s: series,
  pat: p.optional(p.text, null),
  n: p.optional(p.int, -1),
  expand: p.optional(p.bool, false),
};
const partitionParams = {s: series, sep: p.optional(p.text, ' '), expand: p.optional(p.bool, true)};

export const split = define({
  name: 'split',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  params: splitParams,
  infer: ({s, expand}) => inferExpanded(s, expand, null),
  async lower({s, pat, n, expand}, context) {
    const lists = await mapStrings(await valuesOf(s, context), text, splitter(pat, n, false), context);
    return lowered(expand ? spread(lists) : lists, context);
  },
});

export const rsplit = define({
  name: 'rsplit',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  params: splitParams,
  infer: ({s, expand}) => inferExpanded(s, expand, null),
  async lower({s, pat, n, expand}, context) {
    const lists = await mapStrings(await valuesOf(s, context), text, splitter(pat, n, true), context);
    return lowered(expand ? spread(lists) : lists, context);
  },
});

export const partition = define({
  name: 'partition',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  params: partitionParams,
  infer: ({s, expand}) => inferExpanded(s, expand, 3),
  async lower({s, sep, expand}, context) {
    const lists = await mapStrings(await valuesOf(s, context), text, partitioner(sep, false), context);
    return lowered(expand ? spread(lists, 3) : lists, context);
  },
});

export const rpartition = define({
  name: 'rpartition',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  params: partitionParams,
  infer: ({s, expand}) => inferExpanded(s, expand, 3),
  async lower({s, sep, expand}, context) {
    const lists = await mapStrings(await valuesOf(s, context), text, partitioner(sep, true), context);
    return lowered(expand ? spread(lists, 3) : lists, context);
  },
});
