import {ArgumentError, unknownName} from '../errors/index.js';
import {defineMagic} from './define.js';

const SECRET = /key|token|secret|password|credential/i;

export const env = defineMagic({
  name: 'env',
  kinds: ['line'],
  usage: '%env\n%env NAME\n%env NAME=VALUE',
  summary: 'Lists, gets or sets environment variables; the list hides what looks secret.',
  complete: () => Object.keys(process.env),
  run({args}) {
    if (args === '')
      return Object.fromEntries(
        Object.entries(process.env).map(([name, value]) => [name, SECRET.test(name) ? '<hidden>' : value]),
      );
    const set = /^([^\s=]+)\s*=\s*(.*)$/.exec(args) ?? /^(\S+)\s+(.*)$/.exec(args);
    if (set) {
      process.env[set[1] ?? ''] = set[2] ?? '';
      return undefined;
    }
    const value = process.env[args];
    if (value === undefined)
      throw new ArgumentError(`%env: '${args}' is not set.${unknownName(args, Object.keys(process.env))}`);
    return value;
  },
});
