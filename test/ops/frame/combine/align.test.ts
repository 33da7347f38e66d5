import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Label} from '../../../../src/data/index.js';
import type {Series} from '../../../../src/expr/series.js';
import {md} from '../../../../src/index.js';
import type {AlignFrameOptions} from '../../../../src/ops/frame/combine/align-frame.js';

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

describe('DataFrame.align', () => {
  const a = md.DataFrame({a: [1, 2], c: [3.5, null]}, {index: ['x', 'y']});
  const b = md.DataFrame({b: [1, 2], a: [5, 6]}, {index: ['y', 'z']});
  const both = async (other: typeof b, options: AlignFrameOptions = {}): Promise<string[]> => {
    const aligned = a.align(other, options);
    await md.execute(aligned);
    return [...aligned].map(String);
  };

  const beside = async (other: Series, options: AlignFrameOptions): Promise<string[]> => {
    const aligned = a.align(other, options);
    await md.execute(aligned);
    return [...aligned].map(String);
  };

  it('gives both frames the rows and columns of both', async () => {
    assert.deepEqual(await both(b), [
      '     a   b    c\nx  1.0 NaN  3.5\ny  2.0 NaN  NaN\nz  NaN NaN  NaN',
      '     a    b   c\nx  NaN  NaN NaN\ny  5.0  1.0 NaN\nz  6.0  2.0 NaN',
    ]);
    assert.deepEqual(await both(b, {join: 'inner'}), ['   a\ny  2', '   a\ny  5']);
  });

  it('fills what was not there, and leaves what was missing', async () => {
    assert.deepEqual(await both(b, {join: 'left', fill_value: 0}), [
      '   a    c\nx  1  3.5\ny  2  NaN',
      '   a  c\nx  0  0\ny  5  0',
    ]);
  });

  it('matches rows or columns alone', async () => {
    assert.deepEqual(await both(b, {axis: 0, join: 'right'}), [
      '     a   c\ny  2.0 NaN\nz  NaN NaN',
      '   b  a\ny  1  5\nz  2  6',
    ]);
    assert.deepEqual(await both(b, {axis: 1, join: 'inner'}), ['   a\nx  1\ny  2', '   a\ny  5\nz  6']);
  });

  it('matches a series along an axis, and fills all that is missing', async () => {
    const [rows, columns] = [md.Series([7, 8], {index: ['y', 'z']}), md.Series([7, 8], {index: ['c', 'd']})];
    assert.deepEqual(await beside(rows, {axis: 0, join: 'left', fill_value: 0}), [
      '   a    c\nx  1  3.5\ny  2  0.0',
      'x    0.0\ny    7.0\ndtype: float64',
    ]);
    assert.deepEqual(await beside(columns, {axis: 1, join: 'inner'}), [
      '     c\nx  3.5\ny  NaN',
      'c    7\ndtype: int64',
    ]);
    assert.throws(() => a.align(rows, {}), /Must specify axis=0 or 1/);
  });
});

describe('columns of two frames together', () => {
  it('stand in order: numbers before text, times and tuples among their like', async () => {
    const joined = async (left: readonly Label[], right: readonly Label[]): Promise<string> => {
      const frame = (labels: readonly Label[]) => md.DataFrame([labels.map(() => 1)], {columns: labels});
      const sum = await frame(left).add(frame(right)).execute();
      return (await sum.fetch()).columns.toArray().map(String).join(' ');
    };
    assert.equal(await joined([2, 'b'], ['a', 1]), '1 2 a b');
    assert.equal(
      await joined([md.Timestamp('2021')], [md.Timestamp('2020')]),
      '2020-01-01 00:00:00 2021-01-01 00:00:00',
    );
    assert.equal(await joined([md.Timestamp('2021')], ['a']), '2021-01-01 00:00:00 a');
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
