import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const shown = async (lazy: {execute(): Promise<unknown>}): Promise<string> => String(await lazy.execute());

describe('integers divided by zero', () => {
  const s = md.Series([1, 0, -1]);

  it('give infinities and what is missing, in floats', async () => {
    assert.equal(await shown(s.floordiv(0)), '0    inf\n1    NaN\n2   -inf\ndtype: float64');
    assert.equal(await shown(s.mod(0)), '0   NaN\n1   NaN\n2   NaN\ndtype: float64');
    assert.equal(await shown(s.rfloordiv(5)), '0    5.0\n1    inf\n2   -5.0\ndtype: float64');
    assert.equal(
      await shown(s.floordiv(md.Series([0, 1, 2]))),
      '0    inf\n1    0.0\n2   -1.0\ndtype: float64',
    );
    assert.equal(await shown(md.Index([1, -2]).floordiv(0)), "Float64Index([inf, -inf], dtype='float64')");
  });

  it('stay integers where no divisor is zero', async () => {
    assert.equal(await shown(s.floordiv(2)), '0    0\n1    0\n2   -1\ndtype: int64');
    assert.equal(await shown(s.floordiv(md.Series([3, 1, 2]))), '0    0\n1    0\n2   -1\ndtype: int64');
  });

  it('make floats of all columns of their dtype', async () => {
    const divisor = md.DataFrame({a: [1, 0], b: [2, 2]});
    const df = md.DataFrame({a: [1, 2], b: [1, 0]});
    assert.equal(await shown(df.floordiv(divisor)), '     a    b\n0  1.0  0.0\n1  inf  0.0');
    assert.equal(await shown(df.mod(divisor)), '     a    b\n0  0.0  1.0\n1  NaN  0.0');
  });

  it('leave fill_value to the other columns, and fill their own', async () => {
    const left = md.DataFrame({a: [null, 4], b: [1, 2]}, {index: [0, 1]});
    const right = md.DataFrame({a: [2, null], b: [0, 2]}, {index: [0, 1]});
    const made = await (await left.floordiv(right, {fill_value: 8}).execute()).fetch();
    assert.deepEqual(made.toArray(), [
      [4, Infinity],
      [0, 1],
    ]);
  });
});
