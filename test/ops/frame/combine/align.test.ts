import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

describe('align', () => {
  const [a, b] = [md.Series([1, 2], {name: 'x'}), md.Series([3, 5], {index: [1, 2]})];

  it('gives both series the labels of both', async () => {
    const aligned = a.align(b);
    await md.execute(aligned);
    const [left, right] = aligned;
    assert.equal(String(left), '0    1.0\n1    2.0\n2    NaN\nName: x, dtype: float64');
    assert.equal(String(right), '0    NaN\n1    3.0\n2    5.0\ndtype: float64');
  });

  it('takes the labels of one, or those that both have, and fills', async () => {
    const [, inner] = a.align(b, {join: 'inner'});
    assert.equal(String(await inner?.execute()), '1    3\ndtype: int64');
    const [, filled] = a.align(b, {join: 'left', fill_value: 0});
    assert.equal(String(await filled?.execute()), '0    0.0\n1    3.0\ndtype: float64');
  });
});

describe('Series.str.cat', () => {
  it('joins labels as it is asked to', async () => {
    const s = md.Series(['a', 'b', null, 'd']);
    const t = md.Series(['d', 'a', 'e', 'c'], {index: [3, 0, 4, 2]});
    const joined = async (join: 'outer' | 'inner' | 'right'): Promise<string> =>
      String(await s.str.cat(t, {join, na_rep: '-'}).execute());
    assert.equal(await joined('outer'), '0    aa\n1    b-\n2    -c\n3    dd\n4    -e\ndtype: object');
    assert.equal(await joined('inner'), '0    aa\n2    -c\n3    dd\ndtype: object');
    assert.equal(await joined('right'), '3    dd\n0    aa\n4    -e\n2    -c\ndtype: object');
  });
});
