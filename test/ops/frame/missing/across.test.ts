import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const shown = async (lazy: {execute(): Promise<unknown>}): Promise<string> => String(await lazy.execute());

describe('values carried along rows', () => {
  const df = md.DataFrame({a: [1, null], b: [null, 2], c: [null, null]}).astype('float64');

  it('fill what is missing to the right, or to the left', async () => {
    assert.equal(await shown(df.ffill({axis: 1})), '     a    b    c\n0  1.0  1.0  1.0\n1  NaN  2.0  2.0');
    assert.equal(await shown(df.bfill({axis: 1})), '     a    b   c\n0  1.0  NaN NaN\n1  2.0  2.0 NaN');
    assert.equal(
      await shown(df.fillna({method: 'ffill', axis: 1, limit: 1})),
      '     a    b    c\n0  1.0  1.0  NaN\n1  NaN  2.0  2.0',
    );
  });

  it('make objects of columns of several dtypes', async () => {
    const mixed = md.DataFrame({a: ['x', 'y'], b: [null, 2]});
    assert.equal(await shown(mixed.ffill({axis: 1})), '   a    b\n0  x    x\n1  y  2.0');
  });
});

describe('where and mask', () => {
  it('leave the dtype of columns of which nothing is replaced', async () => {
    const df = md.DataFrame({a: [true, false], b: ['x', 'y']});
    const made = await (await df.mask(df.isna(), 0).execute()).fetch();
    assert.deepEqual(made.dtypes.toArray(), ['bool', 'object']);
  });
});
