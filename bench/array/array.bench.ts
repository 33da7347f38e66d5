/**
 * The array engine beside NumPy, in one run: `node dist/bench/array/array.bench.js [values] [python]`.
 * The ratio is ours by NumPy's: below 1 is faster. Without NumPy only our side is printed, and said so.
 */
import {ArrayEngine, ir, type Block, type RootExpr} from '../../src/engine/array/index.js';
import {printBesideNumpy, type Case} from './beside-numpy.js';

const values = Number(process.argv[2] ?? 4_000_000);
const python = process.argv[3] ?? 'python3';

const engine = new ArrayEngine();

async function one(root: RootExpr): Promise<Block> {
  const [block] = await engine.evaluate([root]);
  if (block === undefined) throw new RangeError('no result');
  return block;
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
const operations: Readonly<Record<string, readonly [numpy: string, build: () => RootExpr]>> = {
  'a + b': ['a + b', () => binary('add', a, b)],
  '(a * 2 + b).exp().sum()': [
    'np.exp(a * 2 + b).sum()',
    () => reduce('sum', unary('exp', binary('add', binary('multiply', a, 2), b))),
  ],
  'where(a > .5, sqrt(a) * b, -a) + b * 2': [
    'np.where(a > .5, np.sqrt(a) * b, -a) + b * 2',
    () =>
      binary(
        'add',
        ir.where(binary('greater', a, 0.5), binary('multiply', unary('sqrt', a), b), unary('negative', a)),
        binary('multiply', b, 2),
      ),
  ],
  sum: ['a.sum()', () => reduce('sum', a)],
  'sum over axis 0': ['rows.sum(axis=0)', () => reduce('sum', rows, {axes: 0})],
  'sum over axis 1': ['rows.sum(axis=1)', () => reduce('sum', rows, {axes: 1})],
  max: ['a.max()', () => reduce('max', a)],
  argmax: ['a.argmax()', () => reduce('argmax', a)],
  'argmax over axis 0': ['rows.argmax(axis=0)', () => reduce('argmax', rows, {axes: 0})],
  var: ['a.var()', () => ir.variance(a)],
  'var over axis 0': ['rows.var(axis=0)', () => ir.variance(rows, {axes: 0})],
  exp: ['np.exp(a)', () => unary('exp', a)],
  log: ['np.log(a)', () => unary('log', a)],
  sin: ['np.sin(a)', () => unary('sin', a)],
  tanh: ['np.tanh(a)', () => unary('tanh', a)],
  cumsum: ['a.cumsum()', () => ir.scan('cumsum', a)],
  'take at random': ['a[places]', () => ir.take(a, places, 0)],
  'a[a > .5]': ['a[a > .5]', () => ir.compress(a, binary('greater', a, 0.5))],
  'sort (a quarter)': ['np.sort(part)', () => ir.sort(part)],
  'argsort (a quarter)': ['np.argsort(part)', () => ir.argsort(part)],
  rand: ['rng.rand(n)', () => uniform([values], 7)],
  randn: ['rng.randn(n)', () => ir.random({name: 'normal'}, [values], {seed: 1n, stream: 8})],
  'matmul 1000': ['m @ m', () => ir.matmul(m, m)],
  '100 times 10 elements: a + 1': ['[small + 1 for _ in range(100)]', () => binary('add', small, 1)],
};

const setup = `
n = ${values}
rng = np.random.RandomState(1)
a, b = rng.rand(n), rng.rand(n)
m = rng.rand(1000, 1000)
small = rng.rand(10)
part = a[:n // 4].copy()
rows = a[:n // 1000 * 1000].reshape(-1, 1000)
places = rng.randint(0, n, n)
`;
const cases = Object.entries(operations).map(([name, [numpy, build]]): [string, Case] => [
  name,
  {
    numpy,
    // What takes microseconds is timed by the hundred.
    ours: async () => {
      for (let i = 0; i < (name.startsWith('100 times') ? 100 : 1); i++) (await one(build())).release();
    },
  },
]);
console.log(`${values} float64 values`);
await printBesideNumpy(python, setup, Object.fromEntries(cases));
await engine.close();
