import {Intermediate} from './decoder.js';
import {PickleError} from '../pickle/limits.js';
import type {Maker} from './decoder.js';
import {numberIn, textIn} from './shape.js';
import {Timedelta} from '../../data/scalars/timedelta.js';

/** A time zone of Python's, as the name that `src/data` takes. */
export class Zone extends Intermediate {
  constructor(readonly name: string) {
    super();
  }

  override toPlain(): string {
    return this.name;
  }

  /** A fixed offset from UTC. */
  static fixed(seconds: number): Zone {
    if (seconds === 0) return new Zone('UTC');
    const minutes = Math.abs(Math.trunc(seconds / 60));
    const text = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return new Zone(`UTC${seconds < 0 ? '-' : '+'}${text}`);
  }
}

const utc: Maker = () => new Zone('UTC');
const named: Maker = (record) => new Zone(textIn(record.args[0], record.path));

/** A zone of dateutil knows only the file that it was read from. */
const zoneFile: Maker = (record) => {
  const file = record.args.find((arg) => typeof arg === 'string');
  const name = /zoneinfo\/(.+)$/.exec(textIn(file, record.path))?.[1];
  if (name === undefined) throw new PickleError(`a time zone read from '${String(file)}' cannot be named`);
  return new Zone(name);
};

export const zoneMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['pytz._UTC', utc],
  ['pytz._p', named],
  ['pytz.FixedOffset', (record) => Zone.fixed(numberIn(record.args[0], record.path) * 60)],
  ['pytz._FixedOffset', (record) => Zone.fixed(numberIn(record.args[0], record.path) * 60)],
  ['zoneinfo.ZoneInfo._unpickle', named],
  ['zoneinfo.ZoneInfo', named],
  ['dateutil.tz.tz.tzutc', utc],
  ['dateutil.tz.tz.tzfile', zoneFile],
  ['dateutil.zoneinfo.gettz', named],
  [
    'datetime.timezone',
    (record, decoder) => {
      const offset = decoder.make(record.args[0]);
      if (!(offset instanceof Timedelta)) throw new PickleError('a datetime.timezone without an offset');
      return Zone.fixed(Number(offset.valueOf()) / 1e9);
    },
  ],
]);

/** The zone's name, or null where there is none. */
export function zoneNameIn(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (!(value instanceof Zone)) throw new PickleError('a time without a time zone that is known');
  return value.name;
}
