/** Values carried forward or backward over what is missing. */
import {commonDType} from '../../../data/index.js';
import {
  expr,
  joined,
  settle,
  sql,
  toDType,
  toMixed,
  windows,
  type Column,
  type Expr,
  type WindowColumn,
} from '../../../engine/sql/index.js';
import type {Rows} from '../define-frame.js';

/**
 * The last value before (or with `forward: false` the next one after) where a value is missing.
 *
 * @param limit how many missing values in a row are filled at most; null for all.
 */
export function carried(of: Rows, forward: boolean, limit: number | null): Rows {
  const {relation} = of;
  const columns = relation.columns.map(({label, expr}): WindowColumn => ({
    label,
    inputs: [expr],
    frame: forward ? {before: limit, after: 0} : {before: 0, after: limit},
    of: ([input]) => {
      const value = input as Expr;
      const name = forward ? sql`last_value` : sql`first_value`;
      return {sql: sql`${name}(${value} ignore nulls)`, traits: value};
    },
  }));
  return {...of, relation: {...windows(relation, [], columns), columnNames: relation.columnNames}};
}

/** The same along each row: the value of the last column before (or the next one after). All columns get the dtype that holds every value. */
export function carriedAcross(of: Rows, forward: boolean, limit: number | null): Rows {
  const {relation} = of;
  const alike = sameDType(relation.columns.map((column) => column.expr));
  const columns = relation.columns.map(({label}, i): Column => {
    const near = forward ? alike.slice(0, i + 1).reverse() : alike.slice(i);
    const seen = limit === null ? near : near.slice(0, limit + 1);
    const [own] = seen;
    return {
      label,
      expr: expr(sql`coalesce(${joined(seen, ', ')})`, {
        ...(own as Expr),
        nullable: seen.every((e) => e.nullable),
      }),
    };
  });
  return {...of, relation: settle({...relation, columns})};
}

function sameDType(exprs: readonly Expr[]): readonly Expr[] {
  const dtype = commonDType(exprs.map((e) => e.dtype));
  if (dtype !== 'object') return exprs.map((e) => toDType(e, dtype));
  const types = new Set(exprs.map((e) => (e.categories === undefined ? e.type : null)));
  const alike = types.size === 1 && !types.has(null);
  return exprs.map((e) => (alike && e.dtype === 'object' ? e : toMixed(e)));
}
