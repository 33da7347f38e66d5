import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ValueError, md, mt} from '../../../../src/index.js';

describe('DataFrame.set', () => {
  it('matches a series by label', async () => {
    const df = md.DataFrame({a: [1, 2]});
    df.set('b', md.Series([10, 20], {index: [1, 2]}));
    assert.deepEqual((await (await df.execute()).fetch()).toJSON().data, [
      [1, null],
      [2, 10],
    ]);
  });

  it('takes one column of a tensor for each label', async () => {
    const df = md.DataFrame({a: [1, 2]});
    df.set(['x', 'y'], mt.ones([2, 2]));
    assert.deepEqual((await (await df.execute()).fetch()).toJSON().data, [
      [1, 1, 1],
      [2, 1, 1],
    ]);
  });

  it('leaves copies that were made before as they were', async () => {
    const df = md.DataFrame({a: [1, 2]});
    const before = df.copy();
    df.set('a', 0);
    assert.deepEqual((await (await before.execute()).fetch()).toJSON().data, [[1], [2]]);
  });

  it('refuses values of another number than there are rows', async () => {
    const df = md.DataFrame({a: [1, 2]});
    df.set('b', [1, 2, 3]);
    await assert.rejects(df.execute(), ValueError);
  });
});
