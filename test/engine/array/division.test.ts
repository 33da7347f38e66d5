import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {allocateValues, dtypeInfo, type ArrayValues} from '../../../src/engine/array/dtypes.js';
import {ArrayEngine, ir, type Expr} from '../../../src/engine/array/index.js';

const integers = ['int64', 'uint64', 'int32', 'uint32', 'int16', 'uint16', 'int8', 'uint8'] as const;

/** Values around zero, at both ends, around what floats hold exactly, and multiples of each other that are one off. */
function valuesOf(dtype: (typeof integers)[number]): ArrayValues {
  const bits = BigInt(dtypeInfo(dtype).bits);
  const ends = dtype.startsWith('u') ? [2n ** bits - 1n] : [2n ** (bits - 1n) - 1n, -(2n ** (bits - 1n))];
  const sizes = [0n, 1n, 2n, 3n, 7n, 10n, 100n, 99n, 101n, 2n ** 51n, 2n ** 53n, 3n ** 31n, 3n ** 30n].filter(
    (size) => size + 1n < (ends[0] ?? 0n),
  );
  const all = [...sizes.flatMap((n) => [n, n + 1n, n - 1n, -n, 1n - n]), ...ends, (ends[0] ?? 0n) - 1n];
  const values = allocateValues(dtype, all.length);
  all.forEach((value, i) => {
    if (values instanceof BigInt64Array || values instanceof BigUint64Array) values[i] = value;
    else values[i] = Number(BigInt.asIntN(32, value));
  });
  return values;
}

describe('integer division', () => {
  for (const dtype of integers) {
    for (const op of ['floor_divide', 'remainder', 'fmod'] as const) {
      it(`${op} of ${dtype} is the same compiled as value by value`, async () => {
        const engine = new ArrayEngine({threads: 1});
        try {
          const typed = valuesOf(dtype);
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
