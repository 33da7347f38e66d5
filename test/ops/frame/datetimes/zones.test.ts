import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const times = (...texts: readonly string[]) => md.Series([...texts], {dtype: 'datetime64[ns]'});
const shown = async (series: {execute(): Promise<unknown>}): Promise<string[]> =>
  String(await series.execute())
    .split('\n')
    .slice(0, -1)
    .map((line) => line.replace(/^\d+ +/, ''));

describe('clocks that are put forward or back', () => {
  const [skipped, twice] = [times('2020-03-29 02:30'), times('2020-10-25 02:30')];

  it('are refused where a reading stands for no moment, or for two', async () => {
    await assert.rejects(
      async () => skipped.dt.tz_localize('Europe/Berlin').execute(),
      /2020-03-29 02:30:00 does not exist: clocks in Europe\/Berlin skip it/,
    );
    await assert.rejects(
      async () => twice.dt.tz_localize('Europe/Berlin').execute(),
      /Cannot infer dst time from 2020-10-25 02:30:00/,
    );
  });

  it('stand for what is asked', async () => {
    const localized = (options: object, series = twice) =>
      shown(series.dt.tz_localize('Europe/Berlin', options));
    assert.deepEqual(await localized({ambiguous: true}), ['2020-10-25 02:30:00+02:00']);
    assert.deepEqual(await localized({ambiguous: false}), ['2020-10-25 02:30:00+01:00']);
    assert.deepEqual(await localized({ambiguous: 'NaT'}), ['NaT']);
    assert.deepEqual(await localized({nonexistent: 'NaT'}, skipped), ['NaT']);
    assert.deepEqual(await localized({nonexistent: 'shift_forward'}, skipped), ['2020-03-29 03:00:00+02:00']);
    assert.deepEqual(await localized({nonexistent: 'shift_backward'}, skipped), [
      '2020-03-29 01:59:59.999999999+01:00',
    ]);
  });

  it('are told apart when times are rounded', async () => {
    const zoned = times('2020-10-25 00:10').dt.tz_localize('UTC').dt.tz_convert('Europe/Berlin');
    await assert.rejects(
      async () => zoned.dt.floor('H').execute(),
      /Cannot infer dst time from 2020-10-25 02:00:00/,
    );
    assert.deepEqual(await shown(zoned.dt.floor('H', {ambiguous: true})), ['2020-10-25 02:00:00+02:00']);
  });

  it('make regular days of 23 hours, and leave hours as they are', async () => {
    const range = (freq: string): Promise<string[]> =>
      shown(md.Series(md.date_range('2020-03-29', {periods: 4, freq, tz: 'Europe/Berlin'})));
    assert.deepEqual(await range('D'), [
      '2020-03-29 00:00:00+01:00',
      '2020-03-30 00:00:00+02:00',
      '2020-03-31 00:00:00+02:00',
      '2020-04-01 00:00:00+02:00',
    ]);
    assert.deepEqual(await range('H'), [
      '2020-03-29 00:00:00+01:00',
      '2020-03-29 01:00:00+01:00',
      '2020-03-29 03:00:00+02:00',
      '2020-03-29 04:00:00+02:00',
    ]);
  });
});

describe('Series.dt.tz', () => {
  it('is the zone by name, or null', () => {
    assert.equal(times('2020-01-01').dt.tz, null);
    assert.equal(times('2020-01-01').dt.tz_localize('Asia/Tokyo').dt.tz, 'Asia/Tokyo');
  });

  it('is not known before the dtype is', () => {
    const unknown = times('2020-01-01').map((value: unknown) => value);
    if (unknown.dtype === null) assert.throws(() => unknown.dt.tz, /not known before the Series is executed/);
  });
});

describe('Series.dt.freq', () => {
  const freqOf = async (...texts: readonly string[]): Promise<unknown> =>
    (await times(...texts).dt.freq.execute()).fetch();

  it('is the frequency that times follow', async () => {
    assert.equal(await freqOf('2020-01-01', '2020-01-02', '2020-01-03'), 'D');
    assert.equal(await freqOf('2020-01-03', '2020-01-01', '2019-12-30'), '-2D');
    assert.equal(await freqOf('2020-01-31', '2020-02-29', '2020-03-31'), 'M');
    assert.equal(await freqOf('2020-01-01', '2020-04-01', '2020-07-01'), 'QS-OCT');
    assert.equal(await freqOf('2020-01-01', '2021-01-01', '2022-01-01'), 'AS-JAN');
    assert.equal(await freqOf('2020-01-02', '2020-01-03', '2020-01-06'), 'B');
    assert.equal(await freqOf('2020-01-08', '2020-02-12', '2020-03-11'), 'WOM-2WED');
    assert.equal(await freqOf('2020-01-01 01:00', '2020-01-01 03:00', '2020-01-01 05:00'), '2H');
  });

  it('is null for few times, and for those that follow none', async () => {
    assert.equal(await freqOf('2020-01-01', '2020-01-02'), null);
    assert.equal(await freqOf('2020-01-01', '2020-01-01', '2020-01-01'), null);
    assert.equal(await freqOf('2020-01-01', '2020-01-02', '2020-01-04'), null);
  });
});
