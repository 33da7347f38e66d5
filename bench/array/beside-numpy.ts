/** Cases timed here and by NumPy, and printed beside each other. */
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';

/** Milliseconds of a case: elapsed, and of all processors. */
export type Times = readonly [wall: number, cpu: number];

/** One case: what NumPy evaluates, and what does the same here. */
export interface Case {
  readonly numpy: string;
  readonly ours: () => Promise<void>;
}

interface NumpyTimes {
  readonly version: string;
  /** The vector instructions that it uses on this machine. */
  readonly simd: string;
  readonly cases: Readonly<Record<string, Times>>;
}

function numpyTimes(python: string, setup: string, cases: Readonly<Record<string, Case>>): NumpyTimes | null {
  const expressions = Object.fromEntries(Object.entries(cases).map(([name, {numpy}]) => [name, numpy]));
  const run = spawnSync(python, [join(process.cwd(), 'bench/array/expressions.py')], {
    input: JSON.stringify({setup, cases: expressions}),
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  if (run.status === 0) return JSON.parse(run.stdout) as NumpyTimes;
  if (run.stderr.includes('SyntaxError') || run.stderr.includes('Error:')) process.stderr.write(run.stderr);
  return null;
}

/** The least of several runs, for about as long as NumPy's. */
async function least(action: () => Promise<void>): Promise<Times> {
  let [wall, cpu, spent] = [Infinity, Infinity, 0];
  for (let count = 0; count < 2 || (count < 9 && spent < 600); count++) {
    // NumPy frees a result at once; here it goes when its object is collected.
    globalThis.gc?.();
    await setImmediate();
    const [start, used] = [performance.now(), process.cpuUsage()];
    await action();
    const {user, system} = process.cpuUsage(used);
    const elapsed = performance.now() - start;
    spent += elapsed;
    wall = Math.min(wall, elapsed);
    cpu = Math.min(cpu, (user + system) / 1000);
  }
  return [wall, cpu];
}

const shown = ([wall, cpu]: Times): string => `${wall.toFixed(3).padStart(9)} (${cpu.toFixed(3)})`.padEnd(22);

/**
 * Prints for every case our times and NumPy's, and their ratio: below 1 we are faster. `setup` is Python that makes
 * what the cases name; without NumPy only our side is printed.
 */
export async function printBesideNumpy(
  python: string,
  setup: string,
  cases: Readonly<Record<string, Case>>,
): Promise<void> {
  const numpy = numpyTimes(python, setup, cases);
  console.log(numpy === null ? `no NumPy in ${python}` : `beside NumPy ${numpy.version} with ${numpy.simd}`);
  console.log('milliseconds elapsed and (of all processors), the least of several');
  for (const [name, {ours}] of Object.entries(cases)) {
    const own = await least(ours);
    const theirs = numpy?.cases[name];
    const beside =
      theirs === undefined
        ? ''
        : `  NumPy ${shown(theirs)} ratio ${(own[0] / theirs[0]).toFixed(2)} (${(own[1] / theirs[1]).toFixed(2)})`;
    console.log(`${name.padEnd(40)} ${shown(own)}${beside}`);
  }
}
