import {LocalIndex, NaT, Timestamp, Vector, localized, type DType} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import {define} from '../../../expr/define.js';
import type {Index} from '../../../expr/indexes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Label} from '../../../data/index.js';
import {indexMetaOf} from '../metas.js';
import {lowered} from '../define-local.js';
import {freqName, frequency, type Frequency} from './freq.js';
import {standsOn} from './offsets.js';

/** Options of {@link DataFrameFunctions.date_range}. */
export type DateRangeOptions = Options<{
  start: string | Date | Timestamp;
  end: string | Date | Timestamp;
  periods: number;
  /** Such as `D`, `2H`, `MS`, `W-MON`; days unless given. */
  freq: string;
  tz: string;
  /** Whether start and end are moved to midnight. */
  normalize: boolean;
  name: Label;
  /** Which ends belong to it: both unless given. */
  inclusive: 'both' | 'left' | 'right' | 'neither';
  /** Clusters only: pandas' older name of `inclusive`. */
  closed: 'left' | 'right' | null;
  /** Labels of one chunk, on a cluster; without effect in a local session. */
  chunk_size: number;
}>;

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * Regular times: three of `start`, `end`, `periods` and `freq`, of which `freq` is a day unless given.
     *
     * pandas' and Mars's `date_range`.
     *
     * @throws ValueError for too few or too many of these, or an unknown frequency.
     * @example
     * await md.date_range('2020-01-31', {periods: 3, freq: 'M'}).execute()
     * // DatetimeIndex(['2020-01-31', '2020-02-29', '2020-03-31'], dtype='datetime64[ns]', freq='M')
     */
    date_range(
      start?: string | Date | Timestamp | null | DateRangeOptions,
      end?: string | Date | Timestamp | null | DateRangeOptions,
      options?: DateRangeOptions,
    ): Index;
  }
}

const day = 86_400_000_000_000n;

interface Range {
  readonly start: bigint | null;
  readonly end: bigint | null;
  readonly periods: number | null;
  readonly freq: Frequency | null;
}

function timesOf({start, end, periods, freq}: Range): bigint[] {
  if (freq === null) return spaced(start as bigint, end as bigint, periods as number);
  if (freq.fixed !== null) return steps(start, end, periods, freq.fixed);
  const stands = standsOn(freq);
  const back = start === null;
  const from = (back ? end : start) as bigint;
  const clock = ((from % day) + day) % day;
  let days = Number((from - clock) / day);
  const out: bigint[] = [];
  const limit = 200_000;
  for (let seen = 0, guard = 0; guard < limit * 400; guard++, days += back ? -1 : 1) {
    const at = BigInt(days) * day + clock;
    if (!back && end !== null && at > end) break;
    if (periods !== null && out.length >= periods) break;
    if (!stands(days)) continue;
    if (seen++ % freq.count === 0) out.push(at);
  }
  return back ? out.reverse() : out;
}

function steps(start: bigint | null, end: bigint | null, periods: number | null, step: bigint): bigint[] {
  if (step === 0n) throw new ValueError('date_range: the frequency is zero');
  if (start !== null && periods !== null)
    return Array.from({length: periods}, (_, i) => start + BigInt(i) * step);
  if (end !== null && periods !== null)
    return Array.from({length: periods}, (_, i) => end - BigInt(periods - 1 - i) * step);
  const [from, to] = [start as bigint, end as bigint];
  const count = step > 0n === to >= from || to === from ? (to - from) / step + 1n : 0n;
  return Array.from({length: Math.max(0, Number(count))}, (_, i) => from + BigInt(i) * step);
}

function spaced(start: bigint, end: bigint, periods: number): bigint[] {
  if (periods === 1) return [start];
  return Array.from({length: periods}, (_, i) => start + ((end - start) * BigInt(i)) / BigInt(periods - 1));
}

type Moment = string | Date | Timestamp | null;

interface Call {
  readonly start: unknown;
  readonly end: unknown;
  readonly periods: number | null;
  readonly freq: string | null;
  readonly tz: string | null;
  readonly normalize: boolean;
  readonly name: Label;
  readonly inclusive: string | null;
}

function ranged(call: Call): LocalIndex {
  const {periods, name, inclusive} = call;
  const [start, end] = [call.start, call.end].map((one) =>
    one === null ? null : new Timestamp(one as NonNullable<Moment>),
  );
  const count = [start, end, periods, call.freq].filter((one) => one !== null && one !== undefined).length;
  const freq = call.freq === null ? (count === 3 ? null : frequency('D')) : frequency(call.freq);
  if (count + (call.freq === null && freq !== null ? 1 : 0) !== 3)
    throw new ValueError(
      'date_range: of the four parameters: start, end, periods, and freq, exactly three must be specified',
    );
  const zone = call.tz ?? start?.tz ?? end?.tz ?? null;
  const clock = (at: Timestamp | null | undefined): bigint | null => {
    if (at === null || at === undefined) return null;
    const wall = at.value + BigInt(at.utcoffset) * 1_000_000_000n;
    return call.normalize ? wall - (((wall % day) + day) % day) : wall;
  };
  const instant = (at: bigint): bigint => (zone === null || at === NaT ? at : localized(at, zone));
  // Days and what is longer go by the clock, also where it is put forward or back; hours are all equal.
  const byClock = freq !== null && (freq.fixed === null || freq.name === 'D');
  const placed = (at: bigint | null): bigint | null => (at === null || byClock ? at : instant(at));
  const range = {start: placed(clock(start)), end: placed(clock(end)), periods, freq};
  let times = timesOf(range);
  if (inclusive === 'right' || inclusive === 'neither') times = times.filter((at) => at !== range.start);
  if (inclusive === 'left' || inclusive === 'neither') times = times.filter((at) => at !== range.end);
  const dtype: DType = zone === null ? 'datetime64[ns]' : `datetime64[ns, ${zone}]`;
  const values = BigInt64Array.from(times, byClock ? instant : (at) => at);
  return new LocalIndex(new Vector(dtype, values), {name, freq: freq === null ? null : freqName(freq)});
}

const moment: p.Param<string | Date | Timestamp> = {
  takes: 'a time, as text, a Date or a Timestamp',
  parse: (value) =>
    typeof value === 'string' || value instanceof Date || value instanceof Timestamp ? value : p.mismatch,
};

export const dateRange = define({
  name: 'date_range',
  title: 'DataFrameDateRange',
  places: ['md'],
  params: {
    start: p.optional(moment, null),
    end: p.optional(moment, null),
    periods: p.optional(p.int, null),
    freq: p.optional(p.text, null),
    tz: p.optional(p.text, null),
    normalize: p.optional(p.bool, false),
    name: p.optional(p.label, null),
    closed: p.remote(),
    inclusive: p.optional(p.choice('both', 'left', 'right', 'neither'), null),
    chunk_size: p.optional(p.int, null),
  },
  infer: (args) => indexMetaOf(ranged(args)),
  lower: (args, context) => lowered(ranged(args), context),
});
