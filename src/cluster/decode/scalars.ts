import {civilFromNanoseconds, instantOf, nanosecondsFromCivil} from '../../data/scalars/calendar.js';
import {Complex} from '../../data/scalars/complex.js';
import {Interval} from '../../data/scalars/interval.js';
import type {Closed} from '../../data/scalars/interval.js';
import {Period} from '../../data/scalars/period.js';
import {Timedelta} from '../../data/scalars/timedelta.js';
import {Timestamp} from '../../data/scalars/timestamp.js';
import {PickleError} from '../pickle/limits.js';
import {PySetValue, PyTupleValue} from '../pickle/values.js';
import type {Maker} from './decoder.js';
import {Offset} from './offsets.js';
import {instanceIn, integerIn, itemsIn, numberIn, textIn} from './shape.js';
import {zoneNameIn} from './zones.js';

/** NumPy's numbers of the units that pandas' times have. */
const resolutions: ReadonlyMap<number, bigint> = new Map([
  [7, 1_000_000_000n],
  [8, 1_000_000n],
  [9, 1000n],
  [10, 1n],
]);

function nanosecondsIn(value: unknown, resolution: unknown, what: string): bigint {
  const unit = resolutions.get(resolution === undefined ? 10 : numberIn(resolution, what));
  if (unit === undefined) throw new PickleError(`a '${what}' in a unit that is not known`);
  return integerIn(value, what) * unit;
}

const timestamp: Maker = ({args, path}, decoder) =>
  Timestamp.fromNanoseconds(nanosecondsIn(args[0], args[3], path), zoneNameIn(decoder.make(args[2] ?? null)));

const timedelta: Maker = ({args, path}) => new Timedelta(nanosecondsIn(args[0], args[1], path), 'ns');

const period: Maker = ({args, path}, decoder) => {
  const freq = instanceIn(decoder.make(args[1]), Offset, path);
  return new Period(numberIn(args[2], path), freq.toString());
};

const closings: readonly unknown[] = ['left', 'right', 'both', 'neither'] satisfies Closed[];

const interval: Maker = ({args, path}, decoder) => {
  const [left, right, closed = 'right'] = args;
  if (!closings.includes(closed)) throw new PickleError(`a '${path}' that is closed on '${String(closed)}'`);
  return new Interval(decoder.plain(left), decoder.plain(right), closed as Closed);
};

/** The ten bytes of a `datetime`; the topmost bit of the month is its `fold`. */
const datetime: Maker = ({args, path}, decoder) => {
  const bytes = bytesIn(decoder.make(args[0]), 10, path);
  const byte = (at: number): number => bytes[at] ?? 0;
  const wall = nanosecondsFromCivil({
    ...civilFromNanoseconds(0n),
    year: byte(0) * 256 + byte(1),
    month: byte(2) & 0x7f,
    day: byte(3),
    hour: byte(4),
    minute: byte(5),
    second: byte(6),
    nanosecond: (byte(7) * 65536 + byte(8) * 256 + byte(9)) * 1000,
  });
  const zone = zoneNameIn(decoder.make(args[1] ?? null));
  return Timestamp.fromNanoseconds(zone === null ? wall : instantOf(wall, zone), zone);
};

/** A date without a time of day, as text: pandas has no type for it. */
const date: Maker = ({args, path}, decoder) => {
  const bytes = bytesIn(decoder.make(args[0]), 4, path);
  const pad = (value: number | undefined, width: number): string => String(value ?? 0).padStart(width, '0');
  return `${pad((bytes[0] ?? 0) * 256 + (bytes[1] ?? 0), 4)}-${pad(bytes[2], 2)}-${pad(bytes[3], 2)}`;
};

