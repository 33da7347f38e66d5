import {after, describe, it} from 'node:test';
import {ArrayEngine, ir, type BinaryOp} from '../../../src/engine/array/index.js';
import {assertNear, odd, repeat, spread} from './near.js';

/** Functions of two numbers, and the ranges of both. */
const pairs: readonly (readonly [
  op: BinaryOp,
  reference: (x: number, y: number) => number,
  ulps: number,
  ranges: readonly (readonly [number, number, number, number])[],
])[] = [
  [
    'power',
    (x, y) => x ** y,
    2,
    [
      [0, 10, -10, 10],
      [0.99, 1.01, -6e4, 6e4],
      [0, 1e300, -1, 1],
      [-9, 9, -9, 9],
    ],
  ],
  [
    'arctan2',
    Math.atan2,
    3,
    [
      [-1, 1, -1, 1],
      [-1e300, 1e300, -1, 1],
      [-1e-300, 1e-300, -1, 1],
    ],
  ],
  [
    'hypot',
    Math.hypot,
    2,
    [
      [-1, 1, -1, 1],
      [-1e300, 1e300, -1e300, 1e300],
      [-1e-300, 1e-300, -1e-300, 1e-300],
    ],
  ],
];

describe('kernels of elementary functions of two numbers', () => {
  const engine = new ArrayEngine({threads: 1});
  after(() => engine.close());

  for (const [op, reference, ulps, ranges] of pairs) {
    const check = async (x: readonly number[], y: readonly number[]): Promise<void> => {
      const operands = [x, y].map((side) =>
        ir.buffer(engine.fromValues('float64', [side.length], Float64Array.from(side))),
      );
      const [left, right] = operands;
      if (left === undefined || right === undefined) throw new RangeError('no operands');
      const [result] = await engine.evaluate([ir.binary(op, left, right)]);
      [...(result?.view() ?? [])].forEach((got, i) => {
        const [a = 0, b = 0] = [x[i], y[i]];
        assertNear(Number(got), reference(a, b), ulps, `${op}(${a}, ${b})`);
      });
      result?.release();
    };

    it(`${op} is right to the last bits`, async () => {
      for (const [low, high, lowY, highY] of ranges) {
        await check(spread(8000, low, high), spread(8000, lowY, highY, 0.7548776662466927));
      }
    });

    it(`${op} of zeros, infinities, NaN, denormals and edges`, async () => {
      const x = odd.flatMap((a) => odd.map(() => a));
      const y = odd.flatMap(() => odd);
      // A base of ±1 with an infinite exponent is 1 in C, NaN in JavaScript; and 1 to NaN.
      const counts = (i: number): boolean =>
        op !== 'power' || !(Math.abs(x[i] ?? 0) === 1 && !Number.isFinite(y[i] ?? 0));
      const places = x.map((_, i) => i).filter(counts);
      const padded = repeat(places, Math.max(places.length, 4001));
      await check(
        padded.map((i) => x[i] ?? 0),
        padded.map((i) => y[i] ?? 0),
      );
    });
  }
});
