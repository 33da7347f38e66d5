import {ArgumentError} from '../errors/index.js';
import type {CellScope} from '../evaluator/cell-scope.js';
import {defineMagic} from './define.js';
import {duration} from './duration.js';

/** A run is repeated until it takes this long. */
const ENOUGH_MS = 200;

export const timeit = defineMagic({
  name: 'timeit',
  kinds: ['line', 'cell'],
  takesCode: true,
  usage: '%timeit [-n LOOPS] [-r RUNS] CODE\n%%timeit [-n LOOPS] [-r RUNS] [SETUP]\nCODE',
  summary: 'Runs code many times and prints the mean and the deviation of a loop.',
  details:
    'Without -n the loops are as many as take 0.2 s; -r is 7 by default. SETUP runs once, before and untimed. What the code declares is its own in every loop, and what SETUP declares is forgotten afterwards.',
  async run({kind, args, body}, {compile, print, run, scope}) {
    const {loops: wanted, runs, rest} = options(args);
    const code = kind === 'line' ? rest : body;
    if (code.trim() === '') throw new ArgumentError('%timeit: needs code to run.');
    const forget = kind === 'cell' && rest !== '' ? await setUp(() => run(rest), scope) : null;
    try {
      const once = await compile(code);
      const loops = wanted ?? (await calibrate(once));
      const means: number[] = [];
      for (let order = 0; order < runs; order += 1) means.push((await measure(once, loops)) / loops);
      print(report(means, loops));
    } finally {
      forget?.();
    }
  },
});

/** Runs what comes before; gives what forgets the names that it declared. */
async function setUp(work: () => Promise<unknown>, scope: CellScope): Promise<() => void> {
  const before = new Map(scope.names().map((name) => [name, scope.get(name)]));
  await work();
  const declared = scope.names().filter((name) => !before.has(name) || scope.get(name) !== before.get(name));
  return () => {
    for (const name of declared) {
      if (before.has(name)) scope.set(name, before.get(name));
      else scope.delete(name);
    }
  };
}

function report(means: readonly number[], loops: number): string {
  const runs = means.length;
  const mean = means.reduce((sum, value) => sum + value, 0) / runs;
  const deviation = Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / runs);
  const plural = (count: number, word: string): string =>
    `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
  return `${duration(mean)} ± ${duration(deviation)} per loop (mean ± std. dev. of ${plural(runs, 'run')}, ${plural(loops, 'loop')} each)\n`;
}

function options(args: string): {loops: number | null; runs: number; rest: string} {
  let loops: number | null = null;
  let runs = 7;
  let rest = args;
  for (let match = /^-([nr])\s*(\S*)\s*/.exec(rest); match; match = /^-([nr])\s*(\S*)\s*/.exec(rest)) {
    const count = Number(match[2]);
    if (!Number.isInteger(count) || count < 1)
      throw new ArgumentError(
        `%timeit: -${match[1] ?? ''} takes a whole number from 1, got '${match[2] ?? ''}'.`,
      );
    if (match[1] === 'n') loops = count;
    else runs = count;
    rest = rest.slice(match[0].length);
  }
  const unknown = /^--?[A-Za-z]\w*(?=\s|$)/.exec(rest)?.[0];
  if (unknown !== undefined)
    throw new ArgumentError(
      `%timeit: takes -n LOOPS and -r RUNS, got '${unknown}'. Code that begins so stands in parentheses.`,
    );
  return {loops, runs, rest};
}

async function measure(once: () => unknown, loops: number): Promise<number> {
  const start = performance.now();
  for (let loop = 0; loop < loops; loop += 1) {
    const value = once();
    // Awaiting what is no promise would measure the awaiting.
    if (value instanceof Promise) await value;
  }
  return performance.now() - start;
}

async function calibrate(once: () => unknown): Promise<number> {
  for (let loops = 1; ; loops *= 10) {
    if ((await measure(once, loops)) >= ENOUGH_MS || loops >= 1e9) return loops;
  }
}
