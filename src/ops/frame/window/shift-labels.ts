/** Row labels that are times, moved by a frequency. */
import {
  LocalIndex,
  MultiIndex,
  NaT,
  RangeIndex,
  Vector,
  kindOf,
  localized,
  zoneOf,
  type DType,
} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import {freqName, frequency, type Frequency} from '../datetimes/freq.js';
import {inferredFreq} from '../datetimes/infer-freq.js';
import {movedDay, standsOn} from '../datetimes/offsets.js';
import {readingOf} from '../datetimes/zones.js';

const day = 86_400_000_000_000n;

/**
 * `index` moved by `periods` steps of a frequency; `infer` is the one that its labels follow.
 *
 * @throws ArgumentError for labels that are no times, and for durations moved by months and the like; ValueError for an unknown frequency, or
 * where there is none to infer.
 */
export function shiftedLabels(index: LocalIndex, periods: number, freq: string): LocalIndex {
  const kind = kindOf(index.dtype);
  if (index instanceof MultiIndex || (kind !== 'M' && kind !== 'm'))
    throw new ArgumentError(
      `shift: 'freq' moves labels that are times or durations, got ${described(index)}`,
    );
  const own = index.freq === null ? null : frequency(index.freq);
  const by = freq === 'infer' ? (own ?? inferred(index.vector)) : frequency(freq);
  if (by.fixed === null && kind === 'm')
    throw new ArgumentError(`shift: durations are moved by D, H, T, S, L, U or N, got ${freqName(by)}`);
  const regular = own !== null && isSame(own, by);
  const values =
    regular && own.name === 'D' ? byCalendar(index.vector, periods, by) : moved(index.vector, periods, by);
  // Regular times moved all by the same duration are regular still.
  const keeps = regular || (own !== null && own.fixed !== null && by.fixed !== null);
  return new LocalIndex(new Vector(index.dtype, values), {name: index.name, freq: keeps ? index.freq : null});
}

/** The dtype of labels after moving: their own. @throws ArgumentError for what is known not to be moved. */
export function refuseLabels(dtypes: readonly (DType | null)[]): void {
  const [dtype] = dtypes;
  if (dtypes.length > 1 || (dtype !== null && dtype !== undefined && !'mM'.includes(kindOf(dtype))))
    throw new ArgumentError(
      `shift: 'freq' moves labels that are times or durations, got labels of ${dtypes.map((one) => one ?? 'an unknown dtype').join(', ')}`,
    );
}

function described(index: LocalIndex): string {
  if (index instanceof MultiIndex) return 'a MultiIndex';
  if (index instanceof RangeIndex) return 'a RangeIndex';
  return `labels of ${index.dtype}`;
}

function inferred(vector: Vector): Frequency {
  const name = inferredFreq(vector);
  if (name === null)
    throw new ValueError(
      'shift: Freq was not set in the index hence cannot be inferred: the labels are not regular',
    );
  return frequency(name);
}

function isSame(a: Frequency, b: Frequency): boolean {
  return a.fixed === null || b.fixed === null ? freqName(a) === freqName(b) : a.fixed === b.fixed;
}

function moved(vector: Vector, periods: number, by: Frequency): BigInt64Array {
  const times = vector.values as BigInt64Array;
  const {fixed} = by;
  if (fixed !== null) return times.map((ns) => (ns === NaT ? NaT : ns + fixed * BigInt(periods)));
  const stands = standsOn(by);
  const zone = zoneOf(vector.dtype);
  const known = new Map<number, number>();
  return times.map((ns) => {
    if (ns === NaT) return NaT;
    const reading = readingOf(ns, zone);
    const clock = ((reading % day) + day) % day;
    const from = Number((reading - clock) / day);
    const to = known.get(from) ?? movedDay(from, periods * by.count, stands);
    known.set(from, to);
    const wall = BigInt(to) * day + clock;
    return zone === null ? wall : localized(wall, zone);
  });
}

/** Regular days, which stay at the same time of the day where clocks are put forward or back. */
function byCalendar(vector: Vector, periods: number, {fixed}: Frequency): BigInt64Array {
  const times = vector.values as BigInt64Array;
  const zone = zoneOf(vector.dtype);
  const [first] = times;
  if (first === undefined || fixed === null) return times;
  const start = readingOf(first + fixed * BigInt(periods), zone);
  return times.map((_, i) => {
    const wall = start + fixed * BigInt(i);
    return zone === null ? wall : localized(wall, zone);
  });
}
