import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ValueError, md} from '../../../../src/index.js';

const values = async (lazy: ReturnType<typeof md.Series>) => [...(await (await lazy.execute()).fetch())];

describe('comparisons', () => {
  it('hold booleans for numbers, among objects too', async () => {
    const flags = md.Series([true, false, true]);
    assert.deepEqual(await values(flags.le(0.5)), [false, true, false]);
    assert.deepEqual(await values(md.Series([0.5, 0, 2]).lt(flags)), [true, false, false]);
    assert.deepEqual(await values(md.Series([1, 'a', true]).eq(1)), [true, false, true]);
    assert.deepEqual(await values(md.Series([1, 'a', true]).isin([1])), [true, false, true]);
  });

  it('are missing for missing nullable values, of whatever kind the other side is', async () => {
    const flags = md.Series([true, null], {dtype: 'boolean'});
    assert.deepEqual(await values(flags.eq('a')), [false, null]);
    assert.deepEqual(await values(flags.ne('a')), [true, null]);
  });

  it('compare labels place by place', async () => {
    const labels = md.Index([3, 1, 2]);
    assert.deepEqual((await (await labels.ge(2).execute()).fetch()).toArray(), [true, false, true]);
    assert.deepEqual((await (await labels.eq(md.Index([3, 2, 2])).execute()).fetch()).toArray(), [
      true,
      false,
      true,
    ]);
    await assert.rejects(async () => labels.eq(md.Index([1])).execute(), ValueError);
  });
});

describe('abs', () => {
  it('leaves the least integer, which has no positive, as NumPy does', async () => {
    assert.deepEqual(await values(md.Series([-(2n ** 63n), 5n]).abs()), [-(2n ** 63n), 5]);
    assert.deepEqual(await values(md.Series([-128, -3], {dtype: 'int8'}).abs()), [-128, 3]);
  });
});

describe('isin', () => {
  it('gives nullable answers for nullable values', async () => {
    const values = md.Series([1, null, 2], {dtype: 'Int64'});
    const found = values.isin([1]);
    assert.equal(found.dtype, 'boolean');
    assert.equal(String(await found.execute()), '0     True\n1    False\n2    False\ndtype: boolean');
  });
});
