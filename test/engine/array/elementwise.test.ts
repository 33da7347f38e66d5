import {after, describe, it} from 'node:test';
import {ArrayEngine, ir, type BinaryOp, type UnaryOp} from '../../../src/engine/array/index.js';
import {assertGolden, goldenBlock, readGolden, type GoldenArray} from './golden.js';

/** Operations whose results are rounded correctly: they must be equal to the last bit. */
const exact = new Set<string>([
  ...[
    'negative',
    'absolute',
    'sign',
    'square',
    'reciprocal',
    'conjugate',
    'sqrt',
    'floor',
    'ceil',
    'trunc',
    'rint',
  ],
  ...[
    'invert',
    'logical_not',
    'isnan',
    'isinf',
    'isfinite',
    'signbit',
    'spacing',
    'add',
    'subtract',
    'multiply',
  ],
  ...[
    'divide',
    'floor_divide',
    'remainder',
    'fmod',
    'copysign',
    'nextafter',
    'maximum',
    'minimum',
    'fmax',
    'fmin',
  ],
]);
const special = new Set<string>(['erf', 'erfc', 'gamma', 'gammaln', 'digamma', 'i0']);

/** Units in the last place within which other functions must agree. */
function ulpsOf(op: string, input: GoldenArray | undefined): number {
  if (special.has(op)) return 64;
  if (input?.dtype.startsWith('complex') === true) return 16;
  return exact.has(op) ? 0 : 4;
}

describe('elementwise operations agree with NumPy', () => {
  const engine = new ArrayEngine({threads: 1});
  after(() => engine.close());

  const unary = readGolden<{op: UnaryOp; x: number; out: GoldenArray}>('unary');
  for (const {op, x, out} of unary.rows) {
    const input = unary.arrays[x];
    it(`${op} of ${input?.dtype ?? ''}`, async () => {
      const block = goldenBlock(engine, input);
      const [result] = await engine.evaluate([ir.unary(op, ir.buffer(block))]);
      if (result === undefined) throw new RangeError('no result');
      assertGolden(result, out, ulpsOf(op, input), op);
    });
  }

  const binary = readGolden<{op: BinaryOp; x: number; y: number; out: GoldenArray}>('binary');
  for (const {op, x, y, out} of binary.rows) {
    it(`${op} of ${binary.arrays[x]?.dtype ?? ''}`, async () => {
      const [left, right] = [goldenBlock(engine, binary.arrays[x]), goldenBlock(engine, binary.arrays[y])];
      const [result] = await engine.evaluate([ir.binary(op, ir.buffer(left), ir.buffer(right))]);
      if (result === undefined) throw new RangeError('no result');
      assertGolden(result, out, ulpsOf(op, binary.arrays[x]), op);
    });
  }

  const casts = readGolden<{x: number; out: GoldenArray}>('cast');
  for (const {x, out} of casts.rows) {
    it(`${casts.arrays[x]?.dtype ?? ''} as ${out.dtype}`, async () => {
      const block = goldenBlock(engine, casts.arrays[x]);
      const [result] = await engine.evaluate([ir.cast(ir.buffer(block), out.dtype)]);
      if (result === undefined) throw new RangeError('no result');
      assertGolden(result, out, 0, 'cast');
    });
  }
});
