import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

describe('reset_index', () => {
  it('numbers rows whose order is still to be written', async () => {
    const df = md.DataFrame({a: [2, 1, 2]});
    assert.equal(
      String(await df.duplicated().reset_index().execute()),
      '   index      0\n0      0  False\n1      1  False\n2      2   True',
    );
  });
});
