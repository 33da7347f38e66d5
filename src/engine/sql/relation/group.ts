/** Grouping and reducing. */

import {expr, reference} from '../expression/expr.js';
import type {Expr, ExprTraits} from '../expression/expr.js';
import {Slot, Sql, joined, sql} from '../expression/sql.js';
import type {Label} from '../label.js';
import {asLabels, hashed} from '../rules/cast.js';
import {carry, irregular, kept, rangeRows, relation, sealWindows} from '../relation.js';
import type {Column, Relation, RowOrder} from '../relation.js';
import {withLevels, withOrdinal} from './ordinal.js';
import {selectSource} from './source.js';
import type {SortKey} from './source.js';

/** An aggregate: SQL that makes one value of many rows. Made by the functions of `rules/aggregate.ts`. */
export interface Aggregate {
  readonly sql: Sql;
  readonly traits: ExprTraits;
}

/** What to compute: `of(inputs, ordinal)` over expressions of the relation. */
export interface Aggregation {
  readonly label: Label;
  readonly inputs: readonly Expr[];
  readonly of: (inputs: readonly Expr[], ordinal: Expr) => Aggregate;
}

export interface GroupOptions {
  /** Groups in the order of their keys (the usual), or of their first rows. */
  readonly sort?: boolean;
  /** Rows with a missing key belong to no group (the usual). */
  readonly dropna?: boolean;
  /** Keys become row labels (the usual), or columns before the others. */
  readonly asIndex?: boolean;
}

/** A key of groups, and the name that it has as a level or column. */
export interface GroupKey {
  readonly name: Label;
  readonly expr: Expr;
  /** Rows without this key belong to no group, whatever `dropna` says. */
  readonly required?: boolean;
}

interface Prepared {
  readonly base: Relation;
  readonly ordinal: Expr;
  readonly keys: readonly Expr[];
  readonly inputs: readonly (readonly Expr[])[];
}

/** Puts keys and inputs over rows that have an ordinal. */
function prepare(rel: Relation, keys: readonly Expr[], aggregations: readonly Aggregation[]): Prepared {
  const flat = [...keys, ...aggregations.flatMap((one) => one.inputs)];
  const bare: Relation = {...rel, columns: [], index: rangeRows()};
  let ordinal: Expr | null = null;
  const {relation: base, extra} = carry(bare, flat, (all) => {
    const placed = withOrdinal(sealWindows(all));
    ordinal = placed.ordinal;
    return placed.relation;
  });
  let next = keys.length;
  const inputs = aggregations.map((one) => extra.slice(next, (next += one.inputs.length)));
  return {base, ordinal: ordinal as unknown as Expr, keys: extra.slice(0, keys.length), inputs};
}

function firstOf(ordinal: Expr): Sql {
  return sql`min(${ordinal})`;
}

/** Categories without an order of their own: groups come in the order in which these appear, also where keys are sorted. */
function isLoose({categories}: Expr): boolean {
  return categories?.ordered === false;
}

/**
 * One row for each group of rows with the same keys.
 *
 * @example
 * groupBy(rel, [{name: 'k', expr: columnOf(rel, 'k')}], [{label: 'x', inputs: [columnOf(rel, 'x')], of: ([x]) => sum(x)}])
 */
