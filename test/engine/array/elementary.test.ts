import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {ArrayEngine, ir, type Block, type Expr, type UnaryOp} from '../../../src/engine/array/index.js';
import {programKey, type Instruction} from '../../../src/engine/array/program/program.js';
import {compileModule} from '../../../src/engine/array/wasm/compile.js';
import {emitKernel} from '../../../src/engine/array/wasm/emitter.js';
import {kernelImports} from '../../../src/engine/array/wasm/kernel-imports.js';
import {wasm} from '../../../src/engine/array/wasm/platform.js';
import {assertNear, odd, repeat, spread} from './near.js';

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

/** As above, over ranges where the functions are of one kind. */
const more: typeof functions = [
  [
    'tan',
    Math.tan,
    3,
    [
      [-1, 1],
      [-100, 100],
      [-8e5, 8e5],
      [-1e15, 1e15],
    ],
  ],
  [
    'sinh',
    Math.sinh,
    3,
    [
      [-1e-3, 1e-3],
      [-1, 1],
      [-709, 709],
      [709, 712],
    ],
  ],
  [
    'cosh',
    Math.cosh,
    3,
    [
      [-1, 1],
      [-709, 709],
      [709, 712],
    ],
  ],
  [
    'arcsin',
    Math.asin,
    3,
    [
      [-1e-3, 1e-3],
      [-1, 1],
    ],
  ],
  [
    'arccos',
    Math.acos,
    3,
    [
      [-1e-3, 1e-3],
      [-1, 1],
      [0.999, 1],
    ],
  ],
  [
    'arctan',
    Math.atan,
    3,
    [
      [-1e-3, 1e-3],
      [-1, 1],
      [-100, 100],
      [-1e300, 1e300],
    ],
  ],
  [
    'arcsinh',
    Math.asinh,
    3,
    [
      [-1e-3, 1e-3],
      [-1, 1],
      [-100, 100],
      [-1e300, 1e300],
    ],
  ],
  [
    'arccosh',
    Math.acosh,
    3,
    [
      [1, 1.001],
      [1, 100],
      [1, 1e300],
    ],
  ],
  [
    'arctanh',
    Math.atanh,
    3,
    [
      [-1e-3, 1e-3],
      [-1, 1],
    ],
  ],
  [
    'cbrt',
    Math.cbrt,
    2,
    [
      [-1e-3, 1e-3],
      [-1, 1],
      [-1e300, 1e300],
      [-1e-308, 1e-308],
    ],
  ],
];

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
  for (const [op, reference, ulps, ranges] of [...functions, ...more]) {
    it(`${op} is right to the last bits`, async () => {
      for (const [low, high] of ranges) {
        const x = spread(8000, low, high);
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

  for (const [op, reference, ulps, ranges] of [...functions, ...more]) {
    it(`${op} where products are rounded on their own`, () => {
      const memory = new wasm.Memory({initial: 8, maximum: 65536, shared: true});
      const program: Instruction[] = [
        {kind: 'input', dtype: 'float64', input: 0, scalar: false},
        {kind: 'unary', op, dtype: 'float64', arg: 0},
      ];
      const source = emitKernel({instructions: program, key: programKey(program)}, false);
      if (source === null) throw new RangeError('no kernel');
      const imports = {env: {memory}, f: kernelImports(source.imports)};
      const {run} = new wasm.Instance(compileModule(source.bytes), imports).exports;
      const tried = ranges.flatMap(([low, high]) => spread(2000, low, high));
      const x = [...tried, ...odd, ...odd].slice(0, 4 * Math.floor((tried.length + odd.length) / 4));
      new Float64Array(memory.buffer, 0, x.length).set(x);
      run?.(x.length, 262144, 0);
      new Float64Array(memory.buffer, 262144, x.length).forEach((y, i) => {
        assertNear(y, reference(x[i] ?? 0), ulps, `${op}(${x[i] ?? 0})`);
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
