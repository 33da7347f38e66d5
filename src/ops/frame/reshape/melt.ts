import {LocalFrame, LocalIndex, RangeIndex, inferVector, type Label} from '../../../data/index.js';
import {ArgumentError, KeyError, NotSupportedError, unknownName} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import {rows, unknownFrame} from '../define-frame.js';
import {defineLocal, inferByTrying, type LocalData} from '../define-local.js';
import {joined} from '../concat-local.js';

/** Options of {@link DataFrameMethods.melt}. */
export type MeltOptions = Options<{
  /** The columns that stay. */
  id_vars: Label | readonly Label[];
  /** The columns whose values go below each other; all others unless given. */
  value_vars: Label | readonly Label[];
  /** The name of the column of labels; `variable` unless given, or the name of the column labels. */
  var_name: Label;
  value_name: string;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Columns put below each other: one row for each of their values, beside the columns that stay.
     *
     * pandas' and Mars's `DataFrame.melt`.
     *
     * @throws KeyError for an unknown column.
     * @example
     * await md.DataFrame({k: ['x', 'y'], a: [1, 2], b: [3, 4]}).melt({id_vars: 'k'}).execute()
     * //    k variable  value
     * // 0  x        a      1
     * // 1  y        a      2
     * // 2  x        b      3
     * // 3  y        b      4
     */
    melt(options?: MeltOptions): DataFrame;
  }
}

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * Columns put below each other: see {@link DataFrameMethods.melt}.
     *
     * pandas' and Mars's `melt`.
     *
     * @throws KeyError for an unknown column.
     * @example
     * await md.melt(md.DataFrame({k: ['x', 'y'], a: [1, 2]}), {id_vars: ['k'], value_name: 'n'}).execute()
     * //    k variable  n
     * // 0  x        a  1
     * // 1  y        a  2
     */
    melt(frame: DataFrame, options?: MeltOptions): DataFrame;
  }
}

interface Call {
  readonly id_vars: Label | readonly Label[] | null;
  readonly value_vars: Label | readonly Label[] | null;
  readonly var_name: Label;
  readonly value_name: string;
}

function places(frame: LocalFrame, labels: Label | readonly Label[] | null): number[] | null {
  if (labels === null) return null;
  const all: readonly Label[] = Array.isArray(labels) ? (labels as Label[]) : [labels as Label];
  return all.map((label) => {
    const [place] = frame.columns.positionsOf(label);
    if (place !== undefined) return place;
    throw new KeyError(
      `melt: '${String(label)}' is not among the columns.${unknownName(String(label), frame.columns.toArray().map(String))}`,
    );
  });
}

function melted(data: LocalData, call: Call): LocalFrame {
  if (!(data instanceof LocalFrame)) throw new ArgumentError('melt takes a DataFrame');
  if (data.columns.nlevels > 1)
    throw new NotSupportedError('melt: columns of several levels are not supported in a local session');
  const ids = places(data, call.id_vars) ?? [];
  const values =
    places(data, call.value_vars) ?? data.vectors.map((_, i) => i).filter((i) => !ids.includes(i));
  const kept = ids.map((id) => {
    const vector = data.vectors[id];
    return joined(values.map(() => vector ?? 0));
  });
  const labels = data.columns.toArray();
  const variable = inferVector(
    values.flatMap((place) => Array.from({length: data.length}, () => labels[place])),
    values.every((place) => typeof labels[place] === 'number') && values.length > 0 ? undefined : 'object',
  );
  const value = joined(values.map((place) => data.vectors[place] ?? 0));
  const name = call.var_name ?? data.columns.names[0] ?? 'variable';
  return new LocalFrame(
    LocalIndex.from([...ids.map((id) => labels[id]), name, call.value_name]),
    RangeIndex.of(data.length * values.length),
    [...kept, variable, value],
  );
}

const labels = p.optional(p.oneOf(p.listOf(p.label), p.label), null);

export const melt = defineLocal({
  name: 'melt',
  title: 'DataFrameMelt',
  places: ['DataFrame', 'md'],
  params: {
    frame: rows('dataframe'),
    id_vars: labels,
    value_vars: labels,
    var_name: p.optional(p.label, null),
    value_name: p.optional(p.text, 'value'),
  },
  infer: ({frame, ...call}) => inferByTrying(frame.meta, (data) => melted(data, call), unknownFrame, false),
  compute: ({frame, ...call}) => melted(frame, call),
});
