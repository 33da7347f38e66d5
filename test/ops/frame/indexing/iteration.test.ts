import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md, mt} from '../../../../src/index.js';

describe('going over rows', () => {
  it('brings batch by batch, in order', async () => {
    const s = md.Series(mt.arange(25_000));
    let next = 0;
    for await (const [label, value] of s.items({batch_size: 1000})) {
      assert.equal(label, next);
      assert.equal(value, next++);
    }
    assert.equal(next, 25_000);
  });

  it('gives rows as series in the dtype that their values share', async () => {
    const rows = [];
    for await (const [label, row] of md.DataFrame({a: [1, 2], b: [0.5, 1]}, {index: ['x', 'y']}).iterrows())
      rows.push([label, String(row)]);
    assert.deepEqual(rows, [
      ['x', 'a    1.0\nb    0.5\nName: x, dtype: float64'],
      ['y', 'a    2.0\nb    1.0\nName: y, dtype: float64'],
    ]);
  });

  it('names values by their columns, and by place where a label is no name', async () => {
    const df = md.DataFrame({'a b': [1], x: [2], _y: [3]});
    for await (const row of df.itertuples()) {
      const {Index: label, _1: first, x, _3: third} = row;
      assert.deepEqual([label, first, x, third, row.length], [0, 1, 2, 3, 4]);
    }
    for await (const row of df.itertuples(false, {name: null})) assert.deepEqual([...row], [1, 2, 3]);
  });

  it('gives nothing for no rows, and refuses empty batches', async () => {
    const none = md.DataFrame({a: [1]}).head(0);
    for await (const row of none.iterrows()) assert.fail(String(row));
    assert.throws(() => none.iterrows({batch_size: 0}), /from 1 on, got 0/);
    assert.deepEqual(await md.Series([1, 2], {index: ['x', 'x']}).to_dict(), new Map([['x', 2]]));
  });
});
