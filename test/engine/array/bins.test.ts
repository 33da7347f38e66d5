import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {allocateValues, type ArrayValues} from '../../../src/engine/array/dtypes.js';
import {ArrayEngine, ir, type Expr} from '../../../src/engine/array/index.js';

/** Numbers from 0 to below 2^32 that look random. */
function* states(): Generator<number, never> {
  for (let state = 7; ;) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    yield state;
  }
}

describe('finding positions and counting', () => {
  const engine = new ArrayEngine({threads: 2});
  after(() => engine.close());
  const evaluate = async (expr: Expr): Promise<ArrayValues> => {
    const [block] = await engine.evaluate([expr]);
    const values = block?.view();
    if (values === undefined || values === null) throw new RangeError('values are not in memory');
    return values.slice();
  };

  for (const dtype of ['float64', 'float32', 'int64', 'uint64', 'int32', 'uint32', 'int16'] as const) {
    for (const length of [1, 2, 3, 1000, 4097]) {
      it(`finds places among ${length} sorted values of ${dtype} as counting what is less does`, async () => {
        const random = states();
        const draw = (count: number): ArrayValues => {
          const values = allocateValues(dtype, count);
          for (let i = 0; i < count; i++) {
            const x = (random.next().value % 3001) - (dtype.startsWith('u') ? 0 : 1500);
            values[i] = values instanceof BigInt64Array || values instanceof BigUint64Array ? BigInt(x) : x;
          }
          return values;
        };
        const [sorted, keys] = [draw(length).sort(), draw(120_001)];
        if (dtype.startsWith('float')) {
          if (length > 3) sorted.set([Infinity as never, NaN as never], length - 2);
          keys.set([NaN, Infinity, -Infinity, -0] as never, 5);
        }
        const [places, order] = [
          ir.buffer(engine.fromValues(dtype, [length], sorted)),
          ir.buffer(engine.fromValues(dtype, [keys.length], keys)),
        ];
        const missing = (x: unknown): boolean => Number.isNaN(x);
        for (const side of ['left', 'right'] as const) {
          const found = await evaluate(ir.searchsorted(places, order, side));
          for (let i = 0; i < keys.length; i += i < 50 ? 1 : 997) {
            const key = keys[i] ?? 0;
            const before = [...sorted].filter((s) =>
              side === 'left'
                ? s < key || (missing(key) && !missing(s))
                : !(key < s || (missing(s) && !missing(key))),
            );
            assert.equal(found[i], BigInt(before.length), `${side} of ${String(key)}`);
          }
        }
      });
    }
  }

  for (const [size, length] of [
    [10, 4],
    [50_000, 4000],
    [1_200_000, 100],
    [1_200_000, 100_000],
  ] as const) {
    it(`counts ${size} values in ${length} bins, and leaves out what lies in none`, async () => {
      const random = states();
      const bins = BigInt64Array.from({length: size}, () => BigInt((random.next().value % (length + 5)) - 2));
      const weights = Float64Array.from(bins, (bin) => Number(bin % 8n) / 8);
      const [wanted, sums] = [new Float64Array(length), new Float64Array(length)];
      bins.forEach((bin, i) => {
        if (bin < 0n || bin >= BigInt(length)) return;
        wanted[Number(bin)] = (wanted[Number(bin)] ?? 0) + 1;
        sums[Number(bin)] = (sums[Number(bin)] ?? 0) + (weights[i] ?? 0);
      });
      const [x, w] = [
        ir.buffer(engine.fromValues('int64', [size], bins)),
        ir.buffer(engine.fromValues('float64', [size], weights)),
      ];
      assert.deepEqual(Array.from(await evaluate(ir.tally(x, length)), Number), [...wanted]);
      assert.deepEqual([...(await evaluate(ir.tally(x, length, {weights: w})))], [...sums]);
    });
  }

  for (const size of [20, 40_000, 900_001]) {
    it(`counts ${size} values between edges, those that values lie on among them`, async () => {
      const random = states();
      const edges = Float64Array.from({length: 12}, (_, i) => i * 0.1);
      const values = Float64Array.from({length: size}, () => (random.next().value % 130) / 100 - 0.05);
      values.set([NaN, Infinity, -Infinity, 0, -0, edges[11] ?? 0, edges[3] ?? 0]);
      const wanted = new Float64Array(11);
      for (const x of values) {
        const bin = edges.findLastIndex((edge) => edge <= x);
        if (bin >= 0 && x <= (edges[11] ?? 0))
          wanted[Math.min(bin, 10)] = (wanted[Math.min(bin, 10)] ?? 0) + 1;
      }
      const [x, e] = [
        ir.buffer(engine.fromValues('float64', [size], values)),
        ir.buffer(engine.fromValues('float64', [12], edges)),
      ];
      assert.deepEqual(Array.from(await evaluate(ir.tally(x, 11, {edges: e})), Number), [...wanted]);
    });
  }
});
