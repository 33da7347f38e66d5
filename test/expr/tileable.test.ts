import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md, mt} from '../../src/index.js';

describe('an executed single value', () => {
  const texts: readonly [string, {execute(): Promise<unknown>}, string][] = [
    ['a whole float of a tensor', mt.ones(3).sum(), '3.0'],
    ['a whole float of a series', md.Series([1.5, 1.5]).sum(), '3.0'],
    ['an integer', mt.arange(3).sum(), '3'],
    ['a float32, by no digits beyond its own', mt.array([0.1], {dtype: 'float32'}).sum(), '0.1'],
    ['a bool', mt.array([true]).all(), 'True'],
    ['NaN', md.Series([null, 1.5]).mean({skipna: false}), 'nan'],
    ['an infinity', mt.array([Infinity]).max(), 'inf'],
  ];
  for (const [what, value, text] of texts) {
    it(`prints ${what} as NumPy does`, async () => {
      assert.equal(String(await value.execute()), text);
    });
  }

  it('keeps its dtype and shape', async () => {
    const total = await md.Series([1.5, 1.5]).sum().execute();
    assert.equal(total.dtype, 'float64');
    assert.deepEqual(total.shape, []);
  });
});
