import {ArgumentError} from '../errors/index.js';
import {defineMagic} from './define.js';
import {words} from './parse.js';

export const history = defineMagic({
  name: 'history',
  kinds: ['line'],
  usage: '%history [-n] [-l COUNT] [-g PATTERN] [FROM-TO]',
  summary:
    'Prints the code that was run: this session, the last COUNT cells of all, or what a pattern with * and ? finds.',
  details: '-n numbers the lines. FROM-TO are execution counts of this session.',
  run({args}, {history: store, print}) {
    const given = words(args);
    let numbered = false;
    let entries = store.range(0);
    for (let word = given.shift(); word !== undefined; word = given.shift()) {
      if (word === '-n') numbered = true;
      else if (word === '-l') entries = store.tail(count(given.shift()));
      else if (word === '-g') entries = store.search(`*${given.shift() ?? ''}*`);
      else {
        const range = /^(\d+)(?:-(\d+))?$/.exec(word);
        if (!range)
          throw new ArgumentError(`%history: takes -n, -l COUNT, -g PATTERN or FROM-TO, got '${word}'.`);
        entries = store.range(0, Number(range[1]), Number(range[2] ?? range[1]) + 1);
      }
    }
    for (const {session, line, input} of entries) {
      const here = session === store.session;
      print(numbered ? `${here ? '' : `${String(session)}/`}${String(line)}: ${input}\n` : `${input}\n`);
    }
  },
});

function count(word: string | undefined): number {
  const number = Number(word);
  if (!Number.isInteger(number) || number < 1)
    throw new ArgumentError(`%history: -l takes a whole number from 1, got '${word ?? ''}'.`);
  return number;
}
