import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

describe('to_datetime', () => {
  it('reads formats, and days first where asked', async () => {
    const read = async (text: string, options: object) =>
      String(await (await md.to_datetime(text, options).execute()).fetch());
    assert.equal(await read('05.03.2020 7h', {format: '%d.%m.%Y %Hh'}), '2020-03-05 07:00:00');
    assert.equal(await read('1/2/2020', {dayfirst: true}), '2020-02-01 00:00:00');
    assert.equal(await read('1/2/2020', {}), '2020-01-02 00:00:00');
  });

  it('raises for what is no time, or makes it missing', async () => {
    const s = md.Series(['2020-01-01', 'nonsense']);
    await assert.rejects(async () => md.to_datetime(s).execute(), {name: 'ValueError'});
    const made = await (await md.to_datetime(s, {errors: 'coerce'}).execute()).fetch();
    assert.deepEqual(made.toJSON().data[1], null);
  });

  it('assembles times of columns', async () => {
    const df = md.DataFrame({year: [2015, 2016], month: [2, 3], day: [4, 5]});
    const made = await (await md.to_datetime(df).execute()).fetch();
    assert.deepEqual(made.toJSON().data, ['2015-02-04T00:00:00', '2016-03-05T00:00:00']);
  });
});

describe('date_range', () => {
  it('stands on the ends of months, weeks and working days', async () => {
    const days = async (options: object) =>
      (await (await md.date_range('2020-01-30', options).execute()).fetch())
        .toArray()
        .map((label) => String(label).slice(0, 10));
    assert.deepEqual(await days({periods: 2, freq: 'M'}), ['2020-01-31', '2020-02-29']);
    assert.deepEqual(await days({periods: 2, freq: 'W-MON'}), ['2020-02-03', '2020-02-10']);
    assert.deepEqual(await days({periods: 3, freq: 'B'}), ['2020-01-30', '2020-01-31', '2020-02-03']);
  });

  it('says which of its arguments it needs', () => {
    assert.throws(() => md.date_range('2020-01-01'), {name: 'ValueError'});
  });
});

describe('times in zones', () => {
  it('round by their clocks', async () => {
    const s = md.Series(['2020-07-01 01:30'], {dtype: 'datetime64[ns]'}).dt.tz_localize('Asia/Kolkata');
    const made = await (await s.dt.floor('D').execute()).fetch();
    assert.deepEqual(made.toJSON().data, ['2020-07-01T00:00:00+05:30']);
  });
});
