import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const differences = async (values: readonly unknown[], dtype: string) => [
  ...(await (
    await md
      .Series([...values], {dtype})
      .diff()
      .execute()
  ).fetch()),
];

describe('diff', () => {
  it('wraps integers around as NumPy subtracts them, before they become floats', async () => {
    assert.deepEqual(await differences([0, 255, 1], 'uint8'), [NaN, 255, 2]);
    assert.deepEqual(await differences([0, 65535, 1], 'uint16'), [NaN, 65535, 2]);
    assert.deepEqual(await differences([-(2 ** 31), 2 ** 31 - 1, 1], 'int32'), [NaN, -1, -(2 ** 31) + 2]);
    assert.deepEqual(await differences([-(2n ** 63n), 2n ** 63n - 1n], 'int64'), [NaN, -1]);
  });

  it('does not wrap integers of 8 and 16 bits, whose differences are float32', async () => {
    assert.deepEqual(await differences([-128, 127, 1], 'int8'), [NaN, 255, -126]);
  });
});
