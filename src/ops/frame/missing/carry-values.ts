/** Values carried forward or backward over what is missing. */
import {sql, windows, type Expr, type WindowColumn} from '../../../engine/sql/index.js';
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
