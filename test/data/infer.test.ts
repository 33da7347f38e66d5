/** Which dtype plain values get: pandas' for columns and labels, NumPy's for arrays. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  Complex,
  Interval,
  NDArray,
  Period,
  Timedelta,
  Timestamp,
  cast,
  inferVector,
} from '../../src/data/index.js';
import type {DType} from '../../src/data/index.js';

const day = new Timestamp('2020-01-01');

const columns: readonly [string, readonly unknown[], DType][] = [
  ['whole numbers', [1, 2, 3], 'int64'],
  ['bigints', [1n, 2n], 'int64'],
  ['fractions', [1, 2.5], 'float64'],
  ['null among numbers', [1, null], 'float64'],
  ['NaN', [NaN], 'float64'],
  ['infinity', [1, Infinity], 'float64'],
  ['numbers past int64', [1e20, 1], 'float64'],
  ['bigints past int64', [2n ** 63n, 1n], 'uint64'],
  ['bigints past uint64', [2n ** 64n], 'object'],
  ['booleans', [true, false], 'bool'],
  ['booleans and null', [true, null], 'object'],
  ['booleans and numbers', [true, 1], 'object'],
  ['text', ['a', 'b'], 'object'],
  ['text and numbers', ['a', 1], 'object'],
  ['null', [null, null], 'object'],
  ['dates', [new Date(0)], 'datetime64[ns]'],
  ['times and null', [day, null], 'datetime64[ns]'],
  ['zoned times', [new Timestamp('2020-01-01', {tz: 'Europe/Berlin'})], 'datetime64[ns, Europe/Berlin]'],
  ['times of several zones', [new Timestamp('2020-01-01', {tz: 'UTC'}), day], 'object'],
  ['times and numbers', [day, 1], 'object'],
  ['durations', [new Timedelta('1d'), null], 'timedelta64[ns]'],
  ['complex numbers', [new Complex(1, 2), 1], 'complex128'],
  ['periods', [new Period('2020-01', 'M')], 'period[M]'],
  ['intervals', [new Interval(0, 1)], 'interval[int64, right]'],
  ['nothing', [], 'float64'],
];

describe('the dtype of a column', () => {
  for (const [name, values, dtype] of columns)
    it(`of ${name} is ${dtype}`, () => assert.equal(inferVector(values).dtype, dtype));
  it('of a typed array is its own', () => {
    assert.equal(inferVector(new Int16Array(2)).dtype, 'int16');
    assert.equal(inferVector(new BigUint64Array(2)).dtype, 'uint64');
  });
  it('of no labels is object', () => assert.equal(inferVector([], undefined, 'index').dtype, 'object'));
});

const arrays: readonly [string, unknown, DType][] = [
  ['booleans and numbers', [true, 2], 'int64'],
  ['null', [1, null], 'object'],
  ['text', ['a', 'bcd'], '<U3'],
  ['text and numbers', ['a', 12.5], '<U4'],
  [
    'nested numbers',
    [
      [1, 2],
      [3, 4.5],
    ],
    'float64',
  ],
];

describe('the dtype of an array', () => {
  for (const [name, values, dtype] of arrays)
    it(`of ${name} is ${dtype}`, () => assert.equal(NDArray.from(values).dtype, dtype));
  it('refuses rows of different lengths', () => {
    assert.throws(() => NDArray.from([[1, 2], [3]]), /rows of different lengths/);
  });
});

describe('a dtype that is asked for', () => {
  it('keeps negative zero', () => assert.ok(Object.is(inferVector([-0], 'float64').at(0), -0)));
  it('wraps integers', () => assert.deepEqual(cast(inferVector([300, -1]), 'uint8').toArray(), [44, 255]));
  it('cuts fractions', () => assert.deepEqual(cast(inferVector([1.9, -1.9]), 'int64').toArray(), [1, -1]));
  it('rounds to 16 bits', () =>
    assert.deepEqual(cast(inferVector([0.1]), 'float16').toArray(), [0.0999755859375]));
  it('parses text', () =>
    assert.deepEqual(cast(inferVector(['1.5', ' -inf ']), 'float64').toArray(), [1.5, -Infinity]));
  it('masks what is missing', () =>
    assert.deepEqual(cast(inferVector([1, null]), 'Int64').toArray(), [1, null]));
  it('reads times', () =>
    assert.deepEqual(cast(inferVector(['2020-01-01', null]), 'datetime64[ns]').toJSON(), [
      '2020-01-01T00:00:00',
      null,
    ]));
  it('keeps whole floats apart in objects', () => {
    const {values} = cast(inferVector([1, 2.5]), 'object');
    assert.equal(Array.from(values as readonly unknown[], String).join(), '1.0,2.5');
  });
  it('refuses NaN as an integer', () => {
    assert.throws(
      () => cast(inferVector([NaN]), 'int64'),
      /Cannot convert non-finite values \(NA or inf\) to integer/,
    );
  });
  it('refuses text that is no number', () => {
    assert.throws(() => cast(inferVector(['x']), 'float64'), /could not convert string to float: 'x'/);
    assert.throws(() => cast(inferVector(['x']), 'int64'), /invalid literal for int\(\) with base 10: 'x'/);
  });
  it('refuses a name that is none', () => {
    assert.throws(
      () => cast(inferVector([1]), 'flaot64' as DType),
      /data type 'flaot64' not understood.*float64/,
    );
  });
});
