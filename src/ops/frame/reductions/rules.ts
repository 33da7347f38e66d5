/** What each reduction makes of a column, and of the cells of a row. */
import {isNullableDType, kindOf, type DType} from '../../../data/index.js';
import {
  aggregates,
  castSql,
  expr,
  integerSql,
  joined,
  sql,
  type Aggregate,
  type Expr,
  type Sql,
} from '../../../engine/sql/index.js';

/** What the keywords of a reduction say. */
export interface ReductionOptions {
  readonly skipna: boolean;
  readonly ddof: number;
  /** Fewer present values than this give a missing result. */
  readonly minCount: number;
}

export const usualOptions: ReductionOptions = {skipna: true, ddof: 1, minCount: 0};

/** The cells of a row: a list of them in one type, and how many are present. */
export interface RowCells {
  readonly list: Sql;
  readonly present: Sql;
  readonly width: number;
}

export interface ReductionRule {
  /** Whether the values of a column can be reduced so; a frame leaves out columns that cannot. */
  takes(e: Expr): boolean;
  aggregate(e: Expr, ordinal: Expr, options: ReductionOptions): Aggregate;
  /** The dtype that cells of `dtype` along a row give. */
  rowDType(dtype: DType): DType;
  row(cells: RowCells, options: ReductionOptions): Sql;
}

const isNumeric = (e: Expr): boolean => 'biuf'.includes(kindOf(e.dtype));
const isTime = (e: Expr): boolean => 'Mm'.includes(kindOf(e.dtype));
const isOrdered = (e: Expr): boolean => e.categories?.ordered !== false && !e.type.endsWith(']');

/** An object column of numbers as what its numbers are; anything else as it is. */
export function plainNumbers(e: Expr): Expr {
  if (e.dtype !== 'object') return e;
  if (e.type === 'BOOLEAN') return {...e, dtype: 'bool'};
  if (e.type === 'BIGINT') return {...e, dtype: 'int64'};
  return e.type === 'DOUBLE' ? {...e, dtype: 'float64'} : e;
}

/** `made`, missing where `skipna` or `min_count` ask for it. */
function guarded(made: Aggregate, e: Expr, {skipna, minCount}: ReductionOptions): Aggregate {
  const tests = [
    ...(!skipna && e.nullable ? [sql`count(*) = count(${e})`] : []),
    ...(minCount > 0 ? [sql`count(${e}) >= ${integerSql(minCount)}`] : []),
  ];
  if (tests.length === 0) return made;
  const integral = !isNullableDType(made.traits.dtype) && 'iub'.includes(kindOf(made.traits.dtype));
  const body = integral && e.nullable ? castSql(made.sql, 'DOUBLE') : made.sql;
  return {
    sql: sql`case when ${joined(tests, ' and ')} then ${body} end`,
    traits: integral && e.nullable ? {dtype: 'float64'} : {...made.traits, nullable: true},
  };
}

function guardedRow(body: Sql, {present, width}: RowCells, {skipna, minCount}: ReductionOptions): Sql {
  const tests = [
    ...(skipna ? [] : [sql`${present} = ${integerSql(width)}`]),
    ...(minCount > 0 ? [sql`${present} >= ${integerSql(minCount)}`] : []),
  ];
  return tests.length === 0 ? body : sql`case when ${joined(tests, ' and ')} then ${body} end`;
}

const floating = (dtype: DType): DType => (isNullableDType(dtype) ? 'Float64' : 'float64');
const summed = (dtype: DType): DType => (dtype === 'bool' ? 'int64' : dtype);

/** A rule of an aggregate that the engine has, guarded by the usual keywords. */
function rule(
  takes: (e: Expr) => boolean,
  aggregate: (options: ReductionOptions) => (e: Expr, ordinal: Expr) => Aggregate,
  rowDType: (dtype: DType) => DType,
  ofList: (cells: RowCells, options: ReductionOptions) => Sql,
): ReductionRule {
  return {
    takes: (e) => takes(plainNumbers(e)),
    aggregate: (e, ordinal, options) => {
      const plain = plainNumbers(e);
      return guarded(aggregate(options)(plain, ordinal), plain, options);
    },
    rowDType,
    row: (cells, options) => guardedRow(ofList(cells, options), cells, options),
  };
}

const isText = (e: Expr): boolean => e.type === 'VARCHAR' && e.categories === undefined;
const numericOrSpan = (e: Expr): boolean => isNumeric(e) || kindOf(e.dtype) === 'm';

function rowVariance({list, present}: RowCells, ddof: number): Sql {
  const finite = sql`len(list_filter(${list}, lambda v: isinf(v::double))) = 0`;
  return sql`case when ${present} > ${integerSql(ddof)} and ${finite} then list_aggregate(${list}, 'var_pop') * ${present} / (${present} - ${integerSql(ddof)}) end`;
}

/** Text is put together in the order of the rows. */
function sumOf(e: Expr, ordinal: Expr): Aggregate {
  if (e.type !== 'VARCHAR') return aggregates.sum(e, ordinal);
  return {sql: sql`string_agg(${e}, '' order by ${ordinal})`, traits: {dtype: e.dtype, type: 'VARCHAR'}};
}

