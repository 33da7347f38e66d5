import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {
  allocateValues,
  dtypeInfo,
  type ArrayDType,
  type ArrayValues,
} from '../../../src/engine/array/dtypes.js';
import {ArrayEngine, ir, type Block, type Expr} from '../../../src/engine/array/index.js';
import {
  combine,
  displaces,
  foldRun,
  identity,
  type FoldOp,
} from '../../../src/engine/array/reductions/fold.js';
import {scalarAt} from '../../../src/engine/array/scalars.js';

const folds: readonly FoldOp[] = ['sum', 'prod', 'max', 'min', 'fmax', 'fmin', 'any', 'all'];
const dtypes = [
  ...(['float64', 'float32', 'int64', 'int32', 'int16', 'int8'] as const),
  ...(['uint64', 'uint32', 'uint16', 'uint8', 'bool'] as const),
];
const lengths = [...Array.from({length: 19}, (_, i) => i + 1), 31, 64, 127, 128, 129, 300, 1000];

/** Whole numbers as int64 would hold them in every dtype, now and then something odd. */
function fill(dtype: ArrayDType, size: number): ArrayValues {
  const values = allocateValues(dtype, size);
  const odd = [NaN, Infinity, -Infinity, 0, -0];
  for (let i = 0, state = 12345; i < size; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const x = state / 2 ** 31 - 1;
    if (dtype === 'bool') values[i] = state % 97 < 90 ? 1 : 0;
    else if (dtype === 'int64') values[i] = BigInt(Math.round(x * 2 ** 40)) << 20n;
    else if (dtype === 'uint64') values[i] = BigInt.asUintN(64, BigInt(Math.round(x * 2 ** 43)) << 21n);
    // Storing wraps.
    else if (dtype.includes('int')) values[i] = Math.round(x * 2 ** 31);
    else values[i] = state % 211 === 0 ? (odd[state % 5] ?? 0) : x;
  }
  return values;
}

/** The reduction by the plain loops; the sign of a zero among zeros is not fixed. */
function expected(op: FoldOp, dtype: ArrayDType, line: ArrayValues): unknown {
  const folded = foldRun(op, dtype, line, line.length);
  const start = identity(op, dtype);
  return start === null ? folded : combine(op, dtype)(start, folded);
}

function valuesOf(block: Block): ArrayValues {
  const values = block.view();
  if (values === null) throw new RangeError('values are not in memory');
  return values;
}

const same = (a: unknown, b: unknown): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

