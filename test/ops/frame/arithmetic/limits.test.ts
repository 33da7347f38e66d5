import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const values = async (lazy: ReturnType<typeof md.Series>) => [...(await (await lazy.execute()).fetch())];

describe('arithmetic at the limits', () => {
  it('has remainders of narrow integers, whose sum with the divisor would overflow', async () => {
    const narrow = md.Series([120, -100, 7], {dtype: 'int8'});
    assert.deepEqual(await values(narrow.mod(md.Series([100, 100, -3], {dtype: 'int8'}))), [20, 0, -2]);
    assert.deepEqual(await values(md.Series([127, 3], {dtype: 'int8'}).mod(127)), [0, 3]);
  });

  it('has no duration for one divided by zero', async () => {
    const spans = md.Series([md.Timedelta('1d'), md.Timedelta('-3s')]);
    assert.deepEqual((await values(spans.truediv(md.Series([0, 2])))).map(String), [
      'null',
      '-1 days +23:59:58.500000',
    ]);
  });

  it('has no spread along rows that hold something infinite', async () => {
    const df = md.DataFrame({a: [1, Infinity], b: [2, 3], c: [3, null]});
    assert.deepEqual(await values(df.std({axis: 1})), [1, NaN]);
  });
});
