/** Cells kept or replaced by a condition: what `where`, `mask` and `get` with booleans share. */
import type {LowerContext} from '../../../engine/index.js';
import {
  choose,
  expr,
  literal,
  missingLike,
  settle,
  sql,
  toDType,
  toMixed,
  type Expr,
} from '../../../engine/sql/index.js';
import {apply, pairOf, scalarFor, type Axis, type Pair} from '../arithmetic/pair.js';
import {operandOf} from '../arithmetic/operand.js';
import {anyTrue} from '../any-true.js';
import {settledDTypes} from '../fill.js';
import type {Rows} from '../define-frame.js';

export interface Where {
  /** Booleans, matched by label where they have labels. */
  readonly cond: unknown;
  /** What stands where a cell is not kept. */
  readonly other: unknown;
  /** Whether cells are kept where the condition is true, or where it is false. */
  readonly keep: boolean;
  /** How a series as condition or replacement meets a frame. */
  readonly axis: Axis;
  readonly name: string;
}

/** `of` with `other` in the cells that the condition does not keep; its rows and columns stay. */
export async function whereRows(
  context: LowerContext,
  of: Rows,
  {cond, other, keep, axis, name}: Where,
): Promise<Rows> {
  const settled: Rows = {...of, relation: await settledDTypes(of.relation, context)};
  const width = settled.relation.columns.length;
  const condition = await onRowsOf(context, settled, cond, axis, name);
  const flags = apply(condition, (_, y) => (y === null ? literal(false) : truth(y)));
  // Both the values and the flags ride along, so that the replacement can be matched with them.
  const both: Rows = {
    ...settled,
    relation: settle({
      ...flags.relation,
      columns: [...condition.left.relation.columns, ...flags.relation.columns.slice(0, width)],
    }),
  };
  const values: Rows = {
    ...both,
    relation: {...both.relation, columns: both.relation.columns.slice(0, width)},
  };
  const replacement = await replaced(context, both, values, other, axis, name, width);
  const made = replacement.columns.map(({label, expr: value}, i) => {
    const flag = replacement.flags[i] as Expr;
    const kept = keep ? flag : expr(sql`(not ${flag})`, {dtype: 'bool', nullable: false});
    return {label, value, kept, expr: chosen(kept, value, replacement.others[i] ?? null, other)};
  });
  // A column of which nothing is replaced keeps its dtype.
  const changed = made.filter(({value, expr: e}) => value.dtype !== e.dtype || value.type !== e.type);
  const found = await anyTrue(
    context,
    replacement.relation,
    changed.map(({kept}) => expr(sql`(not ${kept})`, {dtype: 'bool', nullable: false})),
  );
  const whole = new Set(changed.filter((_, i) => found[i] !== true));
  const columns = made.map((one) => ({label: one.label, expr: whole.has(one) ? one.value : one.expr}));
  return {...of, relation: settle({...replacement.relation, columns})};
}

async function onRowsOf(
  context: LowerContext,
  of: Rows,
  value: unknown,
  axis: Axis,
  name: string,
): Promise<Pair> {
  const operand = await operandOf(value, context);
  if (operand.kind !== 'rows') return pairOf(of, operand, axis, context, name);
  if (of.kind === 'dataframe' && operand.rows.kind === 'series' && axis === 'columns')
    return pairOf(of, operand, axis, context, name);
  const {left, right} = await context.align(of.relation, operand.rows.relation, 'left');
  const columns = right.columns;
  return {
    left: {...of, relation: left},
    right:
      operand.rows.kind === 'dataframe'
        ? {kind: 'columns', columns}
        : {kind: 'each', expr: () => columns[0]?.expr ?? literal(false)},
    swapped: false,
  };
}

interface Replacement {
  readonly relation: Rows['relation'];
  readonly columns: Rows['relation']['columns'];
  readonly flags: readonly Expr[];
  readonly others: readonly (Expr | null)[];
}

async function replaced(
  context: LowerContext,
  both: Rows,
  values: Rows,
  other: unknown,
  axis: Axis,
  name: string,
  width: number,
): Promise<Replacement> {
  const pair = await onRowsOf(context, {...both, kind: both.kind}, other, axis, name);
  const all = pair.left.relation.columns;
  const columns = all.slice(0, width);
  const over: Pair = {...pair, left: {...values, relation: {...pair.left.relation, columns}}};
  const found: (Expr | null)[] = [];
  if (over.right.kind === 'each') for (const column of columns) found.push(over.right.expr(column.expr));
  else {
    const labelled = over.right.columns;
    for (const column of columns)
      found.push(labelled.find(({label}) => label === column.label)?.expr ?? null);
  }
  return {
    relation: pair.left.relation,
    columns,
    flags: all.slice(width).map((column) => column.expr),
    others: found,
  };
}

function truth(e: Expr): Expr {
  if (e.type === 'MIXED')
    return expr(sql`coalesce(union_extract(${e}, 'b'), false)`, {dtype: 'bool', nullable: false});
  return expr(e.nullable ? sql`coalesce(${e}, false)` : e.sql, {dtype: 'bool', nullable: false});
}

/** The value where it is kept, otherwise the replacement, in the dtype that holds both. */
function chosen(kept: Expr, value: Expr, other: Expr | null, given: unknown): Expr {
  const missing = given === null || (typeof given === 'number' && Number.isNaN(given));
  if (other === null || missing) return choose(kept, value, missingLike(value));
  const replacement = scalarFor(value, other, given);
  if (value.type === replacement.type && value.categories === undefined)
    return choose(kept, value, {...replacement, dtype: value.dtype});
  const both = choose(kept, value, replacement);
  return both.dtype === 'object' && value.type !== replacement.type
    ? choose(kept, toMixed(value), toMixed(replacement))
    : {...both, type: toDType(value, both.dtype).type};
}
