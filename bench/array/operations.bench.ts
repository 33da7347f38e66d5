/**
 * Operations of `mt` beside NumPy, as a user calls them: `node --expose-gc dist/bench/array/operations.bench.js [values]
 * [python] [word]`. With a word, only the cases that it is part of.
 */
import {mt, new_session, slice, type Tensor} from '../../src/index.js';
import {printBesideNumpy, type Case} from './beside-numpy.js';

const n = Number(process.argv[2] ?? 4_000_000);
const python = process.argv[3] ?? 'python3';
const word = process.argv[4] ?? '';
const side = Math.floor(Math.sqrt(n));

const session = new_session();
mt.random.seed(1);
const [a, b, z, i, f, u, c, m] = [
  mt.random.rand(n),
  mt.random.rand(n),
  mt.random.randint(-1000, 1000, n),
  mt.random.randint(0, n, n),
  mt.random.rand(n).astype('float32'),
  mt.random.randint(0, 255, n).astype('uint8'),
  mt.random.rand(n).astype('complex128'),
  mt.random.rand(side, side),
];
const [mask, cube, z32] = [a.gt(0.5), mt.random.rand(side, 7, Math.floor(side / 7)), z.astype('int32')];
const quarter = a.get(slice(0, n / 4));
const few = mt.random.randint(0, 1000, n);
await session.run(a, b, z, i, f, u, c, m, mask, cube, z32, quarter, few);
await quarter.execute({session});

const setup = `
n = ${n}
side = ${side}
rng = np.random.RandomState(1)
a, b, z, i = rng.rand(n), rng.rand(n), rng.randint(-1000, 1000, n), rng.randint(0, n, n)
f, u, c, m = rng.rand(n).astype('f4'), rng.randint(0, 255, n).astype('u1'), rng.rand(n).astype('c16'), rng.rand(side, side)
mask, cube, z32, quarter, few = a > .5, rng.rand(side, 7, side // 7), z.astype('i4'), a[:n // 4].copy(), rng.randint(0, 1000, n)
`;

