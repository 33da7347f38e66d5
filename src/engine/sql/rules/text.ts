/** Values as Python's `str` writes them, which is what `astype('str')` gives. */

import {isNullableDType, kindOf, zoneOf} from '../../../data/dtype.js';
import {NotSupportedError} from '../../../errors/index.js';
import {castSql, expr} from '../expression/expr.js';
import type {Expr} from '../expression/expr.js';
import {textSql} from '../expression/literal.js';
import {Sql, sql} from '../expression/sql.js';
import {isListType, mixedMembers} from '../expression/types.js';
import {decategorised} from './cast.js';
import {durationText, nanosecondsADay} from './duration.js';

function truth(value: Sql): Sql {
  return sql`case when ${value} then 'True' else 'False' end`;
}

const nanosecondsASecond = Sql.of(['1000000000']);

/** Nanoseconds past the second. */
function fractionOf(value: Sql): Sql {
  return sql`((epoch_ns(${value}) % ${nanosecondsASecond} + ${nanosecondsASecond}) % ${nanosecondsASecond})`;
}

/** A time with so many digits of its fraction: 0, 3, 6 or 9. */
function moment(value: Sql, digits: Sql): Sql {
  const fraction = fractionOf(value);
  const second = sql`cast(make_timestamp_ns(epoch_ns(${value}) - ${fraction}) as timestamp)`;
  const shown = sql`case ${digits} when 0 then '' when 3 then printf('.%03d', ${fraction} // 1000000) when 6 then printf('.%06d', ${fraction} // 1000) else printf('.%09d', ${fraction}) end`;
  return sql`(strftime(${second}, '%Y-%m-%d %H:%M:%S') || ${shown})`;
}

function mixed(value: Sql): Sql {
  const member = (tag: string): Sql => sql`union_extract(${value}, ${textSql(tag)})`;
  const texts: Readonly<Record<(typeof mixedMembers)[number]['tag'], Sql>> = {
    b: truth(member('b')),
    i: castSql(member('i'), 'VARCHAR'),
    f: castSql(member('f'), 'VARCHAR'),
    s: member('s'),
    t: moment(
      member('t'),
      sql`case when ${fractionOf(member('t'))} = 0 then 0 when ${fractionOf(member('t'))} % 1000 = 0 then 6 else 9 end`,
    ),
    z: sql`${moment(sql`make_timestamp_ns(cast(split_part(${member('z')}, ' ', 1) as bigint))`, sql`6`)} || '+00:00'`,
    d: durationText(member('d'), sql`false`),
    j: castSql(member('j'), 'VARCHAR'),
  };
  const cases = mixedMembers.reduce(
    (before, {tag}) => sql`${before} when ${textSql(tag)} then ${texts[tag]}`,
    sql`case cast(union_tag(${value}) as varchar)`,
  );
  return sql`${cases} end`;
}

/** Times that are all midnight are written as days alone, others with the digits that one of them needs: the text of one depends on all. */
function times(value: Sql): Sql {
  const day = sql`cast(${value} as date)`;
  const fraction = fractionOf(value);
  const needs = (unit: string): Sql => sql`bool_or(${fraction} % ${Sql.of([unit])} <> 0) over ()`;
  const digits = sql`case when ${needs('1000')} then 9 when ${needs('1000000')} then 6 when ${needs('1000000000')} then 3 else 0 end`;
  return sql`case when bool_and(cast(${day} as timestamp_ns) = ${value}) over () then cast(${day} as varchar) else ${moment(value, digits)} end`;
}

/** What stands for a missing value. */
function missing(e: Expr): string {
  const kind = kindOf(e.dtype);
  if (isNullableDType(e.dtype) || e.dtype === 'string') return '<NA>';
  if (kind === 'M' || kind === 'm') return 'NaT';
  return e.missing === 'none' ? 'None' : 'nan';
}

/**
 * Text of every value, missing ones included.
 *
 * @throws NotSupportedError for times in a zone and for lists.
 */
export function pythonText(given: Expr): Expr {
  const e = decategorised(given);
  const kind = kindOf(e.dtype);
  if (isListType(e.type) || (kind === 'M' && zoneOf(e.dtype) !== null))
    throw new NotSupportedError(
      `a column of dtype ${e.dtype} cannot be made text in a local session: give a format to dt.strftime`,
    );
  const text = ((): Sql => {
    if (e.type === 'VARCHAR') return e.sql;
    if (e.type === 'BOOLEAN') return truth(e.sql);
    if (e.type === 'MIXED') return mixed(e.sql);
    if (kind === 'M') return times(e.sql);
    if (kind === 'm') return durationText(e.sql, sql`bool_and(${e} % ${nanosecondsADay} = 0) over ()`);
    return castSql(e.sql, 'VARCHAR');
  })();
  const full = e.nullable ? sql`case when ${e} is null then ${textSql(missing(e))} else ${text} end` : text;
  const windowed = e.windowed || kind === 'M' || kind === 'm';
  return expr(full, {dtype: 'object', type: 'VARCHAR', nullable: false, windowed});
}
