/** A window on the rows that are shown prints what the whole would print. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  MultiIndex,
  NDArray,
  RangeIndex,
  inferVector,
} from '../../src/data/index.js';
import {
  arrayWindowText,
  displayItems,
  displayLabels,
  displayRows,
  reprText,
  toHTML,
  windowText,
  windowToHTML,
} from '../../src/render/index.js';
import type {DisplayOptions} from '../../src/render/index.js';

function ends<T extends LocalFrame | LocalSeries | LocalIndex>(whole: T, head: number, tail: number): T {
  const rows = Array.from({length: head + tail}, (_, i) => (i < head ? i : whole.length - tail + i - head));
  return whole.take(rows) as T;
}

function frame(rows: number): LocalFrame {
  return LocalFrame.from({
    a: Float64Array.from({length: rows}, (_, i) => i / 3),
    b: Array.from({length: rows}, (_, i) => `row ${i}`),
  });
}

describe('displayRows', () => {
  it('is all rows up to max_rows', () => {
    assert.deepEqual(displayRows(60), {head: 60, tail: 0});
  });
  it('is min_rows of what is longer', () => {
    assert.deepEqual(displayRows(61), {head: 5, tail: 5});
    assert.deepEqual(displayRows(1e9, {max_rows: 7, min_rows: 0}), {head: 3, tail: 3});
  });
});

describe('a window on a frame', () => {
  for (const rows of [3, 60, 61, 1000]) {
    it(`prints as the whole of ${rows} rows`, () => {
      const whole = frame(rows);
      const {head, tail} = displayRows(rows);
      const window = {data: ends(whole, head, tail), total: rows, headRows: head};
      assert.equal(windowText(window), reprText(whole));
      assert.equal(windowToHTML(window), toHTML(whole));
    });
  }
  it('may hold more rows than are shown', () => {
    const whole = frame(500);
    assert.equal(windowText({data: ends(whole, 20, 30), total: 500, headRows: 20}), reprText(whole));
  });
  it('takes options', () => {
    const whole = frame(100);
    const options: DisplayOptions = {max_rows: 8, min_rows: 4, precision: 2};
    const {head, tail} = displayRows(100, options);
    assert.equal(
      windowText({data: ends(whole, head, tail), total: 100, headRows: head}, options),
      reprText(whole, options),
    );
  });
  it('keeps the labels of several levels', () => {
    const index = MultiIndex.from_product([Array.from({length: 20}, (_, i) => i), ['x', 'y', 'z', 'w']]);
    const whole = new LocalFrame(LocalIndex.from(['v']), index, [inferVector(new Float64Array(80))]);
    assert.equal(windowText({data: ends(whole, 5, 5), total: 80, headRows: 5}), reprText(whole));
  });
});

describe('a window on a series', () => {
  it('prints as the whole', () => {
    const whole = LocalSeries.from(
      Array.from({length: 300}, (_, i) => i * 1.25),
      {name: 's'},
    );
    assert.equal(windowText({data: ends(whole, 5, 5), total: 300, headRows: 5}), reprText(whole));
  });
});

describe('a window on an index', () => {
  it('prints as the whole', () => {
    const whole = LocalIndex.from(
      Array.from({length: 300}, (_, i) => `label ${i}`),
      {name: 'n'},
    );
    const {head, tail} = displayLabels(300);
    assert.equal(windowText({data: ends(whole, head, tail), total: 300, headRows: head}), reprText(whole));
  });
  it('is a RangeIndex itself where that is one', () => {
    const data = RangeIndex.of(1e9);
    assert.equal(
      windowText({data, total: 1e9, headRows: 1e9}),
      'RangeIndex(start=0, stop=1000000000, step=1)',
    );
  });
});

describe('a window on an array', () => {
  for (const shape of [[2000], [40, 50], [3, 400, 5], [2, 3]]) {
    it(`of shape ${shape.join(', ')} prints as the whole`, () => {
      const size = shape.reduce((a, b) => a * b, 1);
      const whole = new NDArray(inferVector(Float64Array.from({length: size}, (_, i) => i / 7)), shape);
      assert.equal(arrayWindowText({data: whole.corners(displayItems(shape)), shape}), reprText(whole));
    });
  }
});
