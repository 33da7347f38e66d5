/** Relations one below the other. */

import {commonDType} from '../../../data/promote.js';
import type {DType} from '../../../data/dtype.js';
import {reference} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {nullSql} from '../expression/literal.js';
import {Slot, Sql} from '../expression/sql.js';
import {labelKey} from '../label.js';
import {kept, labelMap, rangeRows, relation, sealWindows} from '../relation.js';
import type {Column, Level, Relation} from '../relation.js';
import {toDType, toMixed, unified} from '../rules/cast.js';
import {inOrder, withLevels} from './ordinal.js';
import {unionSource} from './source.js';

export interface ConcatOptions {
  /** Columns that any of the relations has (the usual), or only those that all have. */
  readonly join?: 'outer' | 'inner';
  /** Number the rows anew instead of keeping their labels. */
  readonly ignoreIndex?: boolean;
}

/** The columns of the result, in order of first appearance. */
function allColumns(parts: readonly Relation[], join: 'outer' | 'inner'): Column[] {
  const found = new Map<unknown, Column>();
  for (const part of parts) {
    for (const column of part.columns) {
      const key = labelKey(column.label);
      if (!found.has(key)) found.set(key, column);
    }
  }
  const all = [...found.values()];
  if (join === 'outer') return all;
  const maps = parts.map(labelMap);
  return all.filter((column) => maps.every((map) => map.has(labelKey(column.label))));
}

/** One output: what each part puts there, brought to the dtype that all share. */
function unite(
  exprs: readonly (Expr | undefined)[],
  hint: 'c' | 'i',
): {readonly slot: Slot; readonly sqls: readonly Sql[]; readonly expr: Expr} {
  const present = unified(exprs.filter((e) => e !== undefined));
  const dtype: DType = commonDType(present.map((e) => e.dtype));
  const all = present[Symbol.iterator]();
  const cast = exprs.map((e) => (e === undefined ? undefined : toDType(all.next().value as Expr, dtype)));
  const types = new Set(cast.flatMap((e) => (e === undefined ? [] : [e.type])));
  const type = types.size === 1 ? ([...types][0] as Expr['type']) : 'MIXED';
  const nullable = exprs.some((e) => e === undefined || e.nullable);
  const slot = new Slot(hint);
  const sqls = cast.map((e) => (e === undefined ? nullSql(type) : type === 'MIXED' ? toMixed(e).sql : e.sql));
  const first = cast.find((e) => e !== undefined) as Expr;
  return {slot, sqls, expr: reference(slot, {...first, dtype, type, nullable})};
}

/**
 * The rows of `parts` one below the other, in order: `concat` along the rows. Columns are matched by label; a part that
 * lacks one has missing values there. Parts with duplicate labels must have the same labels in the same order.
 */
export function concatRows(parts: readonly Relation[], options: ConcatOptions = {}): Relation {
  const {join = 'outer', ignoreIndex = false} = options;
  const [first] = parts;
  if (first === undefined) throw new Error('nothing to concatenate');
  const ready = parts.map((part) =>
    sealWindows(inOrder(ignoreIndex ? {...part, index: rangeRows()} : withLevels(part))),
  );
  const alike = ready.every((part) => sameLabels(part, first));
  const labels = alike ? first.columns : allColumns(ready, join);
  const maps = ready.map(labelMap);
  const columns = labels.map(({label}, j) => {
    const exprs = ready.map(
      (part, i) =>
        part.columns[alike ? j : ((maps[i] as Map<unknown, number>).get(labelKey(label)) ?? -1)]?.expr,
    );
    return {label, ...unite(exprs, 'c')};
  });
  const names = ready.map((part) => (part.index.kind === 'levels' ? part.index.levels : []));
  const levels = ignoreIndex
    ? []
    : (names[0] as readonly Level[]).map((level, j) => {
        const united = unite(
          names.map((own) => own[j]?.expr),
          'i',
        );
        const shared = names.every(
          (own) => own[j] !== undefined && labelKey(own[j].name) === labelKey(level.name),
        );
        return {name: shared ? level.name : null, ...united};
      });
  const outputs = [...levels, ...columns];
  const source = unionSource(
    ready.map((part, i) => ({source: part.source, columns: outputs.map((output) => output.sqls[i] as Sql)})),
    outputs.map((output) => output.slot),
  );
  const lengths = parts.map((part) => part.length);
  return relation({
    source,
    columns: columns.map(({label, expr: e}) => ({label, expr: e})),
    index: ignoreIndex
      ? rangeRows()
      : {kind: 'levels', levels: levels.map(({name, expr: e}) => ({name, expr: e}))},
    order: kept,
    columnNames: first.columnNames,
    length: lengths.includes(null) ? null : lengths.reduce<number>((sum, n) => sum + (n ?? 0), 0),
  });
}

function sameLabels(a: Relation, b: Relation): boolean {
  return (
    a.columns.length === b.columns.length &&
    a.columns.every((column, i) => labelKey(column.label) === labelKey((b.columns[i] as Column).label))
  );
}
