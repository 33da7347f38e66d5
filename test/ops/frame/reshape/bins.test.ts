import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const shown = async (lazy: {execute(): Promise<unknown>}): Promise<string> => String(await lazy.execute());

describe('qcut', () => {
  it('labels bins by intervals between quantiles', async () => {
    assert.equal(
      await shown(md.qcut(md.Series([0.5, 1, 2, 3, 4, null]), 3)),
      [
        '0    (0.499, 1.333]',
        '1    (0.499, 1.333]',
        '2    (1.333, 2.667]',
        '3      (2.667, 4.0]',
        '4      (2.667, 4.0]',
        '5               NaN',
        'dtype: category',
        'Categories (3, interval[float64, right]): [(0.499, 1.333] < (1.333, 2.667] < (2.667, 4.0]]',
      ].join('\n'),
    );
  });

  it('counts quantiles that are the same once, if asked to', async () => {
    const s = md.Series([1, 1, 1, 3, 4]);
    await assert.rejects(md.qcut(s, [0, 0.5, 1]).execute(), /Bin edges must be unique/);
    const made = await (await md.qcut(s, [0, 0.5, 1], {duplicate: 'drop', labels: false}).execute()).fetch();
    assert.deepEqual(made.toArray(), [0, 0, 0, 0, 0]);
  });

  it('gives the edges as well', async () => {
    const cut = md.qcut(md.Series([0, 1, 2, 3, 4]), 2, {labels: false, retbins: true});
    await md.execute(cut);
    assert.equal(String(cut[1]), 'array([0., 2., 4.])');
  });
});

describe('value_counts', () => {
  it('counts numbers in bins', async () => {
    const s = md.Series([3, 1, 2, 3, 4, null]);
    assert.equal(
      await shown(s.value_counts({bins: 3})),
      '(0.996, 2.0]    2\n(2.0, 3.0]      2\n(3.0, 4.0]      1\ndtype: int64',
    );
    const parts = await (await s.value_counts({bins: [0, 2, 4], normalize: true}).execute()).fetch();
    assert.deepEqual(parts.toArray(), [3 / 6, 2 / 6]);
  });
});
