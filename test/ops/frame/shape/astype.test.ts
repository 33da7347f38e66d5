import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const texts = async (series: ReturnType<typeof md.Series>): Promise<unknown[]> =>
  (await (await series.astype('str').execute()).fetch()).toArray();

describe("astype('str')", () => {
  it('writes values as Python does, what is missing included', async () => {
    assert.deepEqual(await texts(md.Series([1, -2])), ['1', '-2']);
    assert.deepEqual(await texts(md.Series([1, 0.25, null, Infinity, 1e16, 1e-5])), [
      '1.0',
      '0.25',
      'nan',
      'inf',
      '1e+16',
      '1e-05',
    ]);
    assert.deepEqual(await texts(md.Series([true, false])), ['True', 'False']);
    assert.deepEqual(await texts(md.Series(['a', null])), ['a', 'None']);
    assert.deepEqual(await texts(md.Series([1, 'a', true, 2.5])), ['1', 'a', 'True', '2.5']);
  });

  it('leaves the time of day out where it is midnight everywhere', async () => {
    const day = md.Timestamp('2020-01-02');
    assert.deepEqual(await texts(md.Series([day, null])), ['2020-01-02', 'NaT']);
    assert.deepEqual(await texts(md.Series([day, md.Timestamp('2020-01-02 03:04:05.5')])), [
      '2020-01-02 00:00:00.000',
      '2020-01-02 03:04:05.500',
    ]);
    assert.deepEqual(await texts(md.Series([md.Timedelta('1 days'), md.Timedelta('-1 s')])), [
      '1 days 00:00:00',
      '-1 days +23:59:59',
    ]);
    assert.deepEqual(await texts(md.Series([md.Timedelta('1 days')])), ['1 days']);
  });
});

describe('astype of what may be missing', () => {
  const values = async (lazy: ReturnType<typeof md.Series>) => [...(await (await lazy.execute()).fetch())];

  it('keeps None among booleans missing, or has it false', async () => {
    const flags = md.Series([true, null, false], {dtype: 'object'});
    assert.deepEqual(await values(flags.astype('boolean')), [true, null, false]);
    assert.deepEqual(await values(flags.astype('bool')), [true, false, false]);
  });

  it('writes durations as pandas does', async () => {
    const spans = md.Series([md.Timedelta('1d'), md.Timedelta('2h'), null]);
    assert.deepEqual(await values(spans.astype('string')), ['1 days 00:00:00', '0 days 02:00:00', null]);
  });
});
