import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Timedelta} from '../../../../src/data/index.js';
import {md} from '../../../../src/index.js';

describe('describe', () => {
  it('has the spread of durations as a duration', async () => {
    const spans = md.Series([md.Timedelta('1d'), md.Timedelta('2h'), null, md.Timedelta('1d')]);
    const told = await (await spans.describe().execute()).fetch();
    assert.equal((told.get('std') as Timedelta).toString(), '0 days 12:42:06.141319818');
  });

  it('tells the first and the last of times', async () => {
    const times = md.Series([md.Timestamp('2020-01-03'), null, md.Timestamp('2020-01-01')]);
    const told = await (await times.describe().execute()).fetch();
    assert.deepEqual(told.toJSON(), {
      name: null,
      index: ['count', 'unique', 'top', 'freq', 'first', 'last'],
      data: [2, 2, '2020-01-03T00:00:00', 1, '2020-01-01T00:00:00', '2020-01-03T00:00:00'],
    });
  });
});
