/** Windows over groups: results with one value a row, in the order of the rows. */
import {ArgumentError} from '../../../errors/index.js';
import type {Grouping} from '../../../engine/index.js';
import {
  carry,
  expr,
  filter,
  joined,
  notNull,
  logic,
  sealWindows,
  sealWith,
  sql,
  withLevels,
  withOrdinal,
  type Aggregate,
  type Column,
  type Expr,
  type Relation,
  type Sql,
} from '../../../engine/sql/index.js';
import type {Label} from '../../../data/index.js';

/** What a window computes for one column: `over` is the window without its frame. */
export interface AlongColumn {
  readonly label: Label;
  readonly input: Expr | null;
  readonly of: (input: Expr | null, window: AlongWindow) => Aggregate;
}

/** The pieces of a window over the rows of a group. */
export interface AlongWindow {
  /** `partition by` the keys. */
  readonly group: Sql;
  /** `partition by` the keys `order by` the places of the rows. */
  readonly ordered: Sql;
  /** The place of a row. */
  readonly ordinal: Expr;
}

/**
 * Each row's value of windows over its group. Rows without a group stay, with missing values, or go where `drop` says so.
 */
export function alongGroups(grouping: Grouping, columns: readonly AlongColumn[]): Relation {
  const {keys, dropna} = grouping;
  const inputs = columns.flatMap(({input}) => (input === null ? [] : [input]));
  let ordinal: Expr | null = null;
  const bare: Relation = {...grouping.relation, columns: []};
  const {relation, extra} = carry(bare, [...keys.map((key) => key.expr), ...inputs], (all) => {
    const placed = withOrdinal(sealWindows(all));
    ordinal = placed.ordinal;
    return placed.relation;
  });
  const place = ordinal as unknown as Expr;
  const keyExprs = extra.slice(0, keys.length);
  const group = sql`partition by ${joined(keyExprs, ', ')}`;
  const window: AlongWindow = {group, ordered: sql`${group} order by ${place}`, ordinal: place};
  const present = keyExprs.filter((key) => key.nullable);
  let next = keys.length;
  const made = columns.map(({label, input, of}): Column => {
    const {sql: body, traits} = of(input === null ? null : (extra[next++] as Expr), window);
    const guarded =
      dropna && present.length > 0
        ? sql`case when ${joined(
            present.map((key) => sql`${key} is not null`),
            ' and ',
          )} then ${body} end`
        : body;
    const nullable = (traits.nullable ?? true) || guarded !== body;
    return {label, expr: expr(guarded, {...traits, nullable, windowed: true})};
  });
  const sealed = sealWith({...relation, columns: made}, [place]);
  return {...sealed.relation, order: {kind: 'pending', keys: [{sql: (sealed.extra[0] as Expr).sql}]}};
}

/** The rows for which `condition` over a window of their group is true. */
export function groupRows(grouping: Grouping, condition: (window: AlongWindow) => Sql): Relation {
  const {relation: base} = grouping;
  const own = base.columns.length;
  let ordinal: Expr | null = null;
  const {relation, extra} = carry(
    withLevels(base),
    grouping.keys.map((key) => key.expr),
    (all) => {
      const placed = withOrdinal(sealWindows(all));
      ordinal = placed.ordinal;
      return placed.relation;
    },
  );
  const place = ordinal as unknown as Expr;
  const group = sql`partition by ${joined(extra, ', ')}`;
  const chosen = expr(condition({group, ordered: sql`${group} order by ${place}`, ordinal: place}), {
    dtype: 'bool',
    nullable: false,
    windowed: true,
  });
  const sealed = sealWith(relation, [chosen, place, ...extra]);
  const [keep, order, ...keys] = sealed.extra;
  if (keep === undefined || order === undefined) throw new ArgumentError('a window has an order');
  const ordered: Relation = {...sealed.relation, order: {kind: 'pending', keys: [{sql: order.sql}]}};
  const present = keys
    .filter((key) => key.nullable && (grouping.dropna || key.categories !== undefined))
    .map(notNull);
  const whole = present.reduce((all, one) => logic('and', all, one), keep);
  const kept = filter(ordered, whole);
  return {...kept, columns: kept.columns.slice(0, own)};
}
