/** Durations as pandas writes them. */

import {Sql, sql} from '../expression/sql.js';

export const nanosecondsADay = Sql.of(['86400000000000']);

/** Nanoseconds as text: days, then the time of day unless `whole`. */
export function durationText(value: Sql, whole: Sql): Sql {
  const days = sql`((${value} - ((${value} % ${nanosecondsADay}) + ${nanosecondsADay}) % ${nanosecondsADay}) // ${nanosecondsADay})`;
  const rest = sql`(((${value} % ${nanosecondsADay}) + ${nanosecondsADay}) % ${nanosecondsADay})`;
  const clock = sql`printf('%02d:%02d:%02d', ${rest} // 3600000000000, (${rest} // 60000000000) % 60, (${rest} // 1000000000) % 60)`;
  const nanoseconds = sql`(${rest} % 1000000000)`;
  const fraction = sql`case when ${nanoseconds} = 0 then '' when ${nanoseconds} % 1000 = 0 then printf('.%06d', ${nanoseconds} // 1000) else printf('.%09d', ${nanoseconds}) end`;
  const sign = sql`case when ${days} < 0 then '+' else '' end`;
  return sql`(${days} || ' days' || case when ${whole} then '' else ' ' || ${sign} || ${clock} || ${fraction} end)`;
}
