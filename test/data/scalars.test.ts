/** Times, durations, periods and intervals as pandas has them. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Complex, Interval, Period, Timedelta, Timestamp} from '../../src/data/index.js';

describe('Timestamp', () => {
  const texts: readonly [string, string][] = [
    ['2020-01-02', '2020-01-02 00:00:00'],
    ['2020-01-02T03:04:05.678', '2020-01-02 03:04:05.678000'],
    ['2020-01-02 03:04:05.678901234', '2020-01-02 03:04:05.678901234'],
    ['2020', '2020-01-01 00:00:00'],
    ['20200102', '2020-01-02 00:00:00'],
    ['1/2/2020', '2020-01-02 00:00:00'],
    ['13/2/2020', '2020-02-13 00:00:00'],
    ['Jan 2, 2020 3:04 PM', '2020-01-02 15:04:00'],
    ['2 January 2020', '2020-01-02 00:00:00'],
    ['2020-01-02T03:04:05Z', '2020-01-02 03:04:05+00:00'],
    ['2020-01-02T03:04:05+01:30', '2020-01-02 03:04:05+01:30'],
  ];
  for (const [text, shown] of texts)
    it(`reads ${text}`, () => assert.equal(String(new Timestamp(text)), shown));
  it('reads clock times of a zone, summer and winter', () => {
    assert.equal(
      String(new Timestamp('2020-07-01 12:00', {tz: 'Europe/Berlin'})),
      '2020-07-01 12:00:00+02:00',
    );
    assert.equal(
      String(new Timestamp('2020-01-01 12:00', {tz: 'America/St_Johns'})),
      '2020-01-01 12:00:00-03:30',
    );
  });
  it('has fields', () => {
    const time = new Timestamp('1969-12-31 23:59:58.123456789');
    assert.deepEqual(
      [
        time.year,
        time.month,
        time.day,
        time.hour,
        time.minute,
        time.second,
        time.microsecond,
        time.nanosecond,
        time.dayofweek,
      ],
      [1969, 12, 31, 23, 59, 58, 123456, 789, 2],
    );
  });
  it('takes dates, counts and units', () => {
    assert.equal(new Timestamp(new Date(1500)).value, 1_500_000_000n);
    assert.equal(new Timestamp(1.5, {unit: 's'}).value, 1_500_000_000n);
    assert.equal(new Timestamp(3n, {unit: 'D'}).day, 4);
  });
  it('compares and subtracts', () => {
    assert.ok(new Timestamp('2020-01-01') < new Timestamp('2020-01-02'));
    assert.equal(String(new Timestamp('2020-01-03').sub(new Timestamp('2020-01-01'))), '2 days 00:00:00');
  });
  it('refuses what is no time, and what lies too far away', () => {
    assert.throws(() => new Timestamp('2020-02-30'), /could not convert string to Timestamp: '2020-02-30'/);
    assert.throws(() => new Timestamp('3000-01-01'), /Out of bounds nanosecond timestamp/);
    assert.throws(
      () => new Timestamp('2020-01-01', {tz: 'Mars/Olympus'}),
      /Unknown time zone: 'Mars\/Olympus'/,
    );
  });
});

describe('Timedelta', () => {
  const texts: readonly [string, bigint][] = [
    ['1d', 86_400_000_000_000n],
    ['1 days 02:00:00', 93_600_000_000_000n],
    ['-1 days +23:00:00', -3_600_000_000_000n],
    ['-1h', -3_600_000_000_000n],
    ['1h30min', 5_400_000_000_000n],
    ['1.5s', 1_500_000_000n],
    ['00:00:01.000000001', 1_000_000_001n],
    ['P1DT2H', 93_600_000_000_000n],
    ['5', 5n],
  ];
  for (const [text, ns] of texts) it(`reads ${text}`, () => assert.equal(new Timedelta(text).value, ns));
  it('writes ISO durations as pandas does', () => {
    assert.equal(new Timedelta('1d').isoformat(), 'P1DT0H0M0S');
    assert.equal(new Timedelta('-1h').isoformat(), 'P-1DT23H0M0S');
    assert.equal(new Timedelta('1.5ms').isoformat(), 'P0DT0H0M0.0015S');
  });
  it('takes parts by name', () => assert.equal(new Timedelta({days: 1, hours: 2}).total_seconds(), 93_600));
  it('refuses text that is no duration', () => {
    assert.throws(() => new Timedelta('soon'), /unable to parse timedelta string|invalid unit/);
    assert.throws(() => new Timedelta('1 fortnight'), /invalid unit abbreviation: fortnight/);
  });
});

describe('Period', () => {
  const shown: readonly [string, string, string][] = [
    ['2020-05-17', 'A', '2020'],
    ['2020-05-17', 'Q', '2020Q2'],
    ['2020-05-17', 'Q-MAR', '2021Q1'],
    ['2020-05-17', 'M', '2020-05'],
    ['2020-05-17', 'W', '2020-05-11/2020-05-17'],
    ['2020-05-17', 'B', '2020-05-18'],
    ['2020-05-17 13:45', 'H', '2020-05-17 13:00'],
  ];
  for (const [text, freq, want] of shown)
    it(`of ${freq} is ${want}`, () => assert.equal(String(new Period(text, freq)), want));
  it('begins and ends', () => {
    const period = new Period('2020-02', 'M');
    assert.equal(String(period.start_time), '2020-02-01 00:00:00');
    assert.equal(String(period.end_time), '2020-02-29 23:59:59.999999999');
  });
  it('refuses an unknown frequency', () =>
    assert.throws(() => new Period('2020', 'X'), /Invalid frequency: X/));
});

describe('Interval', () => {
  it('contains its closed end', () => {
    assert.ok(new Interval(0, 1).contains(1));
    assert.ok(!new Interval(0, 1).contains(0));
  });
  it('refuses bounds in the wrong order', () =>
    assert.throws(() => new Interval(1, 0), /left side of interval must be <= right side/));
});

describe('Complex', () => {
  it('is written as NumPy does', () => assert.equal(String(new Complex(1, -2.5)), '(1-2.5j)'));
  it('is a pair in JSON', () => assert.equal(JSON.stringify(new Complex(1, Infinity)), '[1,"Infinity"]'));
});
