import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const median = async (values: readonly unknown[], dtype?: string): Promise<string> =>
  String(
    await md
      .Series(values, dtype === undefined ? {} : {dtype})
      .median()
      .execute(),
  );

describe('Series.median', () => {
  it('is the middle one, or between the two in the middle, as pandas has it', async () => {
    assert.equal(await median([8, 1, null, 4, 2]), '3.0');
    assert.equal(await median([3, 1, 2.5]), '2.5');
    assert.equal(await median([true, false, true]), '1.0');
  });

  it('is missing where no value is present', async () => {
    assert.equal(await median([], 'float64'), 'nan');
    assert.equal(await median([null, null], 'float64'), 'nan');
  });
});
