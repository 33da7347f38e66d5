import {defineMagic} from './define.js';

export const check = defineMagic({
  name: 'check',
  kinds: ['line'],
  usage: '%check\n%check strict|warn|off',
  gives: {bare: 'string', called: 'undefined'},
  summary:
    'Says what becomes of type errors: a cell with them does not run, they are shown beside the result, or nobody looks.',
  complete: (_args, {settings}) => settings.describe('check').values,
  run({args}, {settings}) {
    if (args === '') return settings.get('check');
    settings.set('check', args, '%check');
    return undefined;
  },
});
