import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

describe('samples of groups', () => {
  const df = md.DataFrame({k: ['x', 'x', 'y', 'y'], n: [0, 1, 2, 3]});

  it('take so many rows of each, group after group', async () => {
    const taken = await (await df.groupby('k').sample(1, {random_state: 1}).execute()).fetch();
    assert.deepEqual(taken.get('k').toArray(), ['x', 'y']);
    const again = await (await df.groupby('k').sample(1, {random_state: 1}).execute()).fetch();
    assert.deepEqual(again.index.toArray(), taken.index.toArray());
  });

  it('follow weights', async () => {
    const weighted = df
      .groupby('k')
      .get('n')
      .sample({n: 1, weights: [0, 1, 1, 0]});
    assert.deepEqual((await (await weighted.execute()).fetch()).toArray(), [1, 2]);
  });

  it('refuse more than a group has', async () => {
    await assert.rejects(df.groupby('k').sample(3).execute(), /Cannot take a larger sample/);
    const twice = await (await df.groupby('k').sample(3, {replace: true}).execute()).fetch();
    assert.equal(twice.length, 6);
  });
});