describe('kernels of reductions agree with plain loops', () => {
  const engine = new ArrayEngine({threads: 2});
  after(() => engine.close());
  const evaluate = async (expr: Expr): Promise<Block> => {
    const [block] = await engine.evaluate([expr]);
    if (block === undefined) throw new RangeError('no result');
    return block;
  };

  for (const dtype of dtypes) {
    for (const length of lengths) {
      it(`rows and columns of ${length} values of ${dtype}`, async () => {
        const count = Math.ceil(12_000 / length);
        const values = fill(dtype, count * length);
        const block = engine.fromValues(dtype, [count, length], values);
        const x = ir.buffer(block);
        const column = allocateValues(dtype, count);
        for (const op of folds) {
          const wide = ir.reduce(op, x, {axes: 1});
          const rows = await evaluate(wide.dtype === dtype ? wide : ir.reduce(op, x, {axes: 1, dtype}));
          if (rows.dtype !== dtype) continue;
          for (let r = 0; r < count; r++) {
            const wanted = expected(op, dtype, values.subarray(r * length, (r + 1) * length));
            assert.ok(same(scalarAt(valuesOf(rows), dtype, r), wanted), `${op} of row ${r}`);
          }
          const columns = await evaluate(
            ir.reduce(op, x, {axes: 0, ...(rows.dtype === wide.dtype ? {} : {dtype})}),
          );
          const join = combine(op, dtype);
          for (let c = 0; c < length; c++) {
            for (let r = 0; r < count; r++) column[r] = values[r * length + c] ?? 0;
            let wanted = identity(op, dtype) ?? scalarAt(column, dtype, 0);
            for (let r = identity(op, dtype) === null ? 1 : 0; r < count; r++) {
              wanted = join(wanted, scalarAt(column, dtype, r));
            }
            const got = scalarAt(valuesOf(columns), dtype, c);
            assert.ok(
              length === 1 || same(got, wanted),
              `${op} of column ${c}: ${String(got)}, ${String(wanted)}`,
            );
          }
        }
        for (const op of ['argmax', 'argmin'] as const) {
          for (const axis of [0, 1] as const) {
            const at = (await evaluate(ir.reduce(op, x, {axes: axis}))).view();
            const [outer, n, step, next] =
              axis === 1 ? [count, length, 1, length] : [length, count, length, 1];
            for (let o = 0; o < outer; o++) {
              let best = 0;
              for (let i = 1; i < n; i++) {
                const [candidate, known] = [
                  values[o * next + i * step] ?? 0,
                  values[o * next + best * step] ?? 0,
                ];
                if (displaces(op, candidate, known)) best = i;
              }
              assert.equal(at?.[o], BigInt(best), `${op} over axis ${axis} at ${o}`);
            }
          }
        }
      });
    }
  }

  it('reduces what is computed as it reduces what lies in memory', async () => {
    const n = 300_007;
    const x = ir.random({name: 'normal'}, [n], {seed: 11n, stream: 0});
    const y = ir.binary('multiply', ir.unary('square', x), 3);
    const [stored] = await engine.evaluate([y]);
    assert.ok(stored !== undefined);
    for (const op of ['sum', 'prod', 'max', 'min', 'fmax', 'argmax', 'argmin'] as const) {
      const fused = await evaluate(ir.reduce(op, y));
      const read = await evaluate(ir.reduce(op, ir.buffer(stored)));
      assert.deepEqual(fused.view()?.slice(), read.view()?.slice(), op);
    }
  });

  it('does the same for axes in front, inside and behind, through strides and broadcasting', async () => {
    const [cube] = await engine.evaluate([
      ir.random({name: 'uniform'}, [30, 40, 300], {seed: 4n, stream: 0}),
    ]);
    assert.ok(cube !== undefined);
    const values = cube.view() ?? [];
    const x = ir.buffer(cube);
    const centred = ir.binary(
      'subtract',
      ir.slice(x, 2, {start: 5, stop: 290}),
      ir.slice(x, 2, {start: 7, stop: 8}),
    );
    for (const axis of [0, 1, 2]) {
      const got = (await evaluate(ir.reduce('max', centred, {axes: axis}))).view() ?? [];
      const wanted = new Map<string, number>();
      for (let i = 0; i < 30; i++) {
        for (let j = 0; j < 40; j++) {
          for (let k = 5; k < 290; k++) {
            const row = (i * 40 + j) * 300;
            const key = [i, j, k].toSpliced(axis, 1).join();
            const value = Number(values[row + k]) - Number(values[row + 7]);
            wanted.set(key, Math.max(wanted.get(key) ?? -Infinity, value));
          }
        }
      }
      assert.deepEqual([...got], [...wanted.values()], `axis ${axis}`);
    }
  });

  it('adds up what is turned in the order of memory, as NumPy does', async () => {
    const [matrix] = await engine.evaluate([ir.random({name: 'normal'}, [310, 470], {seed: 6n, stream: 0})]);
    assert.ok(matrix !== undefined);
    const x = ir.buffer(matrix);
    const turned = ir.permute(x, [1, 0]);
    for (const op of ['sum', 'prod', 'max', 'argmin'] as const) {
      for (const [axis, other] of [
        [0, 1],
        [1, 0],
      ] as const) {
        const wanted = valuesOf(await evaluate(ir.reduce(op, x, {axes: axis})));
        const got = await evaluate(ir.reduce(op, turned, {axes: other, keepdims: true}));
        assert.deepEqual(got.shape, axis === 0 ? [470, 1] : [1, 310]);
        assert.deepEqual(valuesOf(got).slice(), wanted.slice(), `${op} over ${axis}`);
      }
    }
    // Positions among all values are those of the view.
    const last = valuesOf(await evaluate(ir.reduce('argmax', turned)));
    const largest = valuesOf(await evaluate(ir.reduce('argmax', x)))[0] ?? 0;
    const at = Number(largest);
    assert.equal(last[0], BigInt((at % 470) * 310 + Math.floor(at / 470)));
  });

  for (const dtype of ['int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'bool'] as const) {
    it(`sums ${dtype} in 64 bits`, async () => {
      const bits = dtypeInfo(dtype).bits;
      const extremes =
        dtype === 'bool'
          ? [1]
          : dtype.startsWith('u')
            ? [2 ** bits - 1]
            : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
      for (const extreme of [null, ...extremes]) {
        for (const [rows, length] of [
          [2000, 7],
          [30, 999],
          [3, 65_536],
          [2, 70_001],
        ] as const) {
          const values = fill(dtype, rows * length);
          if (extreme !== null) values.fill(extreme as never);
          const x = ir.buffer(engine.fromValues(dtype, [rows, length], values));
          const [got, columns, all] = [
            valuesOf(await evaluate(ir.reduce('sum', x, {axes: 1}))),
            valuesOf(await evaluate(ir.reduce('sum', x, {axes: 0}))),
            valuesOf(await evaluate(ir.reduce('sum', ir.binary('maximum', x, x)))),
          ];
          let total = 0;
          const down = new Float64Array(length);
          for (let r = 0; r < rows; r++) {
            let wanted = 0;
            for (let i = 0; i < length; i++) {
              wanted += Number(values[r * length + i]);
              down[i] = (down[i] ?? 0) + Number(values[r * length + i]);
            }
            total += wanted;
            assert.equal(got[r], BigInt(wanted));
          }
          assert.deepEqual(Array.from(columns, Number), [...down]);
          assert.equal(all[0], BigInt(total));
        }
      }
    });
  }
});
