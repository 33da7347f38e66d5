/** Matrix decompositions beside NumPy: `node --expose-gc dist/bench/array/decompositions.bench.js [rows] [python]`. */
import {mt, new_session} from '../../src/index.js';
import {printBesideNumpy, type Case} from './beside-numpy.js';

const n = Number(process.argv[2] ?? 500);
const python = process.argv[3] ?? 'python3';

const session = new_session();
const a = mt.random.rand(n, n);
const definite = mt.matmul(a, a.T).add(mt.eye(n).mul(n));
const right = mt.random.rand(n, 3);
const tall = mt.random.rand(5 * n, Math.ceil(n / 5));
await session.run(a, definite, right, tall);

const setup = `
n = ${n}
a = np.random.RandomState(1).rand(n, n)
definite = a @ a.T + n * np.eye(n)
right = np.random.RandomState(2).rand(n, 3)
tall = np.random.RandomState(3).rand(5 * n, -(-n // 5))
`;

interface Executable {
  execute(options: {session: typeof session}): PromiseLike<unknown>;
}

const operations: Readonly<Record<string, readonly [numpy: string, ours: () => Executable]>> = {
  matmul: ['a @ a', () => mt.matmul(a, a)],
  cholesky: ['np.linalg.cholesky(definite)', () => mt.linalg.cholesky(definite, {lower: true})],
  solve: ['np.linalg.solve(a, right)', () => mt.linalg.solve(a, right)],
  inv: ['np.linalg.inv(a)', () => mt.linalg.inv(a)],
  qr: ['np.linalg.qr(a)', () => mt.linalg.qr(a)],
  svd: ['np.linalg.svd(a, full_matrices=False)', () => mt.linalg.svd(a)],
  'qr of a tall matrix': ['np.linalg.qr(tall)', () => mt.linalg.qr(tall)],
  'svd of a tall matrix': ['np.linalg.svd(tall, full_matrices=False)', () => mt.linalg.svd(tall)],
};

console.log(`${n} rows and columns`);
const cases = Object.entries(operations).map(([name, [numpy, ours]]): [string, Case] => [
  name,
  {
    numpy,
    ours: async () => {
      await ours().execute({session});
    },
  },
]);
await printBesideNumpy(python, setup, Object.fromEntries(cases));
await session.close();
