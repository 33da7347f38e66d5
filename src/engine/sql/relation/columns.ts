/** Choosing and computing columns. */

import type {Expr} from '../expression/expr.js';
import {asLabels} from '../rules/cast.js';
import {positionsOf, settle} from '../relation.js';
import type {Column, LevelRows, Relation} from '../relation.js';
import {sameLabel} from '../label.js';
import type {Label} from '../label.js';
import {withLevels} from './ordinal.js';

/**
 * `rel` with `columns` for its columns; rows and labels stay.
 *
 * @example
 * project(rel, [{label: 'twice', expr: mul(columnOf(rel, 'a'), literal(2))}])
 */
export function project(
  rel: Relation,
  columns: readonly Column[],
  columnNames: readonly Label[] = rel.columnNames,
): Relation {
  return settle({...rel, columns, columnNames});
}

/** The columns at `positions`, in that order. */
export function selectColumns(rel: Relation, positions: readonly number[]): Relation {
  return {...rel, columns: positions.map((at) => rel.columns[at] as Column)};
}

/** `rel` with each of `columns` in the place of those with its label, or at the end where there is none. */
export function assign(rel: Relation, columns: readonly Column[]): Relation {
  let all = [...rel.columns];
  for (const column of columns) {
    const known = all.some((one) => sameLabel(one.label, column.label));
    all = known ? all.map((one) => (sameLabel(one.label, column.label) ? column : one)) : [...all, column];
  }
  return settle({...rel, columns: all});
}

/** `rel` without the columns at `positions`. */
export function dropColumns(rel: Relation, positions: readonly number[]): Relation {
  return {...rel, columns: rel.columns.filter((_, i) => !positions.includes(i))};
}

/** `rel` with each column's expression changed. */
export function mapColumns(
  rel: Relation,
  change: (e: Expr, label: Label, position: number) => Expr,
): Relation {
  return settle({
    ...rel,
    columns: rel.columns.map((column, i) => ({...column, expr: change(column.expr, column.label, i)})),
  });
}

/** `rel` with other labels for its columns. */
export function relabel(
  rel: Relation,
  labels: readonly Label[],
  columnNames: readonly Label[] = rel.columnNames,
): Relation {
  return {
    ...rel,
    columns: rel.columns.map((column, i) => ({...column, label: labels[i] ?? null})),
    columnNames,
  };
}

/**
 * Columns become the row labels, as `set_index`.
 *
 * @param labels the columns; with several, a MultiIndex.
 * @param options `drop: false` keeps them as columns too; `append: true` puts them below the levels there are.
 */
export function setIndex(
  rel: Relation,
  labels: readonly Label[],
  options: {readonly drop?: boolean; readonly append?: boolean} = {},
): Relation {
  const {drop = true, append = false} = options;
  const positions = labels.map((label) => positionsOf(rel, label)[0] ?? -1);
  const levels = positions.map((at, i) => ({
    name: labels[i] ?? null,
    expr: asLabels((rel.columns[at] as Column).expr),
  }));
  const base = append ? withLevels(rel) : rel;
  const index: LevelRows = {
    kind: 'levels',
    levels: append ? [...(base.index as LevelRows).levels, ...levels] : levels,
  };
  return drop ? dropColumns({...base, index}, positions) : {...base, index};
}

/**
 * The row labels become columns (or go away with `drop`), and a RangeIndex takes their place, as `reset_index`.
 *
 * @param names labels for the new columns, one a level.
 */
export function resetIndex(rel: Relation, names: readonly Label[], drop = false): Relation {
  const index = {kind: 'range', start: 0, step: 1, name: null} as const;
  if (drop) return {...rel, index};
  const labelled = withLevels(rel);
  const columns = labelled.index.levels.map((level, i): Column => ({
    label: names[i] ?? level.name,
    expr: level.expr,
  }));
  return {...labelled, index, columns: [...columns, ...labelled.columns]};
}
