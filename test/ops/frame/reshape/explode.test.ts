import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

describe('explode', () => {
  it('leaves columns without lists as they are', async () => {
    const df = md.DataFrame({a: [1, 2], b: [[1, 2], [3]]});
    assert.equal((await (await df.explode('a').execute()).fetch()).dtypes.toArray()[0], 'int64');
    assert.equal(String(await df.explode('b').execute()), '   a  b\n0  1  1\n0  1  2\n1  2  3');
  });
});
