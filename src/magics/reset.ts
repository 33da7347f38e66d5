import {ArgumentError, unknownName} from '../errors/index.js';
import {defineMagic} from './define.js';
import {words} from './parse.js';

export const reset = defineMagic({
  name: 'reset',
  kinds: ['line'],
  usage: '%reset\n%reset NAME …',
  summary: 'Forgets the names that cells declared, all or some.',
  complete: (_args, {scope}) => scope.names(),
  run({args}, {scope, reset: forget}) {
    const names = words(args);
    if (names.length === 0) {
      forget();
      return;
    }
    const option = names.find((name) => name.startsWith('-'));
    if (option !== undefined)
      throw new ArgumentError(
        `%reset: takes names, got '${option}'. Alone it forgets all names without asking.`,
      );
    const known = scope.names();
    for (const name of names)
      if (!known.includes(name))
        throw new ArgumentError(`%reset: '${name}' is not declared.${unknownName(name, known)}`);
    for (const name of names) scope.delete(name);
  },
});
