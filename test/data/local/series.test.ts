/** What a user's function can do with fetched data, and how it is handed out. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {LocalFrame, LocalSeries, MultiIndex, NDArray, Timedelta, Timestamp} from '../../../src/data/index.js';

const s = LocalSeries.from([1, 2, 3], {index: ['a', 'b', 'c'], name: 'n'});
const frame = LocalFrame.from({a: [1, 2], b: [1.5, null], c: ['x', 'y'], d: [true, false]});

describe('a local series', () => {
  it('gives values by label, by position and in turn', () => {
    assert.equal(s.get('b'), 2);
    assert.equal(s.get(0), 1);
    assert.equal(s.iloc(-1), 3);
    assert.deepEqual([...s], [1, 2, 3]);
    assert.deepEqual(
      [...s.items()],
      [
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ],
    );
    assert.deepEqual(s.get(['c', 'a']).toArray(), [3, 1]);
  });
  it('names the labels it has', () => {
    assert.throws(() => s.get('x'), {name: 'KeyError', message: /'x' is not in the index: 'a', 'b', 'c'/});
    assert.throws(() => s.iloc(3), {name: 'IndexError'});
  });
  it('keeps the dtypes of pandas in arithmetic', () => {
    assert.equal(s.add(1).dtype, 'int64');
    assert.equal(s.add(1.5).dtype, 'float64');
    assert.equal(s.truediv(2).dtype, 'float64');
    assert.deepEqual(s.floordiv(2).toArray(), [0, 1, 1]);
    assert.deepEqual(s.neg().mod(2).toArray(), [1, 0, 1]);
    assert.deepEqual(s.rsub(10).toArray(), [9, 8, 7]);
    assert.deepEqual(s.pow(2).toArray(), [1, 4, 9]);
    assert.deepEqual(s.floordiv(0).toArray(), [Infinity, Infinity, Infinity]);
    assert.equal(s.gt(1).dtype, 'bool');
  });
  it('aligns labels', () => {
    const sum = s.add(LocalSeries.from([10, 20], {index: ['b', 'z']}));
    assert.deepEqual(sum.toJSON(), {name: null, index: ['a', 'b', 'c', 'z'], data: [null, 12, null, null]});
  });
  it('joins text, and moves times', () => {
    assert.deepEqual(LocalSeries.from(['a', null]).add('!').toArray(), ['a!', null]);
    const times = LocalSeries.from([new Timestamp('2020-01-01')]).add(new Timedelta('1d'));
    assert.deepEqual(times.toJSON().data, ['2020-01-02T00:00:00']);
    assert.deepEqual(
      LocalSeries.from([new Timestamp('2020-01-01')])
        .lt('2020-01-02')
        .toArray(),
      [true],
    );
  });
  it('reduces without what is missing', () => {
    const gaps = LocalSeries.from([1, null, 4]);
    assert.deepEqual(
      [gaps.sum(), gaps.mean(), gaps.min(), gaps.max(), gaps.median(), gaps.count()],
      [5, 2.5, 1, 4, 2.5, 2],
    );
    assert.equal(gaps.var(), 4.5);
    assert.equal(gaps.std({ddof: 0}), 1.5);
    assert.ok(Number.isNaN(gaps.sum({skipna: false})));
    assert.equal(LocalSeries.from([], {dtype: 'float64'}).sum(), 0);
    assert.deepEqual(
      LocalSeries.from([new Timedelta('1d'), new Timedelta('3d')]).mean(),
      new Timedelta('2d'),
    );
    assert.deepEqual(LocalSeries.from(['b', 'a', 'b']).unique().toArray(), ['b', 'a']);
    assert.throws(() => LocalSeries.from(['a']).mean(), /mean takes numbers, got 'a'/);
  });
});

describe('a local frame', () => {
  it('gives columns, rows and cells', () => {
    assert.equal(frame.get('a').sum(), 3);
    assert.deepEqual(frame.iloc(0).toArray(), [1, 1.5, 'x', true]);
    assert.equal(frame.at(1, 'c'), 'y');
    assert.equal(frame.iat(0, 1), 1.5);
    assert.deepEqual([...frame.rows()][0], {a: 1, b: 1.5, c: 'x', d: true});
    assert.deepEqual([...frame], ['a', 'b', 'c', 'd']);
    assert.throws(() => frame.get('e'), {
      name: 'KeyError',
      message: /Column 'e' is not found\..*Known: 'a', 'b', 'c', 'd'/,
    });
  });
  it('reduces columns and rows', () => {
    assert.deepEqual(frame.mean().toJSON(), {name: null, index: ['a', 'b', 'd'], data: [1.5, 1.5, 0.5]});
    assert.deepEqual(frame.get(['a', 'b']).sum({axis: 1}).toArray(), [2.5, 2]);
    assert.throws(() => frame.sum({axis: 2}), /No axis named 2/);
  });
  it('computes with values, series and frames', () => {
    const numbers = frame.get(['a', 'b']);
    assert.deepEqual(numbers.mul(2).toJSON().data, [
      [2, 3],
      [4, null],
    ]);
    assert.deepEqual(numbers.sub(numbers.mean()).toJSON().data, [
      [-0.5, 0],
      [0.5, null],
    ]);
    assert.deepEqual(numbers.add(numbers).toJSON().data, [
      [2, 3],
      [4, null],
    ]);
  });
  it('refuses columns of different lengths', () => {
    assert.throws(() => LocalFrame.from({a: [1, 2], b: [1]}), /Column b has 1 values, the index 2/);
  });
});

describe('toJSON', () => {
  it('of a frame is its columns, index and rows', () => {
    assert.deepEqual(frame.toJSON(), {
      columns: ['a', 'b', 'c', 'd'],
      index: [0, 1],
      data: [
        [1, 1.5, 'x', true],
        [2, null, 'y', false],
      ],
    });
  });
  it('of an array is nested arrays', () => {
    assert.deepEqual(
      NDArray.from([
        [1.5, Infinity],
        [NaN, -Infinity],
      ]).toJSON(),
      [
        [1.5, 'Infinity'],
        [null, '-Infinity'],
      ],
    );
    assert.deepEqual(NDArray.from([2n ** 60n, 1]).toJSON(), ['1152921504606846976', 1]);
  });
  it('has times and durations as ISO text', () => {
    assert.deepEqual(LocalSeries.from([new Timestamp('2020-01-01'), null]).toJSON().data, [
      '2020-01-01T00:00:00',
      null,
    ]);
    assert.deepEqual(LocalSeries.from([new Timedelta('1d')]).toJSON().data, ['P1DT0H0M0S']);
  });
  it('has labels of several levels as arrays', () => {
    assert.deepEqual(MultiIndex.from_product([['a'], [1, 2]]).toJSON().data, [
      ['a', 1],
      ['a', 2],
    ]);
  });
});
