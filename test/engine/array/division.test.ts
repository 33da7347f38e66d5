import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ArrayEngine, ir, type Expr} from '../../../src/engine/array/index.js';

/** Values around zero and at both ends. */
const values = {
  int64: BigInt64Array.of(
    ...[0n, 1n, -1n, 2n, -2n, 7n, -7n, 100n, -100n],
    ...[2n ** 63n - 1n, -(2n ** 63n), -(2n ** 63n) + 1n],
  ),
  int32: Int32Array.of(0, 1, -1, 2, -2, 7, -7, 100, -100, 2 ** 31 - 1, -(2 ** 31), -(2 ** 31) + 1),
} as const;

describe('integer division', () => {
  for (const dtype of ['int64', 'int32'] as const) {
    for (const op of ['floor_divide', 'remainder', 'fmod'] as const) {
      it(`${op} of ${dtype} is the same compiled as value by value`, async () => {
        const engine = new ArrayEngine({threads: 1});
        try {
          const typed = values[dtype];
          const n = typed.length;
          const one = ir.buffer(engine.fromValues(dtype, [n], typed));
          const times = 50;
          const left = ir.broadcastTo(ir.reshape(one, [n, 1]), [n, n]);
          const right = ir.broadcastTo(one, [n, n]);
          // As many as are compiled for.
          const many = (x: Expr): Expr => ir.ravel(ir.broadcastTo(x, [times, n, n]));
          const [few, all] = await engine.evaluate([
            ir.ravel(ir.binary(op, left, right)),
            ir.binary(op, many(left), many(right)),
          ]);
          assert.ok(few && all);
          const expected = [...(few.view() ?? [])];
          const given = [...(all.view() ?? [])];
          assert.equal(given.length, times * expected.length);
          given.forEach((value, i) => {
            assert.equal(value, expected[i % expected.length]);
          });
        } finally {
          await engine.close();
        }
      });
    }
  }
});