const all: Readonly<Record<string, readonly [numpy: string, ours: () => Tensor<unknown>]>> = {
  'a + b': ['a + b', () => a.add(b)],
  'float32: f * 2 + f': ['f * 2 + f', () => f.mul(2).add(f)],
  'float32: exp': ['np.exp(f)', () => mt.exp(f)],
  'float32: sum': ['f.sum()', () => f.sum()],
  'int64: z * 3 + 1': ['z * 3 + 1', () => z.mul(3).add(1)],
  'int64: z // 7': ['z // 7', () => z.floordiv(7)],
  'int64: z % 7': ['z % 7', () => z.mod(7)],
  'int64: z ** 2': ['z ** 2', () => z.pow(2)],
  'int32: z * 3 + 1': ['z32 * 3 + 1', () => z32.mul(3).add(1)],
  'int32: sum': ['z32.sum()', () => z32.sum()],
  'uint8: u + u': ['u + u', () => u.add(u)],
  'uint8: sum': ['u.sum()', () => u.sum()],
  'complex: c * c': ['c * c', () => c.mul(c)],
  'complex: abs': ['abs(c)', () => mt.abs(c)],
  'complex: exp': ['np.exp(c)', () => mt.exp(c)],
  'bool: mask & ~mask': ['mask & ~mask', () => mask.and(mt.logical_not(mask))],
  'bool: mask.sum()': ['mask.sum()', () => mask.sum()],
  'bool: mask.any()': ['(~mask & mask).any()', () => mt.any(mt.logical_not(mask).and(mask))],
  'a ** 2.5': ['a ** 2.5', () => a.pow(2.5)],
  'a ** b': ['a ** b', () => a.pow(b)],
  'a // b': ['a // b', () => a.floordiv(b)],
  'a % b': ['a % b', () => a.mod(b)],
  arctan2: ['np.arctan2(a, b)', () => mt.arctan2(a, b)],
  arcsin: ['np.arcsin(a)', () => mt.arcsin(a)],
  log1p: ['np.log1p(a)', () => mt.log1p(a)],
  hypot: ['np.hypot(a, b)', () => mt.hypot(a, b)],
  floor: ['np.floor(a * 10)', () => mt.floor(a.mul(10))],
  'round 2': ['np.round(a, 2)', () => mt.round(a, 2)],
  clip: ['np.clip(a, .2, .8)', () => mt.clip(a, 0.2, 0.8)],
  isnan: ['np.isnan(a)', () => mt.isnan(a)],
  'astype int64': ["(a * 100).astype('i8')", () => a.mul(100).astype('int64')],
  'astype float32': ["a.astype('f4')", () => a.astype('float32')],
  maximum: ['np.maximum(a, b)', () => mt.maximum(a, b)],
  nansum: ['np.nansum(a)', () => mt.nansum(a)],
  prod: ['np.prod(a + .5)', () => mt.prod(a.add(0.5))],
  std: ['a.std()', () => a.std()],
  'matrix: sum over axis 0': ['m.sum(0)', () => m.sum(0)],
  'matrix: sum over axis 1': ['m.sum(1)', () => m.sum(1)],
  'matrix: var over axis 0': ['m.var(0)', () => m.var(0)],
  'matrix: max over axis 0': ['m.max(0)', () => m.max(0)],
  'matrix: argmin over axis 1': ['m.argmin(1)', () => m.argmin(1)],
  'matrix: cumsum over axis 0': ['m.cumsum(0)', () => m.cumsum(0)],
  'matrix: cumsum over axis 1': ['m.cumsum(1)', () => m.cumsum(1)],
  'matrix: m + row': ['m + m[0]', () => m.add(m.get(0))],
  'matrix: m + column': ['m + m[:, :1]', () => m.add(m.get(slice(null, null), slice(0, 1)))],
  'matrix: transposed copy': ['np.ascontiguousarray(m.T)', () => mt.ascontiguousarray(m.T)],
  'matrix: m + m.T': ['m + m.T', () => m.add(m.T)],
  'matrix: m.T sum over axis 0': ['m.T.sum(0)', () => m.T.sum(0)],
  'matrix: every third column': [
    'm[:, ::3] * 1',
    () => m.get(slice(null, null), slice(null, null, 3)).mul(1),
  ],
  'matrix: backwards': [
    'm[::-1, ::-1] * 1',
    () => m.get(slice(null, null, -1), slice(null, null, -1)).mul(1),
  ],
  'matrix: sort over axis 0': ['np.sort(m, 0)', () => mt.sort(m, 0)],
  'matrix: sort over axis 1': ['np.sort(m, 1)', () => mt.sort(m, 1)],
  'matrix: median over axis 1': ['np.median(m, 1)', () => mt.median(m, 1)],
  'matrix: m @ m': ['m @ m', () => mt.matmul(m, m)],
  'matrix: m @ vector': ['m @ m[0]', () => mt.matmul(m, m.get(0))],
  'matrix: einsum ij,kj->ik': [
    "np.einsum('ij,kj->ik', m, m, optimize=True)",
    () => mt.einsum('ij,kj->ik', m, m),
  ],
  'matrix: einsum ij,ij->i': ["np.einsum('ij,ij->i', m, m)", () => mt.einsum('ij,ij->i', m, m)],
  'matrix: tensordot': ['np.tensordot(m, m, 1)', () => mt.tensordot(m, m, 1)],
  'matrix: rows by places': ['m[i[:side] % side]', () => m.get(i.get(slice(0, side)).mod(side))],
  'matrix: concatenate axis 1': ['np.concatenate([m, m], 1)', () => mt.concatenate([m, m], 1)],
  'matrix: stack last': ['np.stack([m, m], -1)', () => mt.stack([m, m], -1)],
  'matrix: tril': ['np.tril(m)', () => mt.tril(m)],
  'cube: sum over the middle': ['cube.sum(1)', () => cube.sum(1)],
  'cube: sum over 0 and 2': ['cube.sum((0, 2))', () => cube.sum([0, 2])],
  'cube: max over the middle': ['cube.max(1)', () => cube.max(1)],
  'cube: argmax over the middle': ['cube.argmax(1)', () => cube.argmax(1)],
  'cube: mean over the middle': ['cube.mean(1)', () => cube.mean(1)],
  concatenate: ['np.concatenate([a, b])', () => mt.concatenate([a, b])],
  repeat: ['np.repeat(quarter, 4)', () => mt.repeat(quarter, 4)],
  tile: ['np.tile(quarter, 4)', () => mt.tile(quarter, 4)],
  diff: ['np.diff(a)', () => mt.diff(a)],
  roll: ['np.roll(a, 3)', () => mt.roll(a, 3)],
  'a[i]': ['a[i]', () => a.get(i)],
  'a[mask]': ['a[mask]', () => a.get(mask)],
  'where(mask)': ['np.where(mask, a, b)', () => mt.where(mask, a, b)],
  nonzero: ['np.nonzero(mask)[0]', () => mt.nonzero(mask)[0] as Tensor],
  'a[::3]': ['a[::3] + 1', () => a.get(slice(null, null, 3)).add(1)],
  sort: ['np.sort(quarter)', () => mt.sort(quarter)],
  argsort: ['np.argsort(quarter)', () => mt.argsort(quarter)],
  partition: ['np.partition(quarter, 1000)', () => mt.partition(quarter, 1000)],
  'unique of few': ['np.unique(few)', () => mt.unique(few)],
  'unique of many': ['np.unique(quarter)', () => mt.unique(quarter)],
  isin: ['np.isin(few, few[:100])', () => mt.isin(few, few.get(slice(0, 100)))],
  searchsorted: [
    'np.searchsorted(np.arange(0, n, 7.), quarter)',
    () => mt.searchsorted(mt.arange(0, n, 7).astype('float64'), quarter),
  ],
  digitize: ['np.digitize(quarter, np.arange(0, 1, .01))', () => mt.digitize(quarter, mt.arange(0, 1, 0.01))],
  bincount: ['np.bincount(few)', () => mt.bincount(few)],
  histogram: ['np.histogram(a, 100)[0]', () => mt.histogram(a, 100)[0] as Tensor],
  median: ['np.median(quarter)', () => mt.median(quarter)],
  percentile: ['np.percentile(quarter, [5, 50, 95])', () => mt.percentile(quarter, [5, 50, 95])],
  average: ['np.average(a, weights=b)', () => mt.average(a, {weights: b})],
  cov: ['np.cov(a, b)', () => mt.cov(a, b)],
  fft: ['np.fft.fft(quarter)', () => mt.fft.fft(quarter)],
  'fft2 of a matrix': ['np.fft.fft2(m)', () => mt.fft.fft2(m)],
  'rfft of rows': ['np.fft.rfft(m)', () => mt.fft.rfft(m)],
  'random: rand': ['rng.rand(n)', () => mt.random.rand(n)],
  'random: randn': ['rng.randn(n)', () => mt.random.randn(n)],
  'random: randint': ['rng.randint(0, 100, n)', () => mt.random.randint(0, 100, n)],
  'random: exponential': ['rng.exponential(1, n)', () => mt.random.exponential(1, n)],
  'random: gamma': ['rng.gamma(2, 1, n // 4)', () => mt.random.gamma(2, 1, n / 4)],
  'random: poisson': ['rng.poisson(5, n // 4)', () => mt.random.poisson(5, n / 4)],
  'random: binomial': ['rng.binomial(10, .3, n // 4)', () => mt.random.binomial(10, 0.3, n / 4)],
  'random: beta': ['rng.beta(2, 3, n // 4)', () => mt.random.beta(2, 3, n / 4)],
  'random: choice': ['rng.choice(1000, n // 4)', () => mt.random.choice(1000, n / 4)],
  'random: permutation': ['rng.permutation(n // 4)', () => mt.random.permutation(n / 4)],
};
const cases = Object.entries(all)
  .filter(([name]) => name.includes(word))
  .map(([name, [numpy, ours]]): [string, Case] => [
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
