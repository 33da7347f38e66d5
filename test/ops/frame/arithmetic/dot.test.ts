import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const df = md.DataFrame({a: [1, 2], b: [0.5, 3]}, {index: ['x', 'y']});

describe('matrix products', () => {
  it('match the columns of the one with the row labels of the other', async () => {
    const other = md.DataFrame({p: [1, 2], q: [3, 4]}, {index: ['b', 'a']});
    assert.equal(String(await df.dot(other).execute()), '     p     q\nx  2.5   5.5\ny  7.0  17.0');
    assert.equal(String(await df.dot(df.T).execute()), '      x     y\nx  1.25   3.5\ny  3.50  13.0');
  });

  it('match series by label', async () => {
    const s = md.Series([0, 1, 2, 3]);
    assert.equal(String(await s.dot(md.Series([1, 2, 3, 4], {index: [3, 2, 1, 0]})).execute()), '10');
    await assert.rejects(s.dot(md.Series([1], {index: [9]})).execute(), /matrices are not aligned/);
  });

  it('take arrays by place', async () => {
    assert.equal(String(await df.matmul([1, 2]).execute()), 'x    2.0\ny    8.0\ndtype: float64');
    assert.equal(String(await df.dot([[1], [2]]).execute()), '     0\nx  2.0\ny  8.0');
    await assert.rejects(df.dot([1, 2, 3]).execute(), /shape mismatch/);
  });

  it('take numbers alone', async () => {
    await assert.rejects(
      md
        .DataFrame({a: ['x']})
        .dot([1])
        .execute(),
      /got a column of dtype object/,
    );
    assert.equal(
      String(
        await md
          .Series([1, null])
          .dot(md.Series([1, 2]))
          .execute(),
      ),
      'nan',
    );
  });
});
