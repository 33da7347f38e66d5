import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  inferVector,
  kindOf,
  labelKey,
  type Label,
} from '../../../data/index.js';
import {align} from '../../../data/compute/align.js';
import {compareValues} from '../../../data/compare.js';
import {ArgumentError} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {unknownIndex, type Meta} from '../../../graph/index.js';
import {defineLocal, type LocalData} from '../define-local.js';
import {rows} from '../define-frame.js';
import {isColumns} from '../shape/names.js';
import {floatsOf} from '../window/kernel.js';
import {correlation} from './corr.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Correlation of each column of numbers, or with `axis: 1` of each row, with that of the same label of another frame, or
     * with a series; rows are matched by label. Labels that only one frame has are missing, unless `drop` leaves them out.
     *
     * pandas' and Mars's `DataFrame.corrwith`.
     *
     * @example
     * await md.DataFrame({a: [1, 2, 3], b: [3, 1, 2]}).corrwith(md.Series([3, 2, 1])).execute()
     * // a   -1.0
     * // b    0.5
     * // dtype: float64
     */
    corrwith(
      other: DataFrame | Series,
      options?: Options<{axis: 0 | 1 | 'index' | 'columns'; drop: boolean; method: 'pearson' | 'spearman'}>,
    ): Series;
  }
}

/** Columns of numbers by their labels, over the rows of `index`. */
interface Columns {
  readonly labels: readonly Label[];
  readonly values: ReadonlyMap<unknown, Float64Array>;
}

function columnsOf(frame: LocalFrame, places: Int32Array | null): Columns {
  const numeric = frame.vectors.flatMap((vector, i) => ('biuf'.includes(kindOf(vector.dtype)) ? [i] : []));
  const labels = numeric.map((i) => frame.columns.at(i));
  const values = new Map(
    numeric.map((i, at) => {
      const own = floatsOf(frame.vectors[i] ?? inferVector([]), 'corrwith');
      const moved = places === null ? own : Float64Array.from(places, (place) => own[place] ?? NaN);
      return [labelKey(labels[at]), moved] as const;
    }),
  );
  return {labels, values};
}

function turned(data: LocalData): LocalFrame {
  if (!(data instanceof LocalFrame)) throw new ArgumentError('corrwith takes a DataFrame');
  const numeric = data.vectors.flatMap((vector, i) => ('biuf'.includes(kindOf(vector.dtype)) ? [i] : []));
  const columns = numeric.map((i) => floatsOf(data.vectors[i] ?? inferVector([]), 'corrwith'));
  const vectors = Array.from({length: data.length}, (_, row) =>
    inferVector(Float64Array.from(columns, (column) => column[row] ?? NaN)),
  );
  return new LocalFrame(data.index, data.columns.take(numeric), vectors);
}

type Method = 'pearson' | 'spearman';

function withSeries(frame: LocalFrame, other: LocalSeries, method: Method): LocalSeries {
  const {left, right} = align(frame.index, other.index);
  const {labels, values} = columnsOf(frame, left);
  const own = floatsOf(other.vector, 'corrwith');
  const beside = right === null ? own : Float64Array.from(right, (place) => own[place] ?? NaN);
  const made = labels.map((label) => correlation(values.get(labelKey(label)) ?? beside, beside, method, 1));
  return new LocalSeries(LocalIndex.from(labels), inferVector(made, 'float64'));
}

function withFrame(frame: LocalFrame, other: LocalFrame, drop: boolean, method: Method): LocalSeries {
  const {left, right} = align(frame.index, other.index);
  const [mine, theirs] = [columnsOf(frame, left), columnsOf(other, right)];
  const shared = mine.labels.filter((label) => theirs.values.has(labelKey(label)));
  const made = shared.map((label) => {
    const empty = new Float64Array(0);
    const key = labelKey(label);
    return correlation(mine.values.get(key) ?? empty, theirs.values.get(key) ?? empty, method, 1);
  });
  if (drop) return new LocalSeries(LocalIndex.from(shared), inferVector(made, 'float64'));
  const found = new Set(shared.map(labelKey));
  const others = [...mine.labels, ...other.columns].filter((label) => !found.has(labelKey(label)));
  const rest = [...new Map(others.map((label) => [labelKey(label), label])).values()];
  if (new Set(rest.map((label) => typeof label)).size === 1) rest.sort(compareValues);
  const all = [...made, ...rest.map(() => NaN)];
  return new LocalSeries(LocalIndex.from([...shared, ...rest]), inferVector(all, 'float64'));
}

export const corrwith = defineLocal({
  name: 'corrwith',
  title: 'DataFrameCorr',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    other: rows('dataframe', 'series'),
    axis: p.optional(p.choice(0, 1, 'index', 'columns'), 0),
    drop: p.optional(p.bool, false),
    method: p.optional(p.choice('pearson', 'spearman'), 'pearson'),
  },
  infer: (): Meta => ({kind: 'series', name: null, dtype: 'float64', index: unknownIndex}),
  compute({df, other, axis, drop, method}) {
    const across = isColumns(axis);
    const frame = across ? turned(df) : df;
    if (!(frame instanceof LocalFrame)) throw new ArgumentError('corrwith takes a DataFrame');
    if (other instanceof LocalSeries) return withSeries(frame, other, method);
    const beside = across ? turned(other) : other;
    if (!(beside instanceof LocalFrame)) throw new ArgumentError('corrwith takes a DataFrame or a Series');
    return withFrame(frame, beside, drop, method);
  },
});
