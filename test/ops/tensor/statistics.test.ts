import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {mt, ValueError} from '../../../src/index.js';
import {gives, testSession} from './check.js';

describe('statistics', () => {
  const session = testSession();

  it('finds quantiles of several parts along an axis', async () => {
    await gives(
      session,
      mt.percentile(
        [
          [10, 7, 4],
          [3, 2, 1],
        ],
        [25, 50],
        {axis: 1},
      ),
      'float64',
      [
        [5.5, 1.5],
        [7.0, 2.0],
      ],
    );
  });
  it('finds lower and higher quantiles', async () => {
    await gives(
      session,
      mt.quantile([1.5, 2, 3, 4], [0.3, 0.6], {interpolation: 'higher'}),
      'float64',
      [2.0, 3.0],
    );
  });
  it('finds medians along axes', async () => {
    await gives(session, mt.median(mt.arange(24).reshape(2, 3, 4), [0, 2]), 'float64', [7.5, 11.5, 15.5]);
  });
  it('weighs averages', async () => {
    await gives(
      session,
      mt.average(
        [
          [1, 2],
          [3, 4],
        ],
        {axis: 0, weights: [1, 3]},
      ),
      'float64',
      [2.5, 3.5],
    );
  });
  it('correlates', async () => {
    await gives(
      session,
      mt.corrcoef([
        [1, 2, 4],
        [1, 3, 2],
      ]),
      'float64',
      [
        [1.0, 0.32732683535398854],
        [0.32732683535398854, 1.0],
      ],
    );
  });
  it('weighs covariances', async () => {
    await gives(
      session,
      mt.cov(
        [
          [1, 2, 4],
          [1, 3, 2],
        ],
        {fweights: [1, 2, 1], aweights: [0.5, 1, 2]},
      ),
      'float64',
      [
        [1.857142857142857, -0.21428571428571425],
        [-0.21428571428571425, 0.6428571428571427],
      ],
    );
  });
  it('refuses percentages above 100', () => {
    assert.throws(
      () => mt.percentile([1, 2], 101),
      (error: unknown) =>
        error instanceof ValueError && /Percentiles must be in the range \[0, 100\]/.test(error.message),
    );
  });
});
