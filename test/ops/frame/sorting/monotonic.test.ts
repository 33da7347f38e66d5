import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md, mt, type Series} from '../../../../src/index.js';

async function truths(s: Series): Promise<string> {
  const asked = [s.is_monotonic_increasing, s.is_monotonic_decreasing, s.is_unique];
  const answers = await Promise.all(asked.map((one) => one.execute()));
  return answers.map(String).join(' ');
}

describe('order and uniqueness of values', () => {
  it('allows equal neighbours', async () => {
    assert.equal(await truths(md.Series([1, 2, 2])), 'True False False');
    assert.equal(await truths(md.Series([2, 2, 1])), 'False True False');
    assert.equal(await truths(md.Series([5, 5])), 'True True False');
    assert.equal(await truths(md.Series([1, 3, 2])), 'False False True');
  });

  it('is no order where values are missing', async () => {
    assert.equal(await truths(md.Series([1, null, 3])), 'False False True');
    assert.equal(await truths(md.Series([null, 1])), 'False False True');
    assert.equal(await truths(md.Series([1, null, null])), 'False False False');
  });

  it('is there where no values are, or one', async () => {
    assert.equal(await truths(md.Series([1]).head(0)), 'True True True');
    assert.equal(await truths(md.Series([1])), 'True True True');
  });

  it('orders text by code points', async () => {
    assert.equal(await truths(md.Series(['B', 'a', 'é'])), 'True False True');
  });

  it('compares labels of several levels one level after the other', async () => {
    const labels = md.MultiIndex.from_tuples([
      [1, 'b'],
      [1, 'c'],
      [2, 'a'],
    ]);
    const {index} = md.DataFrame({a: [1, 2, 3]}, {index: labels});
    assert.equal(String(await index.is_monotonic.execute()), 'True');
    assert.equal(String(await index.is_unique.execute()), 'True');
  });

  it('sees one value out of place among a million', async () => {
    const values = mt.arange(1_000_000);
    assert.equal(String(await md.Series(values).is_monotonic.execute()), 'True');
    assert.equal(
      String(await md.Series(mt.where(values.eq(700_000), 0, values)).is_monotonic.execute()),
      'False',
    );
  });
});
