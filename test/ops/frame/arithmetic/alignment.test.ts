import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const s = md.Series([1, 2, 3], {index: [3, 1, 2]});
const t = md.Series([1, 2, 3], {index: [2, 3, 4]});

describe('operators between series', () => {
  it('match values by label, in the order of the labels, and miss what one side lacks', async () => {
    const sum = (await (await s.add(t).execute()).fetch()).toJSON();
    assert.deepEqual(sum, {name: null, index: [1, 2, 3, 4], data: [null, 4, 3, null]});
  });

  it('take fill_value for what one side lacks', async () => {
    const sum = (await (await s.add(t, {fill_value: 0}).execute()).fetch()).toJSON();
    assert.deepEqual(sum.data, [2, 4, 3, 3]);
  });

  it('compare what one side lacks as unequal', async () => {
    assert.deepEqual((await (await s.lt(t).execute()).fetch()).toJSON().data, [false, false, true, false]);
  });

  it('keep the order of more rows than one thread reads at a time', async () => {
    const n = 300_000;
    const values = Array.from({length: n}, (_, i) => (i * 7919) % n);
    const big = md.Series(values, {index: values});
    const twice = await (await big.add(md.Series(values, {index: values})).execute()).fetch();
    assert.deepEqual(
      [twice.iloc(0), twice.iloc(1), twice.iloc(n - 1)],
      [0, 2 * 7919, 2 * (values[n - 1] ?? 0)],
    );
  });
});
