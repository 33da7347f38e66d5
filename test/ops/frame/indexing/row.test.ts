import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

describe('one row', () => {
  it('holds each value as its column does', async () => {
    const df = md.DataFrame({
      s: ['x', 'y'],
      t: [md.Timestamp('2020-01-01', {tz: 'Europe/Berlin'}), null],
      b: [true, false],
      d: [md.Timedelta('1 days'), null],
    });
    const row = await (await df.iloc(0).execute()).fetch();
    assert.deepEqual(row.toArray().map(String), [
      'x',
      '2020-01-01 00:00:00+01:00',
      'true',
      '1 days 00:00:00',
    ]);
  });
});
