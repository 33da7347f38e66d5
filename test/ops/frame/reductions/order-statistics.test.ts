import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Vector} from '../../../../src/data/index.js';
import {quantilesOf} from '../../../../src/ops/frame/reductions/order-statistics.js';

const floats = (...values: number[]): Vector => new Vector('float64', Float64Array.from(values));

describe('quantilesOf', () => {
  it('gives the values of its parts in their order, whatever the order of the values', () => {
    assert.deepEqual(quantilesOf(floats(5, 1, 4, 2, 3), [0.5, 1, 0, 0.25]), [3, 5, 1, 2]);
  });

  it('interpolates as it is told', () => {
    const values = floats(4, 1, 2, 3);
    assert.deepEqual(quantilesOf(values, [0.4]), [2.2]);
    assert.deepEqual(quantilesOf(values, [0.4], 'lower'), [2]);
    assert.deepEqual(quantilesOf(values, [0.4], 'higher'), [3]);
    assert.deepEqual(quantilesOf(values, [0.4], 'midpoint'), [2.5]);
    assert.deepEqual(quantilesOf(values, [0.4, 0.5], 'nearest'), [2, 3]);
  });

  it('leaves out what is missing, and tells that nothing is left', () => {
    assert.deepEqual(quantilesOf(floats(NaN, 2, NaN, 4), [0.5]), [3]);
    assert.deepEqual(quantilesOf(floats(NaN), [0.5, 1]), [NaN, NaN]);
    const masked = new Vector('Int64', BigInt64Array.of(9n, 1n, 3n), {valid: Uint8Array.of(0, 1, 1)});
    assert.deepEqual(quantilesOf(masked, [0.5]), [2]);
  });

  it('does not change its values', () => {
    const values = floats(3, 1, 2);
    quantilesOf(values, [0.5]);
    assert.deepEqual(values.toArray(), [3, 1, 2]);
  });

  it('finds what sorting finds, among many values and many that are equal', () => {
    for (const different of [3, 50, 10_007]) {
      const values = Float64Array.from({length: 20_000}, (_, i) => (i * 7919) % different);
      const sorted = values.slice().sort();
      const places = [0, 1, 17, 4_999, 10_000, 15_001, 19_998, 19_999];
      const parts = places.map((place) => place / 19_999);
      assert.deepEqual(
        quantilesOf(new Vector('float64', values), parts, 'nearest'),
        places.map((place) => sorted[place]),
      );
    }
  });
});
