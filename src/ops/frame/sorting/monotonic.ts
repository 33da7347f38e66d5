import {NotSupportedError} from '../../../errors/index.js';
import type {Lowered} from '../../../engine/index.js';
import {
  carry,
  distinct,
  expr,
  inOrder,
  joined,
  reduce,
  sealWindows,
  sql,
  withLevels,
  type Expr,
  type Relation,
  type Sql,
} from '../../../engine/sql/index.js';
import {define, type Definition} from '../../../expr/define.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {Meta} from '../../../graph/index.js';
import {rows, rowsOf, type Rows} from '../define-frame.js';

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Whether no value is less than the one before it; false where values are missing.
     *
     * pandas' and Mars's `Series.is_monotonic_increasing`.
     *
     * @example
     * await md.Series([1, 2, 2]).is_monotonic_increasing.execute()
     * // True
     */
    readonly is_monotonic_increasing: Tensor<boolean>;
    /**
     * Whether no value is less than the one before it: another name of {@link SeriesMethods.is_monotonic_increasing}.
     *
     * @example
     * await md.Series([1, 2, 2]).is_monotonic.execute()
     * // True
     */
    readonly is_monotonic: Tensor<boolean>;
    /**
     * Whether no value is greater than the one before it; false where values are missing.
     *
     * pandas' and Mars's `Series.is_monotonic_decreasing`.
     *
     * @example
     * await md.Series([1, 2, 2]).is_monotonic_decreasing.execute()
     * // False
     */
    readonly is_monotonic_decreasing: Tensor<boolean>;
    /**
     * Whether no value stands twice.
     *
     * pandas' `Series.is_unique`.
     *
     * @example
     * await md.Series([1, 2, 2]).is_unique.execute()
     * // False
     */
    readonly is_unique: Tensor<boolean>;
  }
}

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * Whether no label is less than the one before it; false where labels are missing.
     *
     * pandas' and Mars's `Index.is_monotonic_increasing`.
     *
     * @example
     * await md.Index(['a', 'b']).is_monotonic_increasing.execute()
     * // True
     */
    readonly is_monotonic_increasing: Tensor<boolean>;
    /** Whether no label is less than the one before it: another name of {@link IndexMethods.is_monotonic_increasing}. */
    readonly is_monotonic: Tensor<boolean>;
    /**
     * Whether no label is greater than the one before it; false where labels are missing.
     *
     * pandas' and Mars's `Index.is_monotonic_decreasing`.
     *
     * @example
     * await md.Index(['b', 'a']).is_monotonic_decreasing.execute()
     * // True
     */
    readonly is_monotonic_decreasing: Tensor<boolean>;
    /**
     * Whether no label stands twice.
     *
     * pandas' `Index.is_unique`.
     *
     * @example
     * await md.Index(['a', 'a']).is_unique.execute()
     * // False
     */
    readonly is_unique: Tensor<boolean>;
  }
}

const places = ['Series', 'Index'] as const;
const params = {df: rows('series', 'index')};
const truth: Meta = {kind: 'tensor', dtype: 'bool', shape: []};

/** The values of a series, or all levels of the labels of an index. */
function valuesOf({kind, relation}: Rows): {readonly relation: Relation; readonly exprs: readonly Expr[]} {
  if (kind !== 'index') return {relation, exprs: relation.columns.map(({expr: e}) => e)};
  const labelled = withLevels(relation);
  return {relation: labelled, exprs: labelled.index.levels.map(({expr: e}) => e)};
}

function ordered(of: Rows, name: string, order: Sql): Lowered {
  const {relation, exprs} = valuesOf(of);
  if (exprs.some(({type}) => type === 'MIXED'))
    throw new NotSupportedError(
      `${name}: objects that are not all text have no order in a local session; astype gives them one dtype`,
    );
  const {relation: placed, extra: now} = carry({...relation, columns: []}, exprs, (all) =>
    sealWindows(inOrder(all)),
  );
  const before = now.map((e) => expr(sql`lag(${e}) over ()`, {...e, nullable: true, windowed: true}));
  const made = reduce(placed, [
    {
      label: null,
      inputs: [...before, ...now],
      of(all) {
        const [earlier, later] = [all.slice(0, now.length), all.slice(now.length)];
        const first = joined(
          earlier.map((e) => sql`${e} is null`),
          ' and ',
        );
        const present = joined(
          later.map((e) => sql`${e} is not null`),
          ' and ',
        );
        const follows = sql`row(${joined(later, ', ')}) ${order} row(${joined(earlier, ', ')})`;
        return {
          sql: sql`coalesce(bool_and(${present} and (${first} or ${follows})), true)`,
          traits: {dtype: 'bool', nullable: false},
        };
      },
    },
  ]);
  return {kind: 'scalar', relation: made};
}

const orders = {
  is_monotonic: sql`>=`,
  is_monotonic_increasing: sql`>=`,
  is_monotonic_decreasing: sql`<=`,
} as const;
type Name = keyof typeof orders;

/** Whether values stand in order, under each of the names. */
export const monotonic: readonly Definition[] = (Object.keys(orders) as Name[]).map((name) =>
  define<Name, typeof params>({
    name,
    title: 'DataFrameIsMonotonic',
    places,
    params,
    property: true,
    infer: () => truth,
    lower: async ({df}, context) => ordered(await rowsOf(df, context), name, orders[name]),
  }),
);

export const isUnique = define({
  name: 'is_unique',
  title: 'DataFrameIsUnique',
  places,
  params,
  property: true,
  infer: () => truth,
  async lower({df}, context) {
    const {relation, exprs} = valuesOf(await rowsOf(df, context));
    const all = await context.materialise(relation);
    const once = await context.materialise(distinct(relation, exprs, 'first'));
    return {kind: 'object', value: all.length === once.length};
  },
});
