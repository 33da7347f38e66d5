import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  MultiIndex,
  labelKey,
  type Label,
  type Vector,
} from '../../../data/index.js';
import {ArgumentError, KeyError} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {unknownIndex, type Meta} from '../../../graph/index.js';
import {joined} from '../concat-local.js';
import {rows, unknownFrame} from '../define-frame.js';
import {defineLocal, type LocalData} from '../define-local.js';
import {sortedLabels} from '../labels.js';

/** Options of {@link DataFrameMethods.stack}. */
export type StackOptions = Options<{
  /** Which levels of the column labels, by place or name; the last unless given. */
  level: Label | readonly Label[];
  /** Whether rows without any value are left out (the default). */
  dropna: boolean;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Column labels as a further level of the row labels: a series of all values, or with column labels of several levels a frame of those that are
     * left. Labels of several levels are sorted.
     *
     * pandas' and Mars's `DataFrame.stack`.
     *
     * @throws KeyError for a level that the column labels do not have.
     * @example
     * await md.DataFrame([[0, 1], [2, 3]], {index: ['cat', 'dog'], columns: ['weight', 'height']}).stack().execute()
     * // cat  weight    0
     * //      height    1
     * // dog  weight    2
     * //      height    3
     * // dtype: int64
     */
    stack(level?: Label | readonly Label[] | StackOptions, options?: StackOptions): DataFrame | Series;
  }
}

/** The place of a level of the column labels. */
function levelPlace(columns: LocalIndex, level: Label): number {
  const named = columns.names.findIndex((name) => name !== null && labelKey(name) === labelKey(level));
  if (named >= 0) return named;
  const place = typeof level === 'number' ? (level < 0 ? level + columns.nlevels : level) : -1;
  if (Number.isInteger(place) && place >= 0 && place < columns.nlevels) return place;
  throw new KeyError(
    `stack: level ${String(level)} is not among ${String(columns.nlevels)} of the column labels`,
  );
}

function distinct(labels: readonly Label[]): Label[] {
  return [...new Map(labels.map((label) => [labelKey(label), label])).values()];
}

/** One level of the column labels moved to the row labels. */
function stacked(frame: LocalFrame, level: number): LocalFrame | LocalSeries {
  const {columns, index, length} = frame;
  const several = columns instanceof MultiIndex;
  const all = several ? columns.get_level_values(level).toArray() : columns.toArray();
  const keys = several ? sortedLabels(distinct(all)) : all;
  const order = Int32Array.from(
    {length: length * keys.length},
    (_, i) => (i % keys.length) * length + Math.floor(i / keys.length),
  );
  const owner = order.map((_, i) => Math.floor(i / keys.length));
  const arrays = index instanceof MultiIndex ? index.arrays : [index.vector];
  const keyVector = LocalIndex.from(keys).vector.take(order.map((_, i) => i % keys.length));
  const rowLabels = new MultiIndex([...arrays.map((array) => array.take(owner)), keyVector], {
    names: [...index.names, columns.names[level] ?? null],
  });
  if (!several) return new LocalSeries(rowLabels, joined(frame.vectors).take(order));
  const kept = columns.names.map((_, i) => i).filter((i) => i !== level);
  const restOf = (place: number): Label[] => kept.map((i) => columns.arrays[i]?.at(place) as Label);
  const rests = sortedRests(columns.toArray().map((_, place) => restOf(place)));
  const cells = new Map(all.map((key, place) => [labelKey([key, ...restOf(place)] as Label), place]));
  const vectors = rests.map((rest) => {
    const parts = keys.map((key): Vector | number => {
      const place = cells.get(labelKey([key, ...rest] as Label));
      return place === undefined ? length : (frame.vectors[place] as Vector);
    });
    return joined(parts).take(order);
  });
  const names = kept.map((i) => columns.names[i] ?? null);
  const labels =
    kept.length > 1
      ? MultiIndex.from_tuples(rests, {names})
      : LocalIndex.from(
          rests.map(([label]) => label),
          {name: names[0] ?? null},
        );
  return new LocalFrame(labels, rowLabels, vectors);
}

/** The labels of the levels that are left, each once, sorted by the first level, then by the next. */
function sortedRests(all: readonly Label[][]): Label[][] {
  const each = [...new Map(all.map((rest) => [labelKey(rest as unknown as Label), rest])).values()];
  const ranks = (all[0] ?? []).map((_, level) => {
    const values = sortedLabels(distinct(each.map((rest) => rest[level] as Label)));
    return new Map(values.map((value, rank) => [labelKey(value), rank]));
  });
  const rank = (rest: Label[], level: number): number => ranks[level]?.get(labelKey(rest[level])) ?? 0;
  return each.sort((a, b) => {
    const level = ranks.findIndex((_, i) => rank(a, i) !== rank(b, i));
    return level < 0 ? 0 : rank(a, level) - rank(b, level);
  });
}

function stackLevels(data: LocalData, level: Label | readonly Label[], dropna: boolean): LocalData {
  if (!(data instanceof LocalFrame)) throw new ArgumentError('stack takes a DataFrame');
  const places = (Array.isArray(level) ? (level as readonly Label[]) : [level as Label]).map((one) =>
    levelPlace(data.columns, one),
  );
  let made: LocalFrame | LocalSeries = data;
  for (const [i, place] of places.entries()) {
    if (!(made instanceof LocalFrame)) throw new KeyError('stack: the column labels have no further level');
    const before = places.slice(0, i).filter((earlier) => earlier < place).length;
    made = withoutEmpty(stacked(made, place - before), dropna);
  }
  return made;
}

function withoutEmpty(made: LocalFrame | LocalSeries, dropna: boolean): LocalFrame | LocalSeries {
  if (!dropna) return made;
  const vectors = made instanceof LocalFrame ? made.vectors : [made.vector];
  const rowsLeft = Array.from({length: made.length}, (_, row) => row).filter((row) =>
    vectors.some((vector) => !vector.isMissing(row)),
  );
  return rowsLeft.length === made.length ? made : made.take(rowsLeft);
}

function inferStack(meta: Meta, levels: number): Meta {
  const columns = meta.kind === 'dataframe' ? meta.columns : null;
  const [first] = columns ?? [];
  const depth = Array.isArray(first?.label) ? first.label.length : 1;
  return columns !== null && levels >= depth
    ? {kind: 'series', name: null, dtype: null, index: unknownIndex}
    : unknownFrame;
}

export const stack = defineLocal({
  name: 'stack',
  title: 'DataFrameStack',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    level: p.optional(p.oneOf(p.listOf(p.label), p.label), -1),
    dropna: p.optional(p.bool, true),
  },
  infer: ({df, level}) => inferStack(df.meta, Array.isArray(level) ? level.length : 1),
  compute: ({df, level, dropna}) => stackLevels(df, level as Label, dropna),
});
