import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md, mt, new_session} from '../../src/index.js';

describe('a display of what is large', () => {
  it('shows the corners of an array', async () => {
    const t = mt.arange(6000).reshape([2, 30, 100]);
    assert.equal(
      String(await t.get(0).execute()),
      [
        'array([[   0,    1,    2, ...,   97,   98,   99],',
        '       [ 100,  101,  102, ...,  197,  198,  199],',
        '       [ 200,  201,  202, ...,  297,  298,  299],',
        '       ...,',
        '       [2700, 2701, 2702, ..., 2797, 2798, 2799],',
        '       [2800, 2801, 2802, ..., 2897, 2898, 2899],',
        '       [2900, 2901, 2902, ..., 2997, 2998, 2999]])',
      ].join('\n'),
    );
  });

  it('shows the ends of an array that does not fit into memory', async () => {
    await using session = new_session({memory_limit: 64e6});
    const t = mt.arange(10_000_000, {dtype: 'float64'}).mul(2);
    assert.equal(
      String(await t.execute({session})),
      'array([0.0000000e+00, 2.0000000e+00, 4.0000000e+00, ..., 1.9999994e+07,\n       1.9999996e+07, 1.9999998e+07])',
    );
  });

  it('shows the first and last rows of a frame, and how many there are', async () => {
    const df = md.DataFrame({n: mt.arange(1000)});
    const lines = String(await df.execute()).split('\n');
    assert.deepEqual(
      [lines[1], lines[6], lines.at(-3), lines.at(-1)],
      ['0      0', '..   ...', '999  999', '[1000 rows x 1 columns]'],
    );
  });
});