export function groupBy(
  rel: Relation,
  keys: readonly GroupKey[],
  aggregations: readonly Aggregation[],
  options: GroupOptions = {},
): Relation {
  const {sort = true, dropna = true, asIndex = true} = options;
  const prepared = prepare(
    rel,
    keys.map((key) => key.expr),
    aggregations,
  );
  const computed = new Map<Slot, Sql>();
  const put = (body: Sql, traits: ExprTraits, hint: 'c' | 'i' | 'p'): Expr => {
    const slot = new Slot(hint);
    computed.set(slot, body);
    return reference(slot, traits);
  };
  const keyExprs = prepared.keys.map((key) => {
    const label = asIndex ? asLabels(key) : key;
    // Of values that Python holds equal the first one stands for the group.
    const body = key.type === 'MIXED' ? sql`arg_min(${label}, ${prepared.ordinal})` : label.sql;
    return put(body, {...label, nullable: key.nullable && !dropna}, 'i');
  });
  const columns = aggregations.map((one, i): Column => {
    const {sql: body, traits} = one.of(prepared.inputs[i] ?? [], prepared.ordinal);
    return {label: one.label, expr: put(body, traits, 'c')};
  });
  const loose = sort && keyExprs.some(isLoose);
  // The order of categories holds for a lone key even where groups are not sorted.
  const byKeys = sort || (keyExprs.length === 1 && keyExprs[0]?.categories?.ordered === true);
  const firsts = !byKeys || loose ? put(firstOf(prepared.ordinal), {dtype: 'int64'}, 'p') : null;
  const nullableKeys = prepared.keys.filter(
    (key, i) => key.nullable && (dropna || keys[i]?.required === true),
  );
  const where =
    nullableKeys.length > 0
      ? {
          where: joined(
            nullableKeys.map((key) => sql`${key} is not null`),
            ' and ',
          ),
        }
      : {};
  const groups = selectSource(prepared.base.source, {
    computed,
    group: prepared.keys.map((key) => hashed(key).sql),
    ...where,
  });
  const places = new Map<Slot, Sql>();
  const order: RowOrder = {
    kind: 'pending',
    keys:
      firsts !== null && !byKeys
        ? [{sql: firsts.sql}]
        : keyExprs.map((key): SortKey => {
            if (firsts === null || !isLoose(key)) return {sql: key.sql};
            const place = new Slot('p');
            places.set(place, sql`min(${firsts}) over (partition by ${key})`);
            return {sql: Sql.of([place])};
          }),
  };
  const source = loose ? selectSource(groups, {passes: true, computed: places}) : groups;
  const named = keys.map((key, i) => ({name: key.name, expr: keyExprs[i] as Expr}));
  if (!asIndex)
    return relation({
      source,
      order,
      columns: [...named.map(({name, expr: e}) => ({label: name, expr: e})), ...columns],
      columnNames: rel.columnNames,
    });
  return relation({
    source,
    order,
    columns,
    columnNames: rel.columnNames,
    index: {kind: 'levels', levels: named, unique: true, sorted: sort && !loose},
  });
}

/** All rows reduced to one, with the label 0. */
export function reduce(rel: Relation, aggregations: readonly Aggregation[]): Relation {
  const prepared = prepare(rel, [], aggregations);
  const computed = new Map<Slot, Sql>();
  const columns = aggregations.map((one, i): Column => {
    const {sql: body, traits} = one.of(prepared.inputs[i] ?? [], prepared.ordinal);
    const slot = new Slot();
    computed.set(slot, body);
    return {label: one.label, expr: reference(slot, traits)};
  });
  return relation({
    source: selectSource(prepared.base.source, {computed, group: []}),
    columns,
    columnNames: rel.columnNames,
    length: 1,
  });
}

/**
 * The rows that are the first (or last) of those with equal `keys`, in their order, with their labels: `drop_duplicates`;
 * with `keep: 'none'`, the rows that have no equal.
 */
export function distinct(rel: Relation, keys: readonly Expr[], keep: 'first' | 'last' | 'none'): Relation {
  let ordinal: Expr | null = null;
  const {relation: base, extra} = carry(rel, keys, (all) => {
    const placed = withOrdinal(sealWindows(withLevels(all)));
    ordinal = placed.ordinal;
    return placed.relation;
  });
  const place = ordinal as unknown as Expr;
  const partition = extra.length === 0 ? sql`` : sql`partition by ${joined(extra.map(hashed), ', ')}`;
  const direction = keep === 'last' ? sql`desc` : sql`asc`;
  const qualify =
    keep === 'none'
      ? sql`count(*) over (${partition}) = 1`
      : sql`row_number() over (${partition} order by ${place} ${direction}) = 1`;
  return {
    ...base,
    index: irregular(base.index),
    source: selectSource(base.source, {passes: true, qualify}),
    order: {kind: 'pending', keys: [{sql: place.sql}]},
    length: null,
  };
}

/** An expression that a window computes over groups of rows, as `transform`: `over (partition by keys)`. */
export function overGroups(aggregate: Aggregate, keys: readonly Expr[]): Expr {
  const window = keys.length === 0 ? sql`over ()` : sql`over (partition by ${joined(keys, ', ')})`;
  return expr(sql`${aggregate.sql} ${window}`, {...aggregate.traits, windowed: true});
}

/** Pending orders are dropped: for what does not depend on the order of rows. */
export function unordered(rel: Relation): Relation {
  return {...rel, order: kept};
}
