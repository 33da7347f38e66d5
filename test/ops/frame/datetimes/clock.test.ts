import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const times = [
  '1677-09-22 00:00:00.000000001',
  '1899-12-31 23:59:59.999999999',
  '1900-02-28 12:00',
  '1969-12-31 23:59:59.999999999',
  '1970-01-01',
  '2000-02-29 06:07:08.009010011',
  '2020-12-31 12:30',
  '2021-01-03 00:00:00.5',
  '2262-04-11 23:47:16.854775806',
  null,
];
const parts = {
  year: [1677, 1899, 1900, 1969, 1970, 2000, 2020, 2021, 2262, null],
  month: [9, 12, 2, 12, 1, 2, 12, 1, 4, null],
  day: [22, 31, 28, 31, 1, 29, 31, 3, 11, null],
  hour: [0, 23, 12, 23, 0, 6, 12, 0, 23, null],
  minute: [0, 59, 0, 59, 0, 7, 30, 0, 47, null],
  second: [0, 59, 0, 59, 0, 8, 0, 0, 16, null],
  microsecond: [0, 999999, 0, 999999, 0, 9010, 0, 500000, 854775, null],
  nanosecond: [1, 999, 0, 999, 0, 11, 0, 0, 806, null],
  week: [38, 52, 9, 1, 1, 9, 53, 53, 15, null],
  dayofweek: [2, 6, 2, 2, 3, 1, 3, 6, 4, null],
  dayofyear: [265, 365, 59, 365, 1, 60, 366, 3, 101, null],
  quarter: [3, 4, 1, 4, 1, 1, 4, 1, 2, null],
  days_in_month: [30, 31, 28, 31, 31, 29, 31, 31, 30, null],
  is_month_start: [false, false, false, false, true, false, false, false, false, false],
  is_month_end: [false, true, true, true, false, true, true, false, false, false],
  is_quarter_start: [false, false, false, false, true, false, false, false, false, false],
  is_quarter_end: [false, true, false, true, false, false, true, false, false, false],
  is_year_start: [false, false, false, false, true, false, false, false, false, false],
  is_year_end: [false, true, false, true, false, false, true, false, false, false],
  is_leap_year: [false, false, false, false, false, true, true, false, false, false],
  day_name: [
    'Wednesday',
    'Sunday',
    'Wednesday',
    'Wednesday',
    'Thursday',
    'Tuesday',
    'Thursday',
    'Sunday',
    'Friday',
    null,
  ],
  month_name: [
    'September',
    'December',
    'February',
    'December',
    'January',
    'February',
    'December',
    'January',
    'April',
    null,
  ],
};
const moments = [
  '1899-12-31 23:59:59.999999999',
  '1969-12-31 23:59:59.999999999',
  '2000-02-29 06:07:07.5',
  '2000-02-29 06:07:08.5',
  '2021-01-01',
  '2021-06-30 12:00',
  null,
];

/** Nanoseconds since 1970. */
const rounded = {
  'floor D': [
    -2209075200000000000n,
    -86400000000000n,
    951782400000000000n,
    951782400000000000n,
    1609459200000000000n,
    1625011200000000000n,
    null,
  ],
  'floor 7H': [
    -2209006800000000000n,
    -25200000000000n,
    951804000000000000n,
    951804000000000000n,
    1609448400000000000n,
    1625047200000000000n,
    null,
  ],
  'floor S': [
    -2208988801000000000n,
    -1000000000n,
    951804427000000000n,
    951804428000000000n,
    1609459200000000000n,
    1625054400000000000n,
    null,
  ],
  'floor 15T': [
    -2208989700000000000n,
    -900000000000n,
    951804000000000000n,
    951804000000000000n,
    1609459200000000000n,
    1625054400000000000n,
    null,
  ],
  'ceil D': [
    -2208988800000000000n,
    0n,
    951868800000000000n,
    951868800000000000n,
    1609459200000000000n,
    1625097600000000000n,
    null,
  ],
  'ceil 7H': [
    -2208981600000000000n,
    0n,
    951829200000000000n,
    951829200000000000n,
    1609473600000000000n,
    1625072400000000000n,
    null,
  ],
  'ceil S': [
    -2208988800000000000n,
    0n,
    951804428000000000n,
    951804429000000000n,
    1609459200000000000n,
    1625054400000000000n,
    null,
  ],
  'ceil 15T': [
    -2208988800000000000n,
    0n,
    951804900000000000n,
    951804900000000000n,
    1609459200000000000n,
    1625054400000000000n,
    null,
  ],
  'round D': [
    -2208988800000000000n,
    0n,
    951782400000000000n,
    951782400000000000n,
    1609459200000000000n,
    1625011200000000000n,
    null,
  ],
  'round 7H': [
    -2208981600000000000n,
    0n,
    951804000000000000n,
    951804000000000000n,
    1609448400000000000n,
    1625047200000000000n,
    null,
  ],
  'round S': [
    -2208988800000000000n,
    0n,
    951804428000000000n,
    951804428000000000n,
    1609459200000000000n,
    1625054400000000000n,
    null,
  ],
  'round 15T': [
    -2208988800000000000n,
    0n,
    951804000000000000n,
    951804000000000000n,
    1609459200000000000n,
    1625054400000000000n,
    null,
  ],
};