const time: Maker = ({args, path}, decoder) => {
  const bytes = bytesIn(decoder.make(args[0]), 6, path);
  const [hour = 0, minute = 0, second = 0, high = 0, middle = 0, low = 0] = bytes;
  const clock = [hour & 0x7f, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  const micros = high * 65536 + middle * 256 + low;
  return micros === 0 ? clock : `${clock}.${String(micros).padStart(6, '0')}`;
};

/** Protocols below 3 have bytes as text in Latin-1. */
function bytesIn(value: unknown, length: number, what: string): Uint8Array {
  const bytes =
    typeof value === 'string' ? Buffer.from(value, 'latin1') : instanceIn(value, Uint8Array, what);
  if (bytes.length !== length)
    throw new PickleError(`a '${what}' of ${bytes.length} bytes instead of ${length}`);
  return bytes;
}

const span: Maker = ({args, path}) => {
  const [days, seconds, micros] = args.map((arg) => integerIn(arg, path));
  return new Timedelta(
    ((days ?? 0n) * 86_400n + (seconds ?? 0n)) * 1_000_000_000n + (micros ?? 0n) * 1000n,
    'ns',
  );
};

const dictionary: Maker = (record) => {
  const first = record.args.at(-1);
  const pairs = first instanceof Map ? [...(first as Map<unknown, unknown>)] : [];
  return new Map([...pairs, ...record.assigned]);
};

/** No more than this many numbers are made of a `range`, which takes a few bytes whatever its length. */
const longestRange = 10_000_000;

const range: Maker = ({args, path}) => {
  const [start = 0, stop = 0, step = 1] = args.map((arg) => numberIn(arg, path));
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (!(length <= longestRange)) throw new PickleError(`a range of ${length} numbers is too long to be read`);
  return Array.from({length}, (_, i) => start + i * step);
};

export const scalarMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['pandas._libs.tslibs.timestamps._unpickle_timestamp', timestamp],
  ['pandas._libs.tslibs.timedeltas._timedelta_unpickle', timedelta],
  ['pandas._libs.tslibs.period.Period', period],
  ['pandas._libs.interval.Interval', interval],
  ['pandas._libs.tslibs.nattype.__nat_unpickle', () => null],
  ['pandas._libs.tslibs.nattype._nat_unpickle', () => null],
  ['datetime.datetime', datetime],
  ['datetime.date', date],
  ['datetime.time', time],
  ['datetime.timedelta', span],
  // A decimal number is shown with the digits it has.
  ['decimal.Decimal', ({args, path}) => textIn(args[0], path)],
  // The name of a column in a database.
  ['sqlalchemy.sql.elements.quoted_name', ({args, path}) => textIn(args[0], path)],
  ['builtins.complex', ({args, path}) => new Complex(numberIn(args[0], path), numberIn(args[1] ?? 0, path))],
  ['builtins.set', ({args, path}) => new PySetValue([...itemsIn(args[0] ?? [], path)])],
  ['builtins.frozenset', ({args, path}) => new PySetValue([...itemsIn(args[0] ?? [], path)])],
  ['builtins.list', ({args, path}) => [...itemsIn(args[0] ?? [], path)]],
  ['builtins.tuple', ({args, path}) => new PyTupleValue(itemsIn(args[0] ?? [], path))],
  ['builtins.range', range],
  [
    'builtins.bytes',
    ({args}) => Uint8Array.from(Buffer.from(typeof args[0] === 'string' ? args[0] : '', 'latin1')),
  ],
  ['builtins.bytearray', ({args, path}) => bytearray(args[0], path)],
  [
    '_codecs.encode',
    ({args, path}) =>
      new Uint8Array(Buffer.from(textIn(args[0], path), args[1] === 'latin1' ? 'latin1' : 'utf8')),
  ],
  ['builtins.dict', dictionary],
  ['collections.OrderedDict', dictionary],
  ['collections.defaultdict', dictionary],
  ['collections.Counter', dictionary],
]);

function bytearray(value: unknown, what: string): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return value === undefined ? new Uint8Array(0) : new Uint8Array(Buffer.from(textIn(value, what), 'latin1'));
}
