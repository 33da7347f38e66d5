import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

describe('sort_values', () => {
  // The names that a query gives its results must not stand for the columns that it sorts by.
  it('sorts by the column that is named, wherever it stands among the others', async () => {
    const labels = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const by of labels) {
      const columns = labels.map((label): [string, number[]] => [
        label,
        label === by ? [2, 1, 2, 0] : label < by ? [4, 3, 2, 1] : [1, 2, 3, 4],
      ]);
      const df = md.DataFrame(Object.fromEntries(columns), {index: [10, 11, 12, 13]});
      const sorted = await (await df.sort_values(by).execute()).fetch();
      assert.deepEqual(sorted.index.toArray(), [13, 11, 10, 12], by);
    }
  });
});
