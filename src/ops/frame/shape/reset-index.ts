import {labelKey, type Label} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import {
  rangeRows,
  showLabel,
  withLevels,
  type Column,
  type Level,
  type Relation,
} from '../../../engine/sql/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {defineFrame, rows, sameRows, unknownFrame, type Rows} from '../define-frame.js';
import {levelPlace} from './row-labels.js';

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The row labels as columns, or dropped, and rows numbered anew.
     *
     * pandas' and Mars's `DataFrame.reset_index`.
     *
     * @throws ValueError when a column has the name of a level already.
     * @example
     * await md.DataFrame({a: [1, 2]}, {index: ['x', 'y']}).reset_index().execute()
     * //   index  a
     * // 0     x  1
     * // 1     y  2
     */
    reset_index(
      options?: Options<{
        /** The levels to take; all when absent. */
        level: string | number | readonly (string | number)[];
        drop: boolean;
        inplace: boolean;
        /** The level of the column labels that takes the name, and what stands in the others. */
        col_level: string | number;
        col_fill: Label;
        incremental_index: boolean;
      }>,
    ): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The row labels as columns beside the values, or with `drop: true` a series whose values are numbered anew.
     *
     * pandas' and Mars's `Series.reset_index`.
     *
     * @example
     * await md.Series([1, 2], {index: ['x', 'y'], name: 'v'}).reset_index().execute()
     * //   index  v
     * // 0     x  1
     * // 1     y  2
     */
    reset_index(options: {
      readonly drop: true;
      readonly inplace?: boolean;
      readonly level?: string | number;
    }): Series;
    reset_index(
      options?: Options<{
        level: string | number | readonly (string | number)[];
        drop: boolean;
        name: Label;
        inplace: boolean;
        incremental_index: boolean;
      }>,
    ): DataFrame;
  }
}

const common = {
  level: p.optional(p.oneOf(p.listOf(p.label), p.label), null),
  drop: p.optional(p.bool, false),
};

interface Reset {
  readonly level: Label | Label[];
  readonly drop: boolean;
  readonly column: (name: Label) => Label;
}

function reset(rel: Relation, {level, drop, column}: Reset): Relation {
  if (level === null && drop) return {...rel, index: rangeRows()};
  const labelled = withLevels(rel);
  const {levels} = labelled.index;
  const names = levels.map(({name}) => name);
  const places =
    level === null
      ? levels.map((_, i) => i)
      : (Array.isArray(level) ? level : [level]).map((one) => levelPlace(names, one));
  const rest = levels.filter((_, i) => !places.includes(i));
  const index = rest.length === 0 ? rangeRows() : {kind: 'levels' as const, levels: rest};
  if (drop) return {...labelled, index};
  const taken = [...places].sort((a, b) => a - b);
  const added = taken.map((i): Column => {
    const {name, expr} = levels[i] as Level;
    return {label: column(name ?? unnamed(rel, levels.length, i)), expr};
  });
  for (const {label} of added) {
    if (rel.columns.some((one) => labelKey(one.label) === labelKey(label)))
      throw new ValueError(`reset_index: cannot insert ${showLabel(label)}, already exists`);
  }
  return {...labelled, index, columns: [...added, ...labelled.columns]};
}

function unnamed(rel: Relation, levels: number, i: number): Label {
  if (levels > 1) return `level_${String(i)}`;
  return rel.columns.some(({label}) => label === 'index') ? 'level_0' : 'index';
}

export const resetIndex = defineFrame({
  name: 'reset_index',
  title: 'DataFrameResetIndex',
  places: ['DataFrame'],
  params: {
    df: rows('dataframe'),
    ...common,
    inplace: p.optional(p.bool, false),
    col_level: p.optional(p.oneOf(p.int, p.text), 0),
    col_fill: p.optional(p.label, ''),
    incremental_index: p.optional(p.bool, false),
  },
  inPlace: ({inplace}) => inplace,
  unknown: ({df}) => sameRows(df),
  build({df, level, drop, col_level: columnLevel, col_fill: fill}): Rows {
    const {relation} = df;
    const tuples = relation.columns.map(({label}) => label).filter((label) => Array.isArray(label));
    const width =
      tuples.length > 0 && tuples.length === relation.columns.length
        ? Math.max(relation.columnNames.length, (tuples[0] as readonly Label[]).length)
        : 1;
    const column = (name: Label): Label => {
      if (width === 1) return name;
      const at =
        typeof columnLevel === 'number' ? columnLevel : levelPlace(relation.columnNames, columnLevel);
      return Array.from({length: width}, (_, i) => (i === at ? name : fill)) as Label;
    };
    return {kind: 'dataframe', relation: reset(relation, {level, drop, column})};
  },
});

export const resetSeriesIndex = defineFrame({
  name: 'reset_index',
  title: 'DataFrameResetIndex',
  places: ['Series'],
  params: {
    df: rows('series'),
    ...common,
    name: p.optional(p.label, null),
    inplace: p.optional(p.bool, false),
    incremental_index: p.optional(p.bool, false),
  },
  inPlace: ({inplace}) => inplace,
  unknown: ({df, drop}) => (drop ? sameRows(df) : unknownFrame),
  build({df, level, drop, name}): Rows {
    const {relation} = df;
    if (drop) return {kind: 'series', relation: reset(relation, {level, drop, column: (one) => one})};
    const columns = relation.columns.map((column): Column => ({...column, label: name ?? column.label ?? 0}));
    return {kind: 'dataframe', relation: reset({...relation, columns}, {level, drop, column: (one) => one})};
  },
});
