import {ArgumentError} from '../errors/index.js';
import {SETTINGS} from '../interactive/settings.js';
import {defineMagic} from './define.js';
import {table} from './table.js';

export const config = defineMagic({
  name: 'config',
  kinds: ['line'],
  usage: '%config\n%config NAME\n%config NAME VALUE',
  gives: {bare: 'undefined', called: 'string | undefined'},
  summary: 'Lists, gets or changes the settings of this session.',
  complete(args, {settings}) {
    const [name = '', second] = args.trimStart().split(/\s+/);
    return second === undefined ? SETTINGS.map((setting) => setting.name) : settings.describe(name).values;
  },
  async run({args}, {settings, print}) {
    const [name, value, ...rest] = args.split(/[\s=]+/).filter((word) => word !== '');
    if (rest.length > 0) throw new ArgumentError(`%config: takes a name and a value, got '${args}'.`);
    if (name === undefined) {
      print(
        await table(
          ['name', 'value', 'values', 'what it does'],
          SETTINGS.map((setting) => [
            setting.name,
            settings.get(setting.name),
            setting.values.join(', '),
            setting.summary,
          ]),
        ),
      );
      return undefined;
    }
    if (value === undefined) return settings.get(name);
    settings.set(name, value);
    return undefined;
  },
});
