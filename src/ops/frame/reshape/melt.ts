import {
  LocalFrame,
  LocalIndex,
  MultiIndex,
  RangeIndex,
  inferVector,
  type Label,
} from '../../../data/index.js';
import {ArgumentError, KeyError, unknownName} from '../../../errors/index.js';
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
  /** The name of the column of labels; `variable` unless given, or the name of the column labels. One for each level where there are several. */
  var_name: Label | readonly Label[];
  value_name: string;
  /** The level of the column labels to go by, where they have several. */
  col_level: number | string;
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
  readonly var_name: Label | readonly Label[];
  readonly value_name: string;
  readonly col_level: Label;
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

/** The frame with one level of its column labels alone, where that is asked for. */
function atLevel(frame: LocalFrame, level: Label): LocalFrame {
  const {columns} = frame;
  if (level === null || !(columns instanceof MultiIndex)) return frame;
  return new LocalFrame(columns.get_level_values(level as number | string), frame.index, frame.vectors);
}

/** What the columns of the melted labels are called: one for each level. */
function variableNames({columns}: LocalFrame, given: Label | readonly Label[]): readonly Label[] {
  if (!(columns instanceof MultiIndex)) return [given ?? columns.name ?? 'variable'] as readonly Label[];
  if (Array.isArray(given)) return given as readonly Label[];
  if (given !== null) return columns.names.map((_, level) => `${String(given)}_${level}`);
  const named = columns.names.filter((name) => name !== null);
  const unique = new Set(named).size === columns.nlevels;
  return columns.names.map((name, level) => (unique ? name : `variable_${level}`));
}

function melted(given: LocalData, call: Call): LocalFrame {
  if (!(given instanceof LocalFrame)) throw new ArgumentError('melt takes a DataFrame');
  const data = atLevel(given, call.col_level);
  const ids = places(data, call.id_vars) ?? [];
  const values =
    places(data, call.value_vars) ?? data.vectors.map((_, i) => i).filter((i) => !ids.includes(i));
  const kept = ids.map((id) => {
    const vector = data.vectors[id];
    return joined(values.map(() => vector ?? 0));
  });
  const labels = data.columns.toArray();
  const names = variableNames(data, call.var_name);
  const variables = names.map((_, level) => {
    const ofColumn = labels.map((label) => (Array.isArray(label) ? (label[level] as Label) : label));
    return inferVector(
      values.flatMap((place) => Array.from({length: data.length}, () => ofColumn[place])),
      values.every((place) => typeof ofColumn[place] === 'number') && values.length > 0
        ? undefined
        : 'object',
    );
  });
  const value = joined(values.map((place) => data.vectors[place] ?? 0));
  return new LocalFrame(
    LocalIndex.from([...ids.map((id) => labels[id] ?? null), ...names, call.value_name]),
    RangeIndex.of(data.length * values.length),
    [...kept, ...variables, value],
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
    var_name: p.optional(p.oneOf(p.listOf(p.label), p.label), null),
    value_name: p.optional(p.text, 'value'),
    col_level: p.optional(p.label, null),
  },
  infer: ({frame, ...call}) => inferByTrying(frame.meta, (data) => melted(data, call), unknownFrame, false),
  compute: ({frame, ...call}) => melted(frame, call),
});
