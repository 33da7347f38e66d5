import {ValueError, closest} from '../../errors/index.js';

const second = 1_000_000_000n;

/** Names of units of time, as pandas takes them, with their nanoseconds. */
const units: ReadonlyMap<string, bigint> = new Map(
  (
    [
      [7n * 86_400n * second, 'W', 'w', 'week', 'weeks'],
      [86_400n * second, 'D', 'd', 'day', 'days'],
      [3600n * second, 'H', 'h', 'hr', 'hour', 'hours'],
      [60n * second, 'T', 'm', 'min', 'minute', 'minutes'],
      [second, 'S', 's', 'sec', 'second', 'seconds'],
      [1_000_000n, 'L', 'ms', 'milli', 'millis', 'millisecond', 'milliseconds'],
      [1000n, 'U', 'us', 'µs', 'micro', 'micros', 'microsecond', 'microseconds'],
      [1n, 'N', 'ns', 'nano', 'nanos', 'nanosecond', 'nanoseconds'],
    ] as const
  ).flatMap(([size, ...names]) => names.map((name) => [name, size] as const)),
);

/** Nanoseconds in one `unit`. Throws `ValueError` for a name that is none. */
export function nanosecondsOfUnit(unit: string): bigint {
  const size = units.get(unit) ?? units.get(unit.toLowerCase());
  if (size !== undefined) return size;
  const near = closest(unit, units.keys());
  throw new ValueError(
    `invalid unit abbreviation: ${unit}.${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''}`,
  );
}