type Series = ReturnType<typeof md.Series>;
type Times = Series['dt'];

const dates = (values: readonly (string | null)[]): Series => md.Series(values, {dtype: 'datetime64[ns]'});

/** A clock without offset that is a zone all the same: its values are read one by one, not by the engine. */
const zoned = (s: Series): Series => s.dt.tz_localize('Etc/GMT');

async function listed(s: Series): Promise<unknown[]> {
  const values = (await (await s.execute()).fetch()).toArray();
  return values.map((value) => (Number.isNaN(value) ? null : value));
}

async function nanoseconds(s: Series): Promise<unknown[]> {
  const {vector} = await (await s.execute()).fetch();
  return Array.from(vector.values as BigInt64Array, (ns) => (ns === -(2n ** 63n) ? null : ns));
}

const call = (dt: Times, name: string): Series =>
  name.endsWith('_name') ? dt[name as 'day_name']() : dt[name as 'year'];

describe('parts of times', () => {
  for (const [name, wanted] of Object.entries(parts)) {
    it(`${name}: in the engine and one by one`, async () => {
      assert.deepEqual(await listed(call(dates(times).dt, name)), wanted);
      assert.deepEqual(await listed(call(zoned(dates(times)).dt, name)), wanted);
    });
  }

  it('have the dtypes of pandas, floats where one is missing', async () => {
    const present = dates(['2020-01-01']).dt;
    assert.equal((await (await present.year.execute()).fetch()).dtype, 'int64');
    assert.equal((await (await dates(times).dt.year.execute()).fetch()).dtype, 'float64');
    assert.equal((await (await dates(times).dt.is_leap_year.execute()).fetch()).dtype, 'bool');
  });

  it('are those of the clock in a zone', async () => {
    const s = dates(['2020-07-01 23:30']).dt.tz_localize('UTC');
    assert.deepEqual(await listed(s.dt.hour), [23]);
    assert.deepEqual(await listed(s.dt.tz_convert('Europe/Berlin').dt.day), [2]);
  });

  it('stay in the order of a million rows', async () => {
    const hours = 1_000_000;
    const s = md.to_datetime(md.Series(Array.from({length: hours}, (_, i) => i - hours / 2)), {unit: 'h'});
    const {values} = (await (await s.dt.hour.execute()).fetch()).vector;
    assert.ok(Array.from(values as BigInt64Array).every((hour, i) => hour === BigInt((i + 16) % 24)));
  });
});

describe('times rounded to whole steps', () => {
  for (const [name, wanted] of Object.entries(rounded)) {
    it(`${name}: in the engine and one by one`, async () => {
      const [how, step] = name.split(' ') as ['floor' | 'ceil' | 'round', string];
      assert.deepEqual(await nanoseconds(dates(moments).dt[how](step)), wanted);
      assert.deepEqual(await nanoseconds(zoned(dates(moments)).dt[how](step)), wanted);
    });
  }
});

describe('durations', () => {
  it('round, and count seconds', async () => {
    const s = dates(['1969-12-31 12:00', '1970-01-02 00:00:00.5', null]).sub(
      dates(['1970-01-01', '1970-01-01', null]),
    );
    assert.deepEqual(await listed(s.dt.total_seconds()), [-43200, 86400.5, null]);
    assert.deepEqual(await nanoseconds(s.dt.floor('D')), [-86_400_000_000_000n, 86_400_000_000_000n, null]);
  });
});
