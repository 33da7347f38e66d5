import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const frame = md.DataFrame({a: [3, 2, -0.5, -0.5, 3, 1.5], c: [1.5, Infinity, -0, 2.5, NaN, -Infinity]});

describe('corr', () => {
  it('leaves out what is infinite, and counts it as missing for min_periods', async () => {
    const made = await (await frame.corr().execute()).fetch();
    assert.ok(Math.abs(Number(made.get('a').get('c')) - 0.114707866935) < 1e-12);
    const few = await (await frame.corr({min_periods: 4}).execute()).fetch();
    assert.deepEqual(few.toJSON().data, [
      [1, null],
      [null, null],
    ]);
  });

  it('is missing between series that hold something infinite', async () => {
    assert.ok(Number.isNaN(await (await frame.get('a').corr(frame.get('c')).execute()).fetch()));
  });
});
