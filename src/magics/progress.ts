import {defineMagic} from './define.js';

export const progress = defineMagic({
  name: 'progress',
  kinds: ['line'],
  usage: '%progress\n%progress on|off',
  gives: {bare: 'string', called: 'undefined'},
  summary: 'Says whether running computations show how far they are.',
  complete: (_args, {settings}) => settings.describe('progress').values,
  run({args}, {settings}) {
    if (args === '') return settings.get('progress');
    settings.set('progress', args, '%progress');
    return undefined;
  },
});
