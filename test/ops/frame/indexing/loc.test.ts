import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {KeyError, md, slice} from '../../../../src/index.js';

describe('loc', () => {
  it('has no label of another kind', async () => {
    const numbered = md.DataFrame({a: [1, 2]}, {index: [3, 4]});
    await assert.rejects(numbered.loc(['x']).execute(), KeyError);
    const named = md.DataFrame({a: [1, 2]}, {index: ['x', 'y']});
    await assert.rejects(named.loc([0]).execute(), KeyError);
  });

  it('refuses one label for several rows or columns, and takes it in an array', async () => {
    const frame = md.DataFrame([[1, 2, 3]], {columns: ['a', 'b', 'a'], index: ['x']});
    await assert.rejects(
      async () => frame.loc('x', 'a').execute(),
      /2 columns are labelled a: put the label into/,
    );
    await assert.rejects(async () => frame.loc(slice(null, null), 'a').execute(), /2 columns are labelled a/);
    assert.equal(String(await frame.loc('x', ['a']).execute()), 'a    1\na    3\nName: x, dtype: int64');
    const rows = md.Series([1, 2, 3], {index: ['x', 'y', 'x']});
    await assert.rejects(async () => rows.loc('x').execute(), /'x' stands 2 times among the row labels/);
    assert.equal(String(await rows.loc(['x']).execute()), 'x    1\nx    3\ndtype: int64');
  });

  it('slices to a label that stands twice only where its rows stand together', async () => {
    const apart = md.Series([1, 2, 3], {index: ['x', 'y', 'x']});
    await assert.rejects(
      async () => apart.loc(slice('x', 'y')).execute(),
      /Cannot get left slice bound for non-unique label: 'x'/,
    );
    const together = md.Series([1, 2, 3], {index: ['x', 'x', 'y']});
    assert.equal(String(await together.loc(slice('x', 'x')).execute()), 'x    1\nx    2\ndtype: int64');
  });
});
