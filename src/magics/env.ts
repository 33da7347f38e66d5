import {ArgumentError, closest} from '../errors/index.js';
import {defineMagic} from './define.js';

const SECRET = /key|token|secret|password|credential/i;

export const env = defineMagic({
  name: 'env',
  kinds: ['line'],
  usage: '%env\n%env NAME\n%env NAME=VALUE',
  gives: {bare: 'Record<string, string>', called: 'string'},
  summary: 'Lists, gets or sets environment variables; the list hides what looks secret.',
  complete: () => Object.keys(process.env),
  run({args}) {
    if (args === '')
      return Object.fromEntries(
        Object.entries(process.env).map(([name, value]) => [name, SECRET.test(name) ? '<hidden>' : value]),
      );
    const set = /^([^\s=]+)\s*=\s*(.*)$/.exec(args) ?? /^(\S+)\s+(.*)$/.exec(args);
    if (set) {
      const [, name = '', value = ''] = set;
      if (!/^[\w()]+$/.test(name))
        throw new ArgumentError(`%env: takes the name of a variable, got '${name}'.`);
      process.env[name] = value;
      return undefined;
    }
    const value = process.env[args];
    if (value === undefined) throw new ArgumentError(`%env: '${args}' is not set.${nearNames(args)}`);
    return value;
  },
});

/** The list of all would be long, and says much of the machine. */
function nearNames(name: string): string {
  const near = closest(name, Object.keys(process.env));
  return near.length > 0 ? ` Did you mean ${near.map((other) => `'${other}'`).join(' or ')}?` : '';
}
