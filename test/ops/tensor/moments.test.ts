import {describe, it} from 'node:test';
import {mt} from '../../../src/index.js';
import {gives, testSession} from './check.js';

describe('means and variances', () => {
  const session = testSession();

  it('mean along an axis', async () => {
    await gives(
      session,
      mt.mean(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [2.75, null, -1.5],
    );
  });
  it('mean of all, keeping axes', async () => {
    await gives(
      session,
      mt.mean(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[null]],
    );
  });
  it('nanmean along an axis', async () => {
    await gives(
      session,
      mt.nanmean(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [2.75, 5.0, -1.5],
    );
  });
  it('nanmean of all, keeping axes', async () => {
    await gives(
      session,
      mt.nanmean(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[1.5]],
    );
  });
  it('var along an axis', async () => {
    await gives(
      session,
      mt.var(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [1.5625, null, 20.25],
    );
  });
  it('var of all, keeping axes', async () => {
    await gives(
      session,
      mt.var(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[null]],
    );
  });
  it('std along an axis', async () => {
    await gives(
      session,
      mt.std(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [1.25, null, 4.5],
    );
  });
  it('std of all, keeping axes', async () => {
    await gives(
      session,
      mt.std(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[null]],
    );
  });
  it('nanvar along an axis', async () => {
    await gives(
      session,
      mt.nanvar(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [1.5625, 0.0, 20.25],
    );
  });
  it('nanvar of all, keeping axes', async () => {
    await gives(
      session,
      mt.nanvar(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[15.4]],
    );
  });
  it('nanstd along an axis', async () => {
    await gives(
      session,
      mt.nanstd(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {axis: 0},
      ),
      'float64',
      [1.25, 0.0, 4.5],
    );
  });
  it('nanstd of all, keeping axes', async () => {
    await gives(
      session,
      mt.nanstd(
        [
          [1.5, NaN, 3],
          [4, 5, -6],
        ],
        {keepdims: true},
      ),
      'float64',
      [[3.924283374069717]],
    );
  });
});
