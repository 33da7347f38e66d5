import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';
import type {DataFrame} from '../../../../src/expr/dataframe.js';

const frame = (): DataFrame => md.DataFrame({a: [1, 2, 3, 4], b: [4, 3, 2, 1], 'c d': ['x', 'y', 'x', 'z']});

/** The row labels of a frame. */
async function rowsOf(df: DataFrame): Promise<unknown[]> {
  await df.execute();
  return (await df.fetch()).index.toArray();
}

describe('query', () => {
  it('binds & and | as weakly as and and or', async () => {
    assert.deepEqual(await rowsOf(frame().query('a > 1 & b > 1')), [1, 2]);
    assert.deepEqual(await rowsOf(frame().query('a < 2 | a > 3')), [0, 3]);
    assert.deepEqual(await rowsOf(frame().query('not a > 2')), [0, 1]);
  });

  it('chains comparisons', async () => {
    assert.deepEqual(await rowsOf(frame().query('1 < a <= 3')), [1, 2]);
  });

  it('takes lists, backticks, names of the caller and the row labels', async () => {
    assert.deepEqual(await rowsOf(frame().query("`c d` in ['x', 'z']")), [0, 2, 3]);
    assert.deepEqual(await rowsOf(frame().query('a == [1, 2]')), [0, 1]);
    assert.deepEqual(await rowsOf(frame().query('a > @least', {local_dict: {least: 3}})), [3]);
    assert.deepEqual(await rowsOf(frame().query('index > 2')), [3]);
  });

  it('names what it cannot read or does not know', () => {
    assert.throws(() => frame().query('a >'), /'a >' cannot be read: its end stands where a value is needed/);
    assert.throws(() => frame().query('aa > 1'), /name 'aa' is not defined/);
    assert.throws(() => frame().query('a > @x'), /give it in local_dict/);
    assert.throws(() => frame().query('a.constructor'), /no attribute 'constructor'/);
  });

  it('tells floats from integers as Python does', async () => {
    const doubled = frame().eval('e = a * 2.0');
    await doubled.execute();
    assert.equal((await doubled.fetch()).get('e').dtype, 'float64');
  });
});
