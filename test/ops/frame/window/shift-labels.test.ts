import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const labels = async (series: {index: {execute(): Promise<unknown>}}): Promise<string> =>
  String(await series.index.execute());

describe('shift by a frequency', () => {
  const days = md.Series([0, 1, 2, 3], {index: md.date_range('2020-01-30', {periods: 4})});

  it('moves regular labels, which stay regular', async () => {
    assert.equal(
      await labels(days.shift(1, {freq: '2D'})),
      "DatetimeIndex(['2020-02-01', '2020-02-02', '2020-02-03', '2020-02-04'], dtype='datetime64[ns]', freq='D')",
    );
    assert.match(await labels(days.tshift(3)), /^DatetimeIndex\(\['2020-02-02', .*freq='D'\)$/);
    assert.match(await labels(days.shift(0, {freq: 'M'})), /freq='D'/);
  });

  it('goes to the next days of months, weeks and working days', async () => {
    const moved = async (periods: number, freq: string): Promise<string> =>
      [...(await labels(days.shift(periods, {freq}))).matchAll(/\d{4}-(\d\d-\d\d)/g)]
        .map((m) => m[1])
        .join(' ');
    assert.equal(await moved(1, 'M'), '01-31 02-29 02-29 02-29');
    assert.equal(await moved(-1, 'M'), '12-31 12-31 01-31 01-31');
    assert.equal(await moved(2, 'B'), '02-03 02-04 02-04 02-04');
    assert.equal(await moved(1, 'W'), '02-02 02-02 02-02 02-09');
    assert.equal(await moved(1, 'SM'), '01-31 02-15 02-15 02-15');
    assert.equal(await moved(1, 'SMS'), '02-01 02-01 02-15 02-15');
    assert.equal(await moved(1, 'BM'), '01-31 02-28 02-28 02-28');
  });

  it('keeps the time of the day of regular days, where clocks are put forward', async () => {
    const zoned = md.Series([0, 1, 2], {
      index: md.date_range('2020-03-28 01:30', {periods: 3, tz: 'Europe/Berlin'}),
    });
    const [day, hour] = [
      await labels(zoned.shift(1, {freq: '24H'})),
      await labels(zoned.shift(1, {freq: 'H'})),
    ];
    assert.match(day, /03-29 01:30:00\+01:00', '2020-03-30 01:30:00\+02:00/);
    assert.match(hour, /03-28 02:30:00\+01:00', '2020-03-29 03:30:00\+02:00/);
  });

  it('moves columns where axis says so', async () => {
    const columns = ['2020-01-01', '2020-01-02'].map((t) => md.Timestamp(t));
    const frame = md.DataFrame([[1, 2]], {columns});
    assert.match(
      await labels({index: frame.shift(1, {freq: 'D', axis: 1}).columns}),
      /'2020-01-02', '2020-01-03'/,
    );
  });

  it('refuses labels that are no times, and what is not regular', async () => {
    assert.throws(
      () => md.Series([1, 2]).shift(1, {freq: 'D'}),
      /'freq' moves labels that are times or durations/,
    );
    const odd = md.Series([1, 2, 3], {
      index: ['2020-01-01', '2020-01-02', '2020-01-09'].map((t) => md.Timestamp(t)),
    });
    await assert.rejects(
      async () => odd.tshift(1).execute(),
      /Freq was not set in the index hence cannot be inferred/,
    );
    const spans = md.Series([1], {index: [md.Timedelta('1D')]});
    await assert.rejects(async () => spans.shift(1, {freq: 'M'}).execute(), /durations are moved by D, H/);
  });
});
