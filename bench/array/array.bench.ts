/**
 * The array engine beside NumPy, in one run: `node dist/bench/array/array.bench.js [values] [python]`.
 * The ratio is ours by NumPy's: below 1 is faster. Without NumPy only our side is printed, and said so.
 */
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {ArrayEngine, ir, type Block, type RootExpr} from '../../src/engine/array/index.js';

const values = Number(process.argv[2] ?? 4_000_000);
const python = process.argv[3] ?? 'python3';

/** Milliseconds of a case: elapsed, and of all processors. */
type Times = readonly [wall: number, cpu: number];

interface Numpy {
  readonly version: string;
  /** The vector instructions that it uses on this machine. */
  readonly simd: string;
  readonly cases: Readonly<Record<string, Times>>;
}

function numpyTimes(): Numpy | null {
  const script = join(process.cwd(), 'bench/array/cases.py');
  const run = spawnSync(python, [script, String(values)], {encoding: 'utf8'});
  return run.status === 0 ? (JSON.parse(run.stdout) as Numpy) : null;
}

const engine = new ArrayEngine();

async function one(root: RootExpr): Promise<Block> {
  const [block] = await engine.evaluate([root]);
  if (block === undefined) throw new RangeError('no result');
  return block;
}

async function best(root: () => RootExpr, times: number, together: number): Promise<Times> {
  let [wall, cpu] = [Infinity, Infinity];
  for (let i = 0; i < times; i++) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    for (let k = 0; k < together; k++) (await one(root())).release();
    const {user, system} = process.cpuUsage(used);
    wall = Math.min(wall, performance.now() - start);
    cpu = Math.min(cpu, (user + system) / 1000);
  }
  return [wall, cpu];
}

const uniform = (shape: readonly number[], stream: number): RootExpr & {kind: 'random'} =>
  ir.random({name: 'uniform'}, shape, {seed: 1n, stream});
const [a, b, m, small, part, places] = [
  ir.buffer(await one(uniform([values], 0))),
  ir.buffer(await one(uniform([values], 1))),
  ir.buffer(await one(uniform([1000, 1000], 2))),
  ir.buffer(await one(uniform([10], 3))),
  ir.buffer(await one(uniform([Math.floor(values / 4)], 4))),
  ir.buffer(
    await one(
      ir.random({name: 'integers', low: 0n, high: BigInt(values)}, [values], {
        seed: 1n,
        stream: 5,
        dtype: 'int64',
      }),
    ),
  ),
];
const {binary, unary, reduce} = ir;
const rows = ir.reshape(ir.slice(a, 0, {stop: values - (values % 1000)}), [-1, 1000]);
const cases: readonly (readonly [name: string, build: () => RootExpr, times: number])[] = [
  ['a + b', () => binary('add', a, b), 9],
  [
    '(a * 2 + b).exp().sum()',
    () => reduce('sum', unary('exp', binary('add', binary('multiply', a, 2), b))),
    9,
  ],
  [
    'where(a > .5, sqrt(a) * b, -a) + b * 2',
    () =>
      binary(
        'add',
        ir.where(binary('greater', a, 0.5), binary('multiply', unary('sqrt', a), b), unary('negative', a)),
        binary('multiply', b, 2),
      ),
    9,
  ],
  ['sum', () => reduce('sum', a), 9],
  ['sum over axis 0', () => reduce('sum', rows, {axes: 0}), 5],
  ['sum over axis 1', () => reduce('sum', rows, {axes: 1}), 5],
  ['max', () => reduce('max', a), 5],
  ['argmax', () => reduce('argmax', a), 5],
  ['argmax over axis 0', () => reduce('argmax', rows, {axes: 0}), 5],
  ['var', () => ir.variance(a), 5],
  ['var over axis 0', () => ir.variance(rows, {axes: 0}), 5],
  ['exp', () => unary('exp', a), 5],
  ['log', () => unary('log', a), 5],
  ['sin', () => unary('sin', a), 5],
  ['tanh', () => unary('tanh', a), 5],
  ['cumsum', () => ir.scan('cumsum', a), 5],
  ['take at random', () => ir.take(a, places, 0), 3],
  ['a[a > .5]', () => ir.compress(a, binary('greater', a, 0.5)), 5],
  ['sort (a quarter)', () => ir.sort(part), 3],
  ['argsort (a quarter)', () => ir.argsort(part), 2],
  ['rand', () => uniform([values], 7), 5],
  ['randn', () => ir.random({name: 'normal'}, [values], {seed: 1n, stream: 8}), 5],
  ['matmul 1000', () => ir.matmul(m, m), 3],
  ['10 elements: a + 1', () => binary('add', small, 1), 30],
];

const numpy = numpyTimes();
const beside = numpy === null ? `no NumPy in ${python}` : `NumPy ${numpy.version} with ${numpy.simd}`;
console.log(
  `${values} float64 values, ${beside}; milliseconds elapsed and (of all processors), best of several`,
);
const shown = ([wall, cpu]: Times): string => `${wall.toFixed(3).padStart(9)} (${cpu.toFixed(3)})`.padEnd(22);
for (const [name, build, times] of cases) {
  // What takes microseconds is timed by the hundred.
  const ours = await best(build, times, name.startsWith('10 ') ? 100 : 1);
  const theirs = numpy?.cases[name];
  const ratio =
    theirs === undefined
      ? ''
      : `  NumPy ${shown(theirs)} ratio ${(ours[0] / theirs[0]).toFixed(2)} (${(ours[1] / theirs[1]).toFixed(2)})`;
  console.log(`${name.padEnd(40)} ${shown(ours)}${ratio}`);
}
await engine.close();
