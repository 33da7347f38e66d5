import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ArgumentError, md} from '../../../../src/index.js';

describe('parts of durations', () => {
  const spans = md.Series([md.Timedelta('1d 02:03:04.005006007'), md.Timedelta('-3s'), md.Timedelta(0)]);
  const values = async (lazy: typeof spans) => [...(await (await lazy.execute()).fetch())];

  it('are those of whole days, rounded down, and of what is left', async () => {
    assert.deepEqual(await values(spans.dt.days), [1, -1, 0]);
    assert.deepEqual(await values(spans.dt.seconds), [7384, 86397, 0]);
    assert.deepEqual(await values(spans.dt.microseconds), [5006, 0, 0]);
    assert.deepEqual(await values(spans.dt.nanoseconds), [7, 0, 0]);
  });

  it('are floats where a duration is missing', async () => {
    const days = await (await md.Series([md.Timedelta('1d'), null]).dt.days.execute()).fetch();
    assert.deepEqual([days.dtype, [...days]], ['float64', [1, NaN]]);
  });

  it('are refused for times', async () => {
    await assert.rejects(md.Series([md.Timestamp('2020-01-01')]).dt.days.execute(), ArgumentError);
  });
});
