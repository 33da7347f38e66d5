/** NumPy's keywords of functions of values. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {mt} from '../../../../src/index.js';

describe('keywords of elementwise functions', () => {
  it('compute in the dtype that is asked for', async () => {
    const sum = await mt.add([1, 2], [3, 4], {dtype: 'float32'}).execute();
    assert.equal(String(sum), 'array([4., 6.], dtype=float32)');
    const root = await mt.sqrt([1, 2], {dtype: 'float32', order: 'C'}).execute();
    assert.equal(String(root), 'array([1.       , 1.4142135], dtype=float32)');
    assert.equal(String(await mt.isnan([1, NaN], {dtype: 'bool'}).execute()), 'array([False,  True])');
  });

  it('refuse conversions that `casting` does not allow', async () => {
    assert.throws(() => mt.add([1.5], [2], {dtype: 'int64'}), {
      message:
        /Cannot cast ufunc 'add' input 0 from dtype\('float64'\) to dtype\('int64'\) with casting rule 'same_kind'/,
    });
    assert.throws(() => mt.negative([1], {dtype: 'float64', casting: 'no'}), {
      message:
        /Cannot cast ufunc 'negative' input from dtype\('int64'\) to dtype\('float64'\) with casting rule 'no'/,
    });
    const dropped = await mt.add([1.5], [2], {dtype: 'int64', casting: 'unsafe'}).execute();
    assert.equal(String(dropped), 'array([3])');
    const into = mt.zeros([1], {dtype: 'int64'});
    await mt.add([1.5], [2], {out: into, casting: 'unsafe'}).execute();
    assert.equal(String(await into.execute()), 'array([3])');
  });

  it('refuse a dtype that the function does not give', () => {
    assert.throws(() => mt.divide([1, 2], 2, {dtype: 'int64'}), {
      message: /No loop matching the specified signature and casting was found for ufunc divide/,
    });
  });
});
