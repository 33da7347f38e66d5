import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {ArrayEngine, ir, type Expr} from '../../../src/engine/array/index.js';

/** Numbers between -1 and 1 that look random. */
function noise(count: number): Float64Array {
  let state = 99;
  return Float64Array.from({length: count}, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** The value of frequency `k`, by the definition; `values` are complex, `step` apart. */
function valueAt(
  values: Float64Array,
  at: number,
  step: number,
  n: number,
  k: number,
  sign: 1 | -1,
): [number, number] {
  let [re, im] = [0, 0];
  for (let j = 0; j < n; j++) {
    const angle = (sign * 2 * Math.PI * ((j * k) % n)) / n;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const [a, b] = [values[2 * (at + j * step)] ?? 0, values[2 * (at + j * step) + 1] ?? 0];
    re += a * c - b * s;
    im += a * s + b * c;
  }
  return [re, im];
}

describe('Fourier transforms agree with their definition', () => {
  const engine = new ArrayEngine({threads: 2});
  after(() => engine.close());
  const evaluate = async (expr: Expr): Promise<Float64Array> => {
    const [block] = await engine.evaluate([expr]);
    const values = block?.view();
    if (!(values instanceof Float64Array)) throw new RangeError('values are not in memory');
    return values.slice();
  };
  const near = (
    got: Float64Array,
    at: number,
    [re, im]: readonly [number, number],
    n: number,
    label: string,
  ): void => {
    const off = Math.hypot((got[2 * at] ?? NaN) - re, (got[2 * at + 1] ?? NaN) - im);
    assert.ok(off <= 1e-13 * n, `${label}: off by ${off}`);
  };

  // Factors of every kind, primes that are too large for one, and vectors that two shorter transforms make.
  for (const n of [
    1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 16, 30, 31, 37, 74, 77, 128, 210, 1009, 32_768, 46_875, 65_536, 40_009,
  ]) {
    it(`of ${n} values, forward and back`, async () => {
      const values = noise(2 * n);
      const x = ir.buffer(engine.fromValues('complex128', [n], values));
      const [forward, back] = [
        await evaluate(ir.fourier(x)),
        await evaluate(ir.fourier(x, 0, {inverse: true, divisor: n})),
      ];
      for (let k = 0; k < n; k += n < 300 ? 1 : 4999) {
        near(forward, k, valueAt(values, 0, 1, n, k, -1), n, `frequency ${k}`);
        const [re, im] = valueAt(values, 0, 1, n, k, 1);
        near(back, k, [re / n, im / n], 1, `value ${k} back`);
      }
      const there = await evaluate(ir.fourier(ir.fourier(x), 0, {inverse: true, divisor: n}));
      assert.ok(there.every((value, i) => Math.abs(value - (values[i] ?? 0)) < 1e-13));
    });
  }

  for (const [shape, axis] of [
    [[5, 12], 0],
    [[5, 12], 1],
    [[3, 8, 21], 1],
    [[200, 700], 0],
    [[700, 200], 1],
    [[2, 37, 300], 1],
  ] as const) {
    it(`along axis ${axis} of ${shape.join(' by ')}, in any layout`, async () => {
      const size = shape.reduce<number>((a, b) => a * b, 1);
      const values = noise(2 * size);
      const n = shape[axis];
      const inner = shape.slice(axis + 1).reduce<number>((a, b) => a * b, 1);
      const x = ir.buffer(engine.fromValues('complex128', [...shape], values));
      const got = await evaluate(ir.fourier(x, axis));
      for (let at = 0; at < size; at += size < 1000 ? 1 : 1117) {
        const [k, start] = [
          Math.floor(at / inner) % n,
          Math.floor(at / inner / n) * n * inner + (at % inner),
        ];
        near(got, at, valueAt(values, start, inner, n, k, -1), n, `at ${at}`);
      }
      const order = shape.map((_, i) => shape.length - 1 - i);
      const turned = await evaluate(
        ir.permute(ir.fourier(ir.permute(x, order), shape.length - 1 - axis), order),
      );
      assert.ok(turned.every((value, i) => Math.abs(value - (got[i] ?? 0)) < 1e-12));
    });
  }

  it('of real values is that of complex ones without imaginary parts', async () => {
    for (const shape of [[6], [3, 10], [400, 250], [4, 7], [2000, 1]]) {
      const values = noise(shape.reduce((a, b) => a * b, 1));
      const x = ir.buffer(engine.fromValues('float64', shape, values));
      const whole = await evaluate(ir.fourier(ir.cast(x, 'complex128')));
      const real = await evaluate(ir.fourier(x));
      assert.ok(real.every((value, i) => Math.abs(value - (whole[i] ?? 0)) < 1e-12));
      const half = ir.realFourier(x);
      const n = shape.at(-1) ?? 1;
      if (n % 2 === 1) {
        assert.equal(half, null);
        continue;
      }
      assert.ok(half !== null);
      const found = await evaluate(half);
      const count = n / 2 + 1;
      for (let at = 0; at < found.length / 2; at++) {
        const from = Math.floor(at / count) * n + (at % count);
        near(found, at, [whole[2 * from] ?? 0, whole[2 * from + 1] ?? 0], n, `at ${at} of ${shape.join()}`);
      }
    }
  });

  it('keeps what is infinite where nothing is turned', async () => {
    const x = ir.buffer(engine.fromValues('float64', [4], Float64Array.of(Infinity, 1, 2, 3)));
    assert.deepEqual(
      [...(await evaluate(ir.fourier(x)))],
      [Infinity, 0, Infinity, 2, Infinity, 0, Infinity, -2],
    );
  });

  it('of nothing is nothing', async () => {
    const x = ir.buffer(engine.fromValues('complex128', [0, 4], new Float64Array(0)));
    assert.deepEqual([...(await evaluate(ir.fourier(x)))], []);
  });
});
