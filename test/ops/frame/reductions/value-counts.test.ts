import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Categorical, md} from '../../../../src/index.js';

describe('value_counts', () => {
  const sizes = md.Series(new Categorical(['m', 'l', 'm', null], {categories: ['s', 'm', 'l']}));

  it('tells of every category, also of those that do not stand there', async () => {
    const counts = await (await sizes.value_counts().execute()).fetch();
    assert.deepEqual(counts.toJSON(), {name: null, index: ['m', 'l', 's'], data: [2, 1, 0]});
  });

  it('tells of missing categories where it is asked to', async () => {
    const counts = await (await sizes.value_counts({dropna: false}).execute()).fetch();
    assert.deepEqual(counts.toJSON(), {name: null, index: ['m', 'l', null, 's'], data: [2, 1, 1, 0]});
  });

  it('has nullable counts of nullable values', async () => {
    const counts = await (await md.Series([2, null, 2], {dtype: 'Int64'}).value_counts().execute()).fetch();
    assert.equal(counts.dtype, 'Int64');
  });

  it('counts what Python holds equal as one value', async () => {
    const counts = await (await md.Series([true, 'a', 1, 1]).value_counts().execute()).fetch();
    assert.deepEqual(counts.toJSON(), {name: null, index: [true, 'a'], data: [3, 1]});
  });
});
