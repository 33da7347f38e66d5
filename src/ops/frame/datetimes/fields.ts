/** Times taken apart into the columns of a frame. */
import {LocalFrame, LocalIndex, kindOf, inferVector, type DType} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import type {Lowered} from '../../../engine/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import {unknownIndex, type Meta, type Node} from '../../../graph/index.js';
import {lowered} from '../define-local.js';
import {isoCalendar} from './calendar.js';
import {integers, mapTimes, series, timesOf} from './define-datetime.js';

declare module '../../../expr/accessors.js' {
  interface DatetimeMethods {
    /**
     * Year, week and day of the week by ISO 8601, where weeks begin on Monday, and the first has the year's first Thursday.
     *
     * pandas' `Series.dt.isocalendar`. Not on clusters.
     *
     * @throws ArgumentError, when run, for values that are no dates.
     * @example
     * await md.Series(['2021-01-03', null], {dtype: 'datetime64[ns]'}).dt.isocalendar().execute()
     * //    year  week   day
     * // 0  2020    53     7
     * // 1  <NA>  <NA>  <NA>
     */
    isocalendar(): DataFrame;

    /**
     * The parts of durations: days, hours, minutes, and on to nanoseconds. Of a negative duration only the days are negative.
     *
     * pandas' `Series.dt.components`. Not on clusters.
     *
     * @throws ArgumentError, when run, for values that are no durations.
     * @example
     * await md.Series([md.Timedelta('1d 2h'), md.Timedelta('-1s')]).dt.components.execute()
     * //    days  hours  minutes  seconds  milliseconds  microseconds  nanoseconds
     * // 0     1      2        0        0             0             0            0
     * // 1    -1     23       59       59             0             0            0
     */
    readonly components: DataFrame;
  }
}

const insteadOnCluster =
  'Mars gives only series and numbers there: use the single parts, or map_chunk with md.python';

function metaOf(s: Node, names: readonly string[], dtype: DType | null): Meta {
  const index = s.meta.kind === 'series' ? s.meta.index : unknownIndex;
  return {kind: 'dataframe', columns: names.map((label) => ({label, dtype})), index};
}

type IsoDate = ReturnType<typeof isoCalendar>;
const calendarNames = ['year', 'week', 'day'] as const;

export const isocalendar = define({
  name: 'isocalendar',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  insteadOnCluster,
  params: {s: series},
  infer: ({s}) => metaOf(s, calendarNames, 'UInt32'),
  async lower({s}, context): Promise<Lowered> {
    const values = await timesOf(s, context);
    if (kindOf(values.dtype) !== 'M')
      throw new ArgumentError(`Series.dt.isocalendar takes dates, got a Series of dtype ${values.dtype}`);
    const dates = (await mapTimes(values, isoCalendar, null, context)) as (IsoDate | null)[];
    const columns = calendarNames.map((name) =>
      inferVector(
        dates.map((date) => (date === null ? null : date[name])),
        'UInt32',
      ),
    );
    return lowered(new LocalFrame(LocalIndex.from(calendarNames), values.index, columns), context);
  },
});

/** Parts of a duration, by how many nanoseconds they have and how many of them the next larger part has. */
const parts: readonly (readonly [name: string, size: bigint, count: bigint])[] = [
  ['hours', 3_600_000_000_000n, 24n],
  ['minutes', 60_000_000_000n, 60n],
  ['seconds', 1_000_000_000n, 60n],
  ['milliseconds', 1_000_000n, 1000n],
  ['microseconds', 1000n, 1000n],
  ['nanoseconds', 1n, 1000n],
];
const day = 86_400_000_000_000n;
const partNames = ['days', ...parts.map(([name]) => name)];

export const components = define({
  name: 'components',
  title: 'SeriesDatetimeMethod',
  places: ['Series.dt'],
  insteadOnCluster,
  property: true,
  params: {s: series},
  infer: ({s}) => metaOf(s, partNames, null),
  async lower({s}, context): Promise<Lowered> {
    const values = await timesOf(s, context);
    if (kindOf(values.dtype) !== 'm')
      throw new ArgumentError(`Series.dt.components takes durations, got a Series of dtype ${values.dtype}`);
    const spans = (await mapTimes(values, ({value}: {readonly value: bigint}) => value, null, context)) as (
      bigint | null
    )[];
    const column = (of: (ns: bigint) => bigint) =>
      integers(spans.map((ns) => (ns === null ? NaN : Number(of(ns)))));
    const within = (ns: bigint): bigint => ((ns % day) + day) % day;
    const columns = [
      column((ns) => (ns - within(ns)) / day),
      ...parts.map(([, size, count]) => column((ns) => (within(ns) / size) % count)),
    ];
    return lowered(new LocalFrame(LocalIndex.from(partNames), values.index, columns), context);
  },
});
