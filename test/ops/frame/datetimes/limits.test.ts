import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

describe('the first and the last moment of all', () => {
  const [first, last] = ['1677-09-21 00:12:43.145224193', '2262-04-11 23:47:16.854775807'];

  it('are kept and shown', async () => {
    const ends = md.Series([md.Timestamp(first), md.Timestamp(last)]);
    assert.match(
      String(await ends.execute()),
      /1677-09-21 00:12:43\.145224193\n1 +2262-04-11 23:47:16\.854775807/,
    );
  });

  it('are refused where a query computes with them, whether few or many', async () => {
    for (const [length, end] of [
      [1, first],
      [1, last],
      [3000, first],
      [3000, last],
    ] as const) {
      const times = md.Series(Array.from({length}, () => md.Timestamp(end)));
      await assert.rejects(
        async () => times.dt.month_name().execute(),
        /are kept and shown, but not computed with/,
      );
    }
  });

  it('have neighbours that are computed with', async () => {
    const times = md.Series([md.Timestamp('2262-04-11 23:47:16.854775806')]);
    assert.equal(String(await times.dt.month_name().execute()), '0    April\ndtype: object');
  });
});
