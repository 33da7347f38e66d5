import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {RangeIndex, Vector} from '../../../../src/data/index.js';
import {
  SqlEngine,
  arithmetic,
  columnOf,
  compare,
  fetchFrame,
  literalRelation,
  project,
} from '../../../../src/engine/sql/index.js';
import type {ArithmeticOp, ComparisonOp, Expr} from '../../../../src/engine/sql/index.js';

const rel = literalRelation(
  Object.entries({
    i: new Vector('int64', BigInt64Array.of(7n, -7n, 0n, 5n, -3n)),
    j: new Vector('int64', BigInt64Array.of(2n, 3n, -4n, -2n, 5n)),
    f: new Vector('float64', Float64Array.of(1.5, -2.5, Number.NaN, 0, Number.POSITIVE_INFINITY)),
    g: new Vector('float64', Float64Array.of(0.5, Number.NaN, 2, -0, -3)),
    b: new Vector('bool', Uint8Array.of(1, 0, 1, 1, 0)),
    k8: new Vector('int8', Int8Array.of(100, -128, 5, 127, 3)),
    u: new Vector('uint8', Uint8Array.of(1, 2, 3, 4, 200)),
  }).map(([label, vector]) => ({label, vector})),
  RangeIndex.of(5),
);

/** Operation, operands, and what pandas 1.5 gives: dtype and values, with null for NaN. */
const cases: readonly (readonly [string, string, string, string, readonly unknown[]])[] = [
  ['add', 'i', 'j', 'int64', [9.0, -4.0, -4.0, 3.0, 2.0]],
  ['add', 'f', 'g', 'float64', [2.0, null, null, 0.0, 'Infinity']],
  ['add', 'i', 'f', 'float64', [8.5, -9.5, null, 5.0, 'Infinity']],
  ['add', 'b', 'i', 'int64', [8.0, -7.0, 1.0, 6.0, -3.0]],
  ['add', 'k8', 'u', 'int16', [101.0, -126.0, 8.0, 131.0, 203.0]],
  ['add', 'k8', 'k8', 'int8', [-56.0, 0.0, 10.0, -2.0, 6.0]],
  ['add', 'i', 'k8', 'int64', [107.0, -135.0, 5.0, 132.0, 0.0]],
  ['add', 'g', 'i', 'float64', [7.5, null, 2.0, 5.0, -6.0]],
  ['sub', 'i', 'j', 'int64', [5.0, -10.0, 4.0, 7.0, -8.0]],
  ['sub', 'f', 'g', 'float64', [1.0, null, null, 0.0, 'Infinity']],
  ['sub', 'i', 'f', 'float64', [5.5, -4.5, null, 5.0, '-Infinity']],
  ['sub', 'b', 'i', 'int64', [-6.0, 7.0, 1.0, -4.0, 3.0]],
  ['sub', 'k8', 'u', 'int16', [99.0, -130.0, 2.0, 123.0, -197.0]],
  ['sub', 'k8', 'k8', 'int8', [0.0, 0.0, 0.0, 0.0, 0.0]],
  ['sub', 'i', 'k8', 'int64', [-93.0, 121.0, -5.0, -122.0, -6.0]],
  ['sub', 'g', 'i', 'float64', [-6.5, null, 2.0, -5.0, 0.0]],
  ['mul', 'i', 'j', 'int64', [14.0, -21.0, 0.0, -10.0, -15.0]],
  ['mul', 'f', 'g', 'float64', [0.75, null, null, -0.0, '-Infinity']],
  ['mul', 'i', 'f', 'float64', [10.5, 17.5, null, 0.0, '-Infinity']],
  ['mul', 'b', 'i', 'int64', [7.0, 0.0, 0.0, 5.0, 0.0]],
  ['mul', 'k8', 'u', 'int16', [100.0, -256.0, 15.0, 508.0, 600.0]],
  ['mul', 'k8', 'k8', 'int8', [16.0, 0.0, 25.0, 1.0, 9.0]],
  ['mul', 'i', 'k8', 'int64', [700.0, 896.0, 0.0, 635.0, -9.0]],
  ['mul', 'g', 'i', 'float64', [3.5, null, 0.0, -0.0, 9.0]],
  ['truediv', 'i', 'j', 'float64', [3.5, -2.3333333333333335, -0.0, -2.5, -0.6]],
  ['truediv', 'f', 'g', 'float64', [3.0, null, null, null, '-Infinity']],
  ['truediv', 'i', 'f', 'float64', [4.666666666666667, 2.8, null, 'Infinity', -0.0]],
  ['truediv', 'b', 'i', 'float64', [0.14285714285714285, -0.0, 'Infinity', 0.2, -0.0]],
  ['truediv', 'k8', 'u', 'float64', [100.0, -64.0, 1.6666666666666667, 31.75, 0.015]],
  ['truediv', 'k8', 'k8', 'float64', [1.0, 1.0, 1.0, 1.0, 1.0]],
  ['truediv', 'i', 'k8', 'float64', [0.07, 0.0546875, 0.0, 0.03937007874015748, -1.0]],
  ['truediv', 'g', 'i', 'float64', [0.07142857142857142, null, 'Infinity', -0.0, 1.0]],
  ['floordiv', 'i', 'j', 'int64', [3.0, -3.0, 0.0, -3.0, -1.0]],
  ['floordiv', 'f', 'g', 'float64', [3.0, null, null, null, null]],
  ['floordiv', 'i', 'f', 'float64', [4.0, 2.0, null, 'Infinity', -1.0]],
  ['floordiv', 'k8', 'u', 'int16', [100.0, -64.0, 1.0, 31.0, 0.0]],
  ['floordiv', 'k8', 'k8', 'int8', [1.0, 1.0, 1.0, 1.0, 1.0]],
  ['floordiv', 'i', 'k8', 'int64', [0.0, 0.0, 0.0, 0.0, -1.0]],
  ['floordiv', 'g', 'i', 'float64', [0.0, null, 'Infinity', -0.0, 1.0]],
  ['mod', 'i', 'j', 'int64', [1.0, 2.0, 0.0, -1.0, 2.0]],
  ['mod', 'f', 'g', 'float64', [0.0, null, null, null, null]],
  ['mod', 'i', 'f', 'float64', [1.0, -2.0, null, null, 'Infinity']],
  ['mod', 'k8', 'u', 'int16', [0.0, 0.0, 2.0, 3.0, 3.0]],
  ['mod', 'k8', 'k8', 'int8', [0.0, 0.0, 0.0, 0.0, 0.0]],
  ['mod', 'i', 'k8', 'int64', [7.0, -7.0, 0.0, 5.0, 0.0]],
  ['mod', 'g', 'i', 'float64', [0.5, null, null, 0.0, -0.0]],
  ['pow', 'f', 'g', 'float64', [1.224744871391589, null, null, 1.0, 0.0]],
  ['pow', 'i', 'f', 'float64', [18.520259177452136, null, null, 1.0, 'Infinity']],
  ['pow', 'k8', 'u', 'int16', [100.0, 16384.0, 125.0, 32257.0, -20319.0]],
  ['pow', 'g', 'i', 'float64', [0.0078125, null, 1.0, -0.0, -0.037037037037037035]],
  ['eq', 'i', 'j', 'bool', [false, false, false, false, false]],
  ['eq', 'f', 'g', 'bool', [false, false, false, true, false]],
  ['eq', 'i', 'f', 'bool', [false, false, false, false, false]],
  ['eq', 'b', 'i', 'bool', [false, false, false, false, false]],
  ['eq', 'k8', 'u', 'bool', [false, false, false, false, false]],
  ['eq', 'k8', 'k8', 'bool', [true, true, true, true, true]],
  ['eq', 'i', 'k8', 'bool', [false, false, false, false, false]],
  ['eq', 'g', 'i', 'bool', [false, false, false, false, true]],
  ['ne', 'i', 'j', 'bool', [true, true, true, true, true]],
  ['ne', 'f', 'g', 'bool', [true, true, true, false, true]],
  ['ne', 'i', 'f', 'bool', [true, true, true, true, true]],
  ['ne', 'b', 'i', 'bool', [true, true, true, true, true]],
  ['ne', 'k8', 'u', 'bool', [true, true, true, true, true]],
  ['ne', 'k8', 'k8', 'bool', [false, false, false, false, false]],
  ['ne', 'i', 'k8', 'bool', [true, true, true, true, true]],
  ['ne', 'g', 'i', 'bool', [true, true, true, true, false]],
  ['lt', 'i', 'j', 'bool', [false, true, false, false, true]],
  ['lt', 'f', 'g', 'bool', [false, false, false, false, false]],
  ['lt', 'i', 'f', 'bool', [false, true, false, false, true]],
  ['lt', 'b', 'i', 'bool', [true, false, false, true, false]],
  ['lt', 'k8', 'u', 'bool', [false, true, false, false, true]],
  ['lt', 'k8', 'k8', 'bool', [false, false, false, false, false]],
  ['lt', 'i', 'k8', 'bool', [true, false, true, true, true]],
  ['lt', 'g', 'i', 'bool', [true, false, false, true, false]],
  ['ge', 'i', 'j', 'bool', [true, false, true, true, false]],
  ['ge', 'f', 'g', 'bool', [true, false, false, true, true]],
  ['ge', 'i', 'f', 'bool', [true, false, false, true, false]],
  ['ge', 'b', 'i', 'bool', [false, true, true, false, true]],
  ['ge', 'k8', 'u', 'bool', [true, false, true, true, false]],
  ['ge', 'k8', 'k8', 'bool', [true, true, true, true, true]],
  ['ge', 'i', 'k8', 'bool', [false, true, false, false, false]],
  ['ge', 'g', 'i', 'bool', [false, false, true, false, true]],
];

const comparisons = new Set<string>(['eq', 'ne', 'lt', 'ge']);

function computed(op: string, x: Expr, y: Expr): Expr {
  return comparisons.has(op) ? compare(op as ComparisonOp, x, y) : arithmetic(op as ArithmeticOp, x, y);
}

function close(got: unknown, wanted: unknown): boolean {
  if (typeof got !== 'number' || typeof wanted !== 'number') return got === wanted;
  return got === wanted || Math.abs(got - wanted) <= 1e-15 * Math.abs(wanted);
}

describe('arithmetic and comparison give what pandas gives', () => {
  const engine = new SqlEngine();
  after(() => engine.close());
  for (const [op, a, b, dtype, wanted] of cases) {
    it(`${a} ${op} ${b}`, async () => {
      const result = project(rel, [{label: 'r', expr: computed(op, columnOf(rel, a), columnOf(rel, b))}]);
      const {frame} = await fetchFrame(engine, result);
      const got = frame.toJSON().data.map((row) => row[0]);
      assert.equal(frame.vectors[0]?.dtype, dtype);
      assert.ok(
        got.every((value, i) => close(value, wanted[i])),
        `${JSON.stringify(got)} is not ${JSON.stringify(wanted)}`,
      );
    });
  }
});
