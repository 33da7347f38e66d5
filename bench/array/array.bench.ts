/**
 * The array engine beside NumPy, in one run: `node dist/bench/array/array.bench.js [values] [python]`.
 * The ratio is ours by NumPy's: below 1 is faster. Without NumPy only our side is printed, and said so.
 */
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {ArrayEngine, ir, type Block, type RootExpr} from '../../src/engine/array/index.js';

const values = Number(process.argv[2] ?? 4_000_000);
const python = process.argv[3] ?? 'python3';

function numpyTimes(): Record<string, number | string> | null {
  const script = join(process.cwd(), 'bench/array/cases.py');
  const run = spawnSync(python, [script, String(values)], {encoding: 'utf8'});
  return run.status === 0 ? (JSON.parse(run.stdout) as Record<string, number | string>) : null;
}

const engine = new ArrayEngine();

async function one(root: RootExpr): Promise<Block> {
  const [block] = await engine.evaluate([root]);
  if (block === undefined) throw new RangeError('no result');
  return block;
}

async function best(root: () => RootExpr, times: number): Promise<number> {
  let fastest = Infinity;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    (await one(root())).release();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}

const uniform = (shape: readonly number[], stream: number): RootExpr & {kind: 'random'} =>
  ir.random({name: 'uniform'}, shape, {seed: 1n, stream});
const [a, b, m, small, part] = [
  ir.buffer(await one(uniform([values], 0))),
  ir.buffer(await one(uniform([values], 1))),
  ir.buffer(await one(uniform([1000, 1000], 2))),
  ir.buffer(await one(uniform([10], 3))),
  ir.buffer(await one(uniform([Math.floor(values / 4)], 4))),
];
const {binary, unary, reduce} = ir;
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
  ['sum over axis 0', () => reduce('sum', ir.reshape(a, [-1, 1000]), {axes: 0}), 5],
  ['var', () => ir.variance(a), 5],
  ['sin', () => unary('sin', a), 5],
  ['sort (a quarter)', () => ir.sort(part), 3],
  ['argsort (a quarter)', () => ir.argsort(part), 2],
  ['rand', () => uniform([values], 7), 5],
  ['randn', () => ir.random({name: 'normal'}, [values], {seed: 1n, stream: 8}), 5],
  ['matmul 1000', () => ir.matmul(m, m), 3],
  ['10 elements: a + 1', () => binary('add', small, 1), 500],
];

const numpy = numpyTimes();
console.log(
  `${values} float64 values, ${numpy === null ? `no NumPy in ${python}` : `NumPy ${numpy['version'] ?? ''}`}; milliseconds, best of several`,
);
for (const [name, build, times] of cases) {
  const ours = await best(build, times);
  const theirs = Number(numpy?.[name]);
  const ratio =
    numpy === null ? '' : `  NumPy ${theirs.toFixed(3).padStart(9)}  ratio ${(ours / theirs).toFixed(2)}`;
  console.log(`${name.padEnd(40)} ${ours.toFixed(3).padStart(9)}${ratio}`);
}
await engine.close();
