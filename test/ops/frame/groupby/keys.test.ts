import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const shown = async (lazy: {execute(): Promise<unknown>}): Promise<string> => String(await lazy.execute());
const df = md.DataFrame({a: ['x', 'y', 'x'], b: [1, 2, 3], c: [0.5, 1.5, 2.5]});

describe('keys of groups', () => {
  it('can be aggregated where columns are named one by one', async () => {
    assert.equal(
      await shown(df.groupby('a').agg({a: 'count', b: 'sum'})),
      '   a  b\na      \nx  2  4\ny  1  2',
    );
  });

  it('stand before columns of two levels when they are columns', async () => {
    const made = df.groupby('a', {as_index: false}).agg({b: ['min', 'max']});
    assert.equal(await shown(made), '   a   b    \n     min max\n0  x   1   3\n1  y   2   2');
  });

  it('are labels of 64 bits', async () => {
    const small = df.astype({b: 'int8'});
    const sums = await (await small.groupby('b').sum().execute()).fetch();
    assert.equal(sums.index.dtype, 'int64');
    assert.equal((await (await small.set_index('b').execute()).fetch()).index.dtype, 'int64');
  });

  it('leave frames of what keeps rows, without labels of their own', async () => {
    const grouped = df.groupby('a', {as_index: false}).get('b');
    assert.equal(await shown(grouped.transform('sum')), '   b\n0  4\n1  2\n2  4');
    assert.equal(await shown(grouped.cumsum()), '   b\n0  1\n1  2\n2  4');
  });
});
