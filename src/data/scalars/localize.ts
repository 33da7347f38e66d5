/** Clocks that are put back or forward: readings that a zone has twice, or never. */
import {ValueError} from '../../errors/index.js';
import {NaT, civilFromNanoseconds, nanosecondsPerDay, zoneOffset} from './calendar.js';

/** What becomes of readings that no clock of the zone shows, or that it shows twice. */
export interface Localizing {
  /** For a reading that clocks show twice: an error, missing, or the first time (`true`, in summer) or the second. */
  readonly ambiguous?: 'raise' | 'NaT' | boolean;
  /** For a reading that clocks skip: an error, missing, or the moment after or before the gap. */
  readonly nonexistent?: 'raise' | 'NaT' | 'shift_forward' | 'shift_backward';
}

/**
 * The instant at which the clocks of `zone` show `wall` (nanoseconds read as if in UTC).
 *
 * @throws ValueError for readings that clocks show twice or never, unless `options` say what they stand for.
 */
export function localized(wall: bigint, zone: string, options: Localizing = {}): bigint {
  const [before, after] = [offset(zone, wall - nanosecondsPerDay), offset(zone, wall + nanosecondsPerDay)];
  if (before === after) return wall - before;
  const [early, late] = [wall - before, wall - after];
  const [isEarly, isLate] = [offset(zone, early) === before, offset(zone, late) === after];
  if (isEarly && isLate) {
    const {ambiguous = 'raise'} = options;
    if (ambiguous === 'NaT') return NaT;
    if (ambiguous === 'raise')
      throw new ValueError(
        `Cannot infer dst time from ${shown(wall)}: clocks in ${zone} show it twice. Try using the 'ambiguous' argument.`,
      );
    return ambiguous ? early : late;
  }
  if (isEarly) return early;
  if (isLate) return late;
  const {nonexistent = 'raise'} = options;
  if (nonexistent === 'NaT') return NaT;
  if (nonexistent === 'raise')
    throw new ValueError(
      `${shown(wall)} does not exist: clocks in ${zone} skip it. Try the 'nonexistent' argument.`,
    );
  const gap = changeBetween(zone, late, early, after);
  return nonexistent === 'shift_forward' ? gap : gap - 1n;
}

const second = 1_000_000_000n;

function offset(zone: string, ns: bigint): bigint {
  return BigInt(zoneOffset(zone, ns)) * second;
}

/** The first whole second from `from` to `to` at which clocks have the offset `after`. */
function changeBetween(zone: string, from: bigint, to: bigint, after: bigint): bigint {
  let [low, high] = [from / second - 1n, to / second + 1n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (offset(zone, middle * second) === after) high = middle;
    else low = middle;
  }
  return high * second;
}

function shown(wall: bigint): string {
  const {year, month, day, hour, minute, second: seconds} = civilFromNanoseconds(wall);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(seconds)}`;
}
