import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ArgumentError, mt, new_session, NDArray, ValueError, type Tensor} from '../../../src/index.js';
import {testSession} from './check.js';

describe('random tensors', () => {
  const session = testSession();
  const values = async (tensor: Tensor): Promise<number[]> => {
    const found: unknown = await session.run(tensor);
    return found instanceof NDArray ? found.toFlatArray().map(Number) : [Number(found)];
  };

  it('has the same values for the same seed, in every session', async () => {
    const [a, b] = [1, 2].map(() => new mt.random.RandomState(42).standard_gamma(2, 100));
    const other = new_session();
    assert.ok(a !== undefined && b !== undefined);
    assert.deepEqual(await values(a), (await other.run(b)).toFlatArray());
    await other.close();
  });

  it('has the same values with one thread and with several', async () => {
    const drawn = await Promise.all(
      [1, 2].map(async (threads) => {
        const own = new_session({threads});
        const result = await own.run(new mt.random.RandomState(5).rand(300_000).sum(0));
        await own.close();
        return Number(result);
      }),
    );
    assert.equal(drawn[0], drawn[1]);
  });

  it('draws other values at each call, and the same again after the seed is set again', async () => {
    mt.random.seed(3);
    const first = [await values(mt.random.rand(4)), await values(mt.random.rand(4))];
    mt.random.seed(3);
    const again = [await values(mt.random.rand(4)), await values(mt.random.rand(4))];
    assert.notDeepEqual(first[0], first[1]);
    assert.deepEqual(first, again);
  });

  it('fixes the values of an object when it is made', async () => {
    const x = mt.random.rand(3);
    const sum = x.add(0);
    assert.deepEqual(await values(x), await values(sum));
  });

  const rs = new mt.random.RandomState(11);
  const size = {size: 20_000};
  const moments: readonly (readonly [name: string, tensor: Tensor, mean: number, deviation: number])[] = [
    ['uniform', rs.uniform(2, 4, size), 3, 2 / Math.sqrt(12)],
    ['normal', rs.normal(1, 2, size), 1, 2],
    ['exponential', rs.exponential(3, size), 3, 3],
    ['laplace', rs.laplace(1, 2, size), 1, Math.sqrt(8)],
    ['logistic', rs.logistic(1, 2, size), 1, (2 * Math.PI) / Math.sqrt(3)],
    ['gumbel', rs.gumbel(0, 1, size), 0.5772156649, Math.PI / Math.sqrt(6)],
    ['triangular', rs.triangular(0, 1, 5, size), 2, Math.sqrt(21 / 18)],
    ['gamma', rs.gamma(0.5, 2, size), 1, Math.sqrt(2)],
    ['beta', rs.beta(2, 3, size), 0.4, 0.2],
    ['chisquare', rs.chisquare(3, size), 3, Math.sqrt(6)],
    ['poisson', rs.poisson(100, size), 100, 10],
    ['binomial', rs.binomial(1000, 0.3, size), 300, Math.sqrt(210)],
    ['negative_binomial', rs.negative_binomial(5, 0.5, size), 5, Math.sqrt(10)],
    ['geometric', rs.geometric(0.25, size), 4, Math.sqrt(12)],
    ['hypergeometric', rs.hypergeometric(15, 15, 15, size), 7.5, Math.sqrt((15 * 0.25 * 15) / 29)],
    ['wald', rs.wald(1, 2, size), 1, Math.sqrt(0.5)],
    ['logseries', rs.logseries(0.5, size), 1.4426950409, 0.8967],
    ['randint', rs.randint(0, 10, size), 4.5, Math.sqrt(8.25)],
  ];
  for (const [name, tensor, mean, deviation] of moments) {
    it(`has the mean and deviation of ${name}`, async () => {
      const all = await values(tensor);
      const found = all.reduce((sum, x) => sum + x, 0) / all.length;
      const spread = Math.sqrt(all.reduce((sum, x) => sum + (x - found) ** 2, 0) / all.length);
      assert.ok(Math.abs(found - mean) < (5 * deviation) / Math.sqrt(all.length), `mean ${found}`);
      assert.ok(Math.abs(spread / deviation - 1) < 0.06, `deviation ${spread}`);
    });
  }

  it('draws vectors with the covariance that is asked for', async () => {
    const x = rs.multivariate_normal(
      [0, 0],
      [
        [2, 1],
        [1, 3],
      ],
      20_000,
    );
    const found = await values(mt.cov(x.T));
    [2, 1, 1, 3].forEach((want, i) => {
      assert.ok(Math.abs((found[i] ?? 0) - want) < 0.15, `${found[i]} is not near ${want}`);
    });
  });

  it('chooses without taking a value twice', async () => {
    const found = await values(rs.choice(10, 10, {replace: false}));
    assert.deepEqual(
      found.toSorted((a, b) => a - b),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
  });

  it('chooses by probabilities', async () => {
    const found = await values(rs.choice([5, 6, 7], 1000, {p: [0, 1, 0]}));
    assert.deepEqual(new Set(found), new Set([6]));
  });

  it('shuffles in place', async () => {
    const x = mt.arange(50);
    rs.shuffle(x);
    const found = await values(x);
    assert.notDeepEqual(
      found,
      Array.from({length: 50}, (_, i) => i),
    );
    assert.equal(new Set(found).size, 50);
  });

  it('refuses bounds without a number between them', () => {
    assert.throws(
      () => mt.random.randint(5, 5),
      (error: unknown) => error instanceof ValueError && /low >= high/.test(error.message),
    );
  });

  it('refuses a size that the parameters do not broadcast to', () => {
    assert.throws(
      () => mt.random.normal([0, 1], 1, [3]),
      (error: unknown) => error instanceof ValueError && /mt\.random\.normal: /.test(error.message),
    );
  });

  it('refuses parameters that the distribution does not have', async () => {
    await assert.rejects(
      () => session.run(mt.random.poisson(-1, [2])),
      (error: unknown) => error instanceof ValueError && /poisson needs lam >= 0/.test(error.message),
    );
  });

  it('refuses a seed that is no whole number', () => {
    assert.throws(() => {
      mt.random.seed(0.5);
    }, ArgumentError);
  });
});
