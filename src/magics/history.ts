import type {History, HistoryEntry} from '../interactive/history.js';
import {ArgumentError} from '../errors/index.js';
import {defineMagic} from './define.js';
import {words} from './parse.js';

/** `4`, `7-9`, `12-`, and with `~2/` before it the same of two sessions ago; `~1/` alone is all of it. */
const RANGE = /^(?:~(\d+)\/)?(?:(\d+)(-)?(\d+)?)?$/;
const LATEST = 10;

export const history = defineMagic({
  name: 'history',
  kinds: ['line'],
  usage: '%history [-n] [-o] [-u] [-l [COUNT] | -g PATTERN | RANGE …]',
  summary:
    'Prints the code that was run: this session, the last COUNT cells of all, or what a pattern with * and ? finds.',
  details:
    '-n numbers the lines, -o adds results, -u leaves out what comes again. A range is an execution count, as 4, 7-9 or 12-; ~1/ before it is the session before this one.',
  run({args}, {history: store, print}) {
    const {entries, numbered, outputs, unique} = read(words(args), store);
    const kept = unique ? [...new Map(entries.map((entry) => [entry.input, entry])).values()] : entries;
    for (const {session, line, input, output} of kept) {
      const here = session === store.session;
      print(numbered ? `${here ? '' : `${String(session)}/`}${String(line)}: ${input}\n` : `${input}\n`);
      if (outputs && output !== null) print(`${output}\n`);
    }
  },
});

interface Wanted {
  readonly entries: readonly HistoryEntry[];
  readonly numbered: boolean;
  readonly outputs: boolean;
  readonly unique: boolean;
}

function read(given: string[], store: History): Wanted {
  const flags = new Set<string>();
  let entries: HistoryEntry[] | null = null;
  for (let word = given.shift(); word !== undefined; word = given.shift()) {
    if (word === '-n' || word === '-o' || word === '-u') flags.add(word);
    else if (word === '-l') {
      const count = /^[^-]/.test(given[0] ?? '') ? wholeNumber(given.shift()) : LATEST;
      entries = store.tail(count);
    } else if (word === '-g') entries = store.search(`*${given.shift() ?? ''}*`);
    else entries = [...(entries ?? []), ...rangeOf(word, store)];
  }
  return {
    entries: entries ?? store.range(0),
    numbered: flags.has('-n'),
    outputs: flags.has('-o'),
    unique: flags.has('-u'),
  };
}

function rangeOf(word: string, store: History): HistoryEntry[] {
  const match = word === '' ? null : RANGE.exec(word);
  if (!match)
    throw new ArgumentError(
      `%history: takes -n, -o, -u, -l COUNT, -g PATTERN or ranges as 4, 7-9 and ~1/2-3, got '${word}'.`,
    );
  const [, back = '0', from, dash, to] = match;
  const first = from === undefined ? 0 : Number(from);
  const open = from === undefined || (dash !== undefined && to === undefined);
  return store.range(-Number(back), first, open ? Infinity : Number(to ?? from) + 1);
}

function wholeNumber(word: string | undefined): number {
  const number = Number(word);
  if (!Number.isInteger(number) || number < 1)
    throw new ArgumentError(`%history: -l takes a whole number from 1, got '${word ?? ''}'.`);
  return number;
}