/** Truth counts missing values as true where they are not left out. */
function truthRule(aggregate: typeof aggregates.anyTrue, list: 'bool_or' | 'bool_and'): ReductionRule {
  const fallback = list === 'bool_or' ? sql`false` : sql`true`;
  const name = list === 'bool_or' ? sql`'bool_or'` : sql`'bool_and'`;
  return {
    takes: (e) => e.categories === undefined && !e.type.endsWith(']'),
    aggregate(e, ordinal, {skipna}) {
      const made = aggregate(plainNumbers(e), ordinal);
      if (skipna || !e.nullable || list === 'bool_and') return made;
      return {...made, sql: sql`(${made.sql} or count(*) > count(${e}))`};
    },
    rowDType: () => 'bool',
    row: ({list: cells, present, width}, {skipna}) => {
      const truth = sql`coalesce(list_aggregate(${cells}, ${name}), ${fallback})`;
      return skipna || list === 'bool_and' ? truth : sql`(${truth} or ${present} < ${integerSql(width)})`;
    },
  };
}

const countRule: ReductionRule = {
  takes: () => true,
  aggregate: (e, ordinal) => aggregates.countValues(e, ordinal),
  rowDType: () => 'int64',
  row: ({present}) => present,
};

export const rules = {
  sum: rule(
    (e) => numericOrSpan(e) || isText(e),
    () => sumOf,
    summed,
    ({list}) => sql`coalesce(list_sum(${list}), 0)`,
  ),
  prod: rule(
    isNumeric,
    () => aggregates.prod,
    summed,
    ({list}) => sql`coalesce(list_aggregate(${list}, 'product'), 1)`,
  ),
  mean: rule(
    (e) => isNumeric(e) || isTime(e),
    () => aggregates.mean,
    floating,
    ({list}) => sql`list_avg(${list})`,
  ),
  min: rule(
    isOrdered,
    () => aggregates.min,
    (dtype) => dtype,
    ({list}) => sql`list_min(${list})`,
  ),
  max: rule(
    isOrdered,
    () => aggregates.max,
    (dtype) => dtype,
    ({list}) => sql`list_max(${list})`,
  ),
  std: rule(
    isNumeric,
    ({ddof}) => aggregates.deviation(ddof),
    floating,
    (cells, {ddof}) => sql`sqrt(${rowVariance(cells, ddof)})`,
  ),
  var: rule(
    isNumeric,
    ({ddof}) => aggregates.variance(ddof),
    floating,
    (cells, {ddof}) => rowVariance(cells, ddof),
  ),
  sem: rule(
    isNumeric,
    ({ddof}) => aggregates.standardError(ddof),
    floating,
    (cells, {ddof}) => sql`sqrt(${rowVariance(cells, ddof)}) / sqrt(${cells.present})`,
  ),
  median: rule(
    (e) => isNumeric(e) || isTime(e),
    () => aggregates.median,
    floating,
    ({list}) => sql`list_median(${list})`,
  ),
  skew: rule(
    isNumeric,
    () => skewness,
    floating,
    ({list, present}) => sql`case when ${present} > 2 then list_aggregate(${list}, 'skewness') end`,
  ),
  kurt: rule(
    isNumeric,
    () => kurtosis,
    floating,
    ({list, present}) => sql`case when ${present} > 3 then list_aggregate(${list}, 'kurtosis') end`,
  ),
  any: truthRule(aggregates.anyTrue, 'bool_or'),
  all: truthRule(aggregates.allTrue, 'bool_and'),
  count: countRule,
  nunique: {
    ...countRule,
    aggregate: (e: Expr, ordinal: Expr, {skipna}: ReductionOptions) => {
      const made = aggregates.nunique(e, ordinal);
      return skipna || !e.nullable
        ? made
        : {...made, sql: sql`(${made.sql} + case when count(*) > count(${e}) then 1 else 0 end)`};
    },
    row: ({list, present, width}: RowCells, {skipna}: ReductionOptions) =>
      skipna
        ? sql`list_unique(${list})`
        : sql`(list_unique(${list}) + case when ${present} < ${integerSql(width)} then 1 else 0 end)`,
  } satisfies ReductionRule,
} as const satisfies Readonly<Record<string, ReductionRule>>;

export type ReductionName = keyof typeof rules;

/** Values that are all the same have no skew where the spread is zero: pandas gives 0. */
function skewness(e: Expr, ordinal: Expr): Aggregate {
  return constantIsZero(e, aggregates.skew(e, ordinal), 2);
}

function kurtosis(e: Expr, ordinal: Expr): Aggregate {
  return constantIsZero(e, aggregates.kurtosis(e, ordinal), 3);
}

function constantIsZero(e: Expr, made: Aggregate, least: number): Aggregate {
  const flat = sql`count(${e}) > ${integerSql(least)} and min(${e}) = max(${e})`;
  return {...made, sql: sql`case when ${flat} then 0 else ${made.sql} end`};
}

/** The other names that pandas has for a reduction. */
const aliases: Readonly<Record<string, ReductionName>> = {product: 'prod', kurtosis: 'kurt'};

/** The rule of a name, or null. */
export function ruleOf(name: string): ReductionRule | null {
  const canonical = aliases[name] ?? name;
  return canonical in rules ? rules[canonical as ReductionName] : null;
}

/** Names that `agg` takes. */
export const ruleNames: readonly string[] = [...Object.keys(rules), ...Object.keys(aliases)];

/** An expression that counts the cells of a row that are present. */
export function presentCount(cells: readonly Expr[]): Expr {
  const terms = cells.map((e) => (e.nullable ? sql`(${e} is not null)::bigint` : sql`1::bigint`));
  return expr(sql`(${joined(terms, ' + ')})`, {dtype: 'int64', nullable: false});
}
