/** Times as SQL: whole numbers of nanoseconds, from which all that a calendar and a clock say follows exactly, before 1970 too. */
import {kindOf, zoneOf, type DType} from '../../../data/index.js';
import {
  columnAt,
  expr,
  integerSql,
  project,
  Sql,
  sql,
  steppedFormula,
  typeSql,
  type Expr,
  type ExprTraits,
  type Relation,
} from '../../../engine/sql/index.js';

const nanosecondsOfDay = 86_400_000_000_000n;

/** Zones whose clocks show the instants themselves. */
const universal: readonly string[] = ['UTC', 'Etc/UTC'];

/** A column of times or durations: nanoseconds, and what they are made of. */
export interface Clock {
  readonly values: Expr;
  /** Nanoseconds since 1970 on the clock, or of the duration. */
  readonly ns: Sql;
  /** Whole days, rounded down. */
  readonly days: Sql;
  /** The date, where it is one. */
  readonly date: Sql;
  /** Nanoseconds since the start of the day. */
  readonly time: Sql;
}

/** `ns` modulo `step`, never negative. */
function modulo(ns: Sql, step: bigint): Sql {
  const by = integerSql(step);
  return sql`(((${ns}) % ${by} + ${by}) % ${by})`;
}

/** `ns` divided by `step`, rounded down. */
function quotient(ns: Sql, step: bigint): Sql {
  const by = integerSql(step);
  return sql`((${ns}) // ${by} - case when (${ns}) % ${by} < 0 then 1 else 0 end)`;
}

/** The clock of a column, or null where SQL does not show it exactly: no times, or those of a zone with an offset. */
export function clockOf(values: Expr): Clock | null {
  const kind = kindOf(values.dtype);
  const zone = kind === 'M' ? zoneOf(values.dtype) : null;
  if (zone !== null && !universal.includes(zone)) return null;
  const span = kind === 'm' && values.type === 'BIGINT';
  if (!span && (kind !== 'M' || values.type !== 'TIMESTAMP_NS')) return null;
  const ns = span ? values.sql : nanoseconds(values);
  const days = quotient(ns, nanosecondsOfDay);
  return {
    values,
    ns,
    days,
    date: sql`(date '1970-01-01' + cast(${days} as integer))`,
    time: modulo(ns, nanosecondsOfDay),
  };
}

/** The engine takes the largest and the smallest time for infinite ones, which have no nanoseconds. */
function nanoseconds(time: Expr): Sql {
  return sql`case when isfinite(${time}) then epoch_ns(${time}) when ${time} > make_timestamp_ns(0) then 9223372036854775807 when ${time} is not null then -9223372036854775807 end`;
}

/** A part of each time: SQL of a whole number, a truth or a text. */
export type PartSql = (clock: Clock) => Sql;

const unit = (ns: bigint, modulus: bigint): PartSql => {
  const size = integerSql(ns);
  const count = integerSql(modulus);
  return ({time}) => sql`(${time} // ${size} % ${count})`;
};

/** Parts of dates. */
export const parts = {
  year: ({date}) => sql`year(${date})`,
  month: ({date}) => sql`month(${date})`,
  day: ({date}) => sql`day(${date})`,
  hour: unit(3_600_000_000_000n, 24n),
  minute: unit(60_000_000_000n, 60n),
  second: unit(1_000_000_000n, 60n),
  microsecond: unit(1000n, 1_000_000n),
  nanosecond: unit(1n, 1000n),
  week: ({date}) => sql`weekofyear(${date})`,
  weekday: ({date}) => sql`(isodow(${date}) - 1)`,
  dayofyear: ({date}) => sql`dayofyear(${date})`,
  quarter: ({date}) => sql`quarter(${date})`,
  daysinmonth: ({date}) => sql`day(last_day(${date}))`,
  date: ({date}) => sql`cast(${date} as varchar)`,
  dayName: ({date}) => sql`dayname(${date})`,
  monthName: ({date}) => sql`monthname(${date})`,
  isMonthStart: ({date}) => sql`day(${date}) = 1`,
  isMonthEnd: ({date}) => sql`${date} = last_day(${date})`,
  isQuarterStart: ({date}) => sql`(day(${date}) = 1 and month(${date}) % 3 = 1)`,
  isQuarterEnd: ({date}) => sql`(${date} = last_day(${date}) and month(${date}) % 3 = 0)`,
  isYearStart: ({date}) => sql`dayofyear(${date}) = 1`,
  isYearEnd: ({date}) => sql`(day(${date}) = 31 and month(${date}) = 12)`,
  isLeapYear: ({date}) =>
    sql`(year(${date}) % 4 = 0 and (year(${date}) % 100 <> 0 or year(${date}) % 400 = 0))`,
} satisfies Readonly<Record<string, PartSql>>;

/** Seconds of durations, with their fraction. */
export const totalSecondsOf: PartSql = ({ns}) => sql`(cast(${ns} as double) / 1e9)`;

/** One value of `dtype` for each time, missing where the time is; a truth is false there. */
export function partExpr({values}: Clock, body: Sql, dtype: DType): Expr {
  const {nullable, windowed} = values;
  if (dtype === 'bool') return expr(sql`coalesce(${body}, false)`, {dtype, nullable: false, windowed});
  const traits: ExprTraits = {dtype, nullable, windowed};
  const made = expr(body, traits);
  return expr(sql`cast(${body} as ${typeSql(made.type)})`, traits);
}

export type Rounding = 'floor' | 'ceil' | 'round';

/** Steps beyond this are rounded elsewhere: twice of one is no 64-bit integer. */
const longestStep = 2n ** 61n;

/** Times rounded to whole steps, or null where `step` is too long. */
export function roundedExpr({values, ns}: Clock, step: bigint, how: Rounding): Expr | null {
  if (step > longestStep) return null;
  const past = modulo(ns, step);
  const by = integerSql(step);
  const up = sql`(${ns}) + (${by} - ${past}) % ${by}`;
  const down = sql`(${ns}) - ${past}`;
  const odd = sql`${quotient(ns, step)} % 2 <> 0`;
  const nearest = sql`case when ${past} * 2 > ${by} or (${past} * 2 = ${by} and ${odd}) then ${up} else ${down} end`;
  const body = {floor: down, ceil: up, round: nearest}[how];
  const formula = how === 'round' ? null : steppedFormula(how, values, step);
  const made = values.type === 'BIGINT' ? sql`(${body})` : sql`make_timestamp_ns(${body})`;
  return {...values, sql: Sql.computing(formula, made)};
}

/** The series of `rel` with each value changed, or null where `change` has no SQL for its values. */
export function projectSeries(rel: Relation, change: (values: Expr) => Expr | null): Relation | null {
  const column = columnAt(rel, 0);
  const made = change(column.expr);
  return made === null ? null : project(rel, [{...column, expr: made}]);
}
