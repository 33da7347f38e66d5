import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {ArrayEngine, ir, type Block, type Expr, type UnaryOp} from '../../../src/engine/array/index.js';

/** The functions, how far ours and the runtime's may lie apart in units of the last place, and where they are tried. */
const functions: readonly (readonly [
  op: UnaryOp,
  reference: (x: number) => number,
  ulps: number,
  ranges: readonly (readonly [number, number])[],
])[] = [
  [
    'exp',
    Math.exp,
    2,
    [
      [-1, 1],
      [-745, 709],
      [-750, -700],
    ],
  ],
  [
    'exp2',
    (x) => 2 ** x,
    2,
    [
      [-1, 1],
      [-1074, 1023],
    ],
  ],
  [
    'expm1',
    Math.expm1,
    2,
    [
      [-1e-3, 1e-3],
      [-1, 1],
      [-50, 709],
    ],
  ],
  [
    'tanh',
    Math.tanh,
    3,
    [
      [-1e-3, 1e-3],
      [-1, 1],
      [-25, 25],
    ],
  ],
  [
    'log',
    Math.log,
    2,
    [
      [0, 2],
      [0.9, 1.1],
      [0, 1e300],
      [0, 1e-308],
    ],
  ],
  [
    'log2',
    Math.log2,
    2,
    [
      [0, 2],
      [0.9, 1.1],
      [0, 1e-308],
    ],
  ],
  [
    'log10',
    Math.log10,
    3,
    [
      [0, 2],
      [0.9, 1.1],
      [0, 1e300],
    ],
  ],
  [
    'log1p',
    Math.log1p,
    2,
    [
      [-1, 1],
      [-1e-3, 1e-3],
      [0, 1e300],
    ],
  ],
  [
    'sin',
    Math.sin,
    2,
    [
      [-1, 1],
      [-100, 100],
      [-8e5, 8e5],
      [-1e15, 1e15],
    ],
  ],
  [
    'cos',
    Math.cos,
    2,
    [
      [-1, 1],
      [-100, 100],
      [-8e5, 8e5],
      [-1e15, 1e15],
    ],
  ],
];

const odd = [
  ...[0, -0, NaN, Infinity, -Infinity, 5e-324, -5e-324, 1e-310, -1e-310, 2 ** -1022, 1, -1, 1e-20, -1e-20],
  ...[
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    709.78,
    709.79,
    -745.1,
    -745.2,
    -708.5,
    1023.99,
    1024,
    -1074,
    -1075,
  ],
  ...[Math.PI, Math.PI / 2, -Math.PI, 3 * Math.PI, 823549, 823550, 1e22, 22, -22, 0.5, 2, 8, 1000, 1e15],
];

const word = new DataView(new ArrayBuffer(8));
/** Position among all doubles, so that neighbours differ by 1. */
function rank(x: number): bigint {
  word.setFloat64(0, x);
  const bits = word.getBigInt64(0);
  return bits < 0n ? -(bits & ((1n << 63n) - 1n)) : bits;
}

function assertNear(got: number, wanted: number, ulps: number, label: string): void {
  if (Object.is(got, wanted)) return;
  const distance = rank(got) - rank(wanted);
  const near = Number.isFinite(got) && Number.isFinite(wanted) && got !== 0 && wanted !== 0;
  assert.ok(near && distance <= ulps && -distance <= ulps, `${label}: got ${got}, wanted ${wanted}`);
}

describe('powers with the exponent 2', () => {
  const engine = new ArrayEngine({threads: 1});
  after(() => engine.close());

  for (const dtype of ['float64', 'float32', 'float16', 'int64', 'int32', 'uint8'] as const) {
    it(`of ${dtype} are what an array of exponents gives`, async () => {
      const x = ir.cast(ir.iota(200, -100), dtype);
      const exponents = ir.cast(ir.binary('add', ir.binary('multiply', ir.iota(200), 0), 2), dtype);
      const [squares, powers] = await engine.evaluate([
        ir.binary('power', x, 2),
        ir.binary('power', x, exponents),
      ]);
      assert.equal(squares?.dtype, powers?.dtype);
      assert.deepEqual(squares?.view(), powers?.view());
    });
  }
});

describe('kernels of elementary functions', () => {
  const engine = new ArrayEngine({threads: 1});
  after(() => engine.close());
  const apply = async (
    op: UnaryOp,
    dtype: 'float64' | 'float32',
    x: readonly number[],
  ): Promise<number[]> => {
    const values = dtype === 'float64' ? Float64Array.from(x) : Float32Array.from(x);
    const input: Block = engine.fromValues(dtype, [x.length], values);
    const expr: Expr = ir.unary(op, ir.buffer(input));
    const [result] = await engine.evaluate([expr]);
    const out = [...(result?.view() ?? [])].map(Number);
    result?.release();
    input.release();
    return out;
  };
  const repeat = (values: readonly number[], count: number): number[] =>
    Array.from({length: count}, (_, i) => values[i % values.length] ?? 0);

  for (const [op, reference, ulps, ranges] of functions) {
    it(`${op} is right to the last bits`, async () => {
      for (const [low, high] of ranges) {
        const x = Array.from({length: 8000}, (_, i) => low + (high - low) * ((i * 0.6180339887498949) % 1));
        const got = await apply(op, 'float64', x);
        got.forEach((y, i) => {
          assertNear(y, reference(x[i] ?? 0), ulps, `${op}(${x[i] ?? 0})`);
        });
      }
    });

    it(`${op} of zeros, infinities, NaN, denormals and edges`, async () => {
      const x = repeat(odd, 4001);
      const got = await apply(op, 'float64', x);
      got.forEach((y, i) => {
        assertNear(y, reference(x[i] ?? 0), ulps, `${op}(${x[i] ?? 0})`);
      });
    });

    it(`${op} of tails of every length, independent of what lies beside`, async () => {
      const x = Array.from({length: 4017}, (_, i) => Math.abs(Math.sin(i)) * 3);
      const whole = await apply(op, 'float64', x);
      for (let cut = 0; cut <= 17; cut++) {
        assert.deepEqual(await apply(op, 'float64', x.slice(0, 4000 + cut)), whole.slice(0, 4000 + cut));
        assert.deepEqual(await apply(op, 'float64', x.slice(cut)), whole.slice(cut));
      }
    });

    it(`${op} of single precision`, async () => {
      const x = repeat(odd, 4001).map(Math.fround);
      const got = await apply(op, 'float32', x);
      got.forEach((y, i) => {
        const wanted = Math.fround(reference(x[i] ?? 0));
        if (Object.is(y, wanted)) return;
        assert.ok(
          Math.abs(y - wanted) <= Math.abs(wanted) * 2 ** -23,
          `${op}(${x[i] ?? 0}): ${y}, ${wanted}`,
        );
      });
    });
  }

  it('do not change what small arrays give once they exist', async () => {
    const fresh = new ArrayEngine({threads: 1});
    const few = Array.from({length: 500}, (_, i) => Math.sin(i) * 3);
    const run = async (x: readonly number[]): Promise<number[]> => {
      const [block] = await fresh.evaluate([
        ir.unary('sin', ir.buffer(fresh.fromValues('float64', [x.length], Float64Array.from(x)))),
      ]);
      return [...(block?.view() ?? [])].map(Number);
    };
    const before = await run(few);
    await run(repeat(few, 10_000));
    assert.deepEqual(await run(few), before);
    await fresh.close();
  });
});
