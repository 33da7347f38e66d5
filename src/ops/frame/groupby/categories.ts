/** Groups by categories: there is one for each category, whether it has rows or not. */
import type {LowerContext} from '../../../engine/index.js';
import {
  anyNullable,
  asCategories,
  asLabels,
  expr,
  fetchFrame,
  groupBy,
  integerSql,
  join,
  literal,
  labelsOf,
  nullSql,
  reduce,
  reference,
  relation,
  selectSource,
  Slot,
  sql,
  toMixed,
  valuesSource,
  type Aggregation,
  type Column,
  type Expr,
  type GroupKey,
  type GroupOptions,
  type Relation,
  type Sql,
} from '../../../engine/sql/index.js';

/** An aggregation, and whether it is 0 for combinations of several keys that have no rows; others are missing there. */
export interface CategoryAggregation extends Aggregation {
  readonly countsNothing: boolean;
}

const exprsIn = (rel: Relation): Expr[] => rel.columns.map((column) => column.expr);

/** True where groups by these keys include some that may have no rows. */
export function hasCategories(keys: readonly GroupKey[]): boolean {
  return keys.some(({expr}) => expr.categories !== undefined);
}

/** All values that a key can have: each category, or each value that there is. */
function domainOf(rel: Relation, key: GroupKey, dropna: boolean): Relation {
  const {categories} = key.expr;
  if (categories === undefined) return groupBy(rel, [key], [], {asIndex: false, dropna});
  const slot = new Slot('i');
  const values = categories.values.map((_, code) => integerSql(code));
  const codes = reference(slot, {...key.expr, nullable: false});
  return relation({
    source: valuesSource([{slot, type: key.expr.type, values}], values.length),
    columns: [{label: key.name, expr: codes}],
    length: values.length,
  });
}

/** Every row of one beside every row of the other. */
function crossed(left: Relation, right: Relation): Relation {
  const sides = join(left, exprsIn(left), [], right, exprsIn(right), 'cross');
  const labels = [...labelsOf(left), ...labelsOf(right)];
  const columns = [...sides.left, ...sides.right].map((e, i): Column => ({
    label: labels[i] ?? null,
    expr: e,
  }));
  return relation({source: sides.source, columns});
}

/**
 * One row for each combination of the values of `keys`: every category of those that have categories. Groups without
 * rows have what the aggregation of nothing gives, or, with several keys, 0 or nothing. Keys come in the order of their
 * categories, which is that of appearance where groups are not sorted (see `byAppearance`), or of their values.
 */
export function groupByCategories(
  rel: Relation,
  keys: readonly GroupKey[],
  aggregations: readonly CategoryAggregation[],
  {dropna = true, asIndex = true}: GroupOptions,
): Relation {
  const found = groupBy(rel, keys, aggregations, {asIndex: false, dropna});
  const domain = keys.map((key) => domainOf(rel, key, dropna)).reduce(crossed);
  const pairs = exprsIn(domain).map((key, i) => [key, exprsIn(found)[i] as Expr] as const);
  const sides = join(domain, exprsIn(domain), pairs, found, exprsIn(found), 'left', {rightUnique: true});
  const matched = relation({
    source: sides.source,
    columns: [...sides.left, sides.inRight, ...sides.right.slice(keys.length)].map((e) => ({
      label: null,
      expr: e,
    })),
  });
  const noRows = selectSource(rel.source, {passes: true, where: sql`false`});
  const nothing = reduce(relation({source: noRows, columns: []}), aggregations);
  const beside = crossed(matched, nothing);
  const made = exprsIn(beside);
  const keyExprs = made.slice(0, keys.length);
  const inGroup = made[keys.length] as Expr;
  const values = made.slice(keys.length + 1, keys.length + 1 + aggregations.length);
  const empty = made.slice(keys.length + 1 + aggregations.length);
  const columns = aggregations.map(({label, countsNothing}, i): Column => {
    const value = values[i] as Expr;
    const none = empty[i] as Expr;
    const single = keys.length === 1;
    const nullable = single ? anyNullable(value, none) : !countsNothing || none.nullable;
    const filled = (made: Expr, otherwise: Sql): Column => ({
      label,
      expr: expr(sql`case when ${inGroup} then ${made} else ${otherwise} end`, {
        ...none,
        dtype: made.dtype,
        type: made.type,
        nullable,
      }),
    });
    if (single) return filled(value, none.sql);
    if (!countsNothing) return filled(value, nullSql(value.type));
    return value.type === 'VARCHAR' ? filled(toMixed(value), toMixed(literal(0)).sql) : filled(value, sql`0`);
  });
  const named = keys.map(({name}, i) => {
    const key = keyExprs[i] as Expr;
    return {name, expr: asIndex ? asLabels(key) : key};
  });
  const order = {
    kind: 'pending' as const,
    keys: keyExprs.map((key) => ({sql: key.sql, nullsFirst: true})),
  };
  const parts = {source: beside.source, order, columnNames: rel.columnNames};
  if (!asIndex)
    return relation({
      ...parts,
      columns: [...named.map(({name, expr: key}) => ({label: name, expr: key})), ...columns],
    });
  return relation({
    ...parts,
    columns,
    index: {kind: 'levels', levels: named, unique: true, sorted: true},
  });
}

/**
 * The keys with their categories in the order of their first rows (in their own where they have one), then those without
 * rows: what pandas makes of groups that are not sorted.
 */
export async function byAppearance(
  rel: Relation,
  keys: readonly GroupKey[],
  context: LowerContext,
): Promise<GroupKey[]> {
  return Promise.all(
    keys.map(async (key): Promise<GroupKey> => {
      const {categories} = key.expr;
      if (categories === undefined) return key;
      const codes = {...key.expr, dtype: 'int32' as const};
      const {categories: _, ...plain} = codes;
      const groups = groupBy({...rel, columns: []}, [{name: null, expr: plain}], [], {
        sort: false,
        asIndex: false,
      });
      const {frame} = await fetchFrame(context.sql, groups, {signal: context.signal});
      const seen = (frame.vectors[0]?.toArray() ?? []) as number[];
      if (categories.ordered) seen.sort((a, b) => a - b);
      const rest = new Set(categories.values.keys());
      for (const code of seen) rest.delete(code);
      const order = [...seen, ...rest];
      return {
        ...key,
        expr: asCategories(key.expr, {
          ...categories,
          values: order.map((code) => categories.values[code]),
        }),
      };
    }),
  );
}
