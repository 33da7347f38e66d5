/** Results at the corners of what operations take, as NumPy 1.23 gives them. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {mt, type Tensor} from '../../../src/index.js';
import {gives, testSession} from './check.js';

const c = (re: number, im: number): ReturnType<typeof mt.complex> => mt.complex(re, im);
const [inf, nan] = [Infinity, NaN];

describe('corners', () => {
  const session = testSession();
  const f4 = (values: readonly unknown[]): Tensor => mt.tensor(values as number[], {dtype: 'float32'});

  it('search and test complex numbers by real, then by imaginary parts, NaN last', async () => {
    const sorted = [1, c(1, 2), 2, c(nan, 1)];
    await gives(session, mt.searchsorted(sorted, [c(1, 1), 2, c(nan, 0), c(1, nan)]), 'int64', [1, 2, 3, 3]);
    await gives(session, mt.isin([c(1, 2), 3, c(0, 2)], [3, c(0, 2), 7]), 'bool', [false, true, true]);
  });

  it('find the middle of complex numbers, and none of nothing', async () => {
    await gives(session, mt.median([c(1, 2), 3, c(0, 2)]).real, 'float64', 1);
    await gives(session, mt.median(mt.zeros([0, 2]), 0), 'float64', [null, null]);
    await gives(session, mt.median(f4([])), 'float32', null);
  });

  it('compute quantiles in float64, and take those that whole numbers name', async () => {
    await gives(session, mt.quantile(f4([1, 2, 4]), [0.25, 0.5]), 'float64', [1.5, 2]);
    await gives(session, mt.percentile(f4([1, 2, 3, 4]).reshape([2, 2]), 25, 0), 'float64', [1.5, 2.5]);
    await gives(session, mt.quantile([1, 2, 4], 1), 'int64', 4);
    await gives(session, mt.quantile([0, 1, inf], 0.5), 'float64', null);
  });

  it('bound nothing by NaN', () => gives(session, mt.clip([1, 5], nan, 3), 'float64', [1, 3]));

  it('have the dtypes of NumPy', async () => {
    await gives(session, mt.i0(mt.tensor([0], {dtype: 'int8'})), 'float64', [1]);
    await gives(session, mt.angle([true]), 'float64', [0]);
    await gives(session, mt.degrees(mt.tensor([126], {dtype: 'int8'})), 'float16', [7220]);
    const parts = (['uint16', 'int8', 'complex64'] as const).map((dtype) => mt.tensor([1], {dtype}));
    await gives(session, mt.concatenate(parts).real, 'float32', [1, 1, 1]);
    const choices = [mt.tensor([1, 2], {dtype: 'int16'}), mt.tensor(3)];
    await gives(session, mt.choose([0, 1], choices), 'int16', [1, 3]);
    const [counts, edges] = [...mt.histogram(f4([0, 1, 3]), 2)] as [Tensor, Tensor];
    await gives(session, counts, 'int64', [2, 1]);
    await gives(session, edges, 'float32', [0, 1.5, 3]);
    await gives(session, mt.tensor(4294967295, {dtype: 'uint32'}).astype('uint8'), 'uint8', 255);
  });

  it('round the parts of complex numbers each on its own', async () => {
    const rounded = mt.around([c(inf, -1.25)], 1);
    await gives(session, rounded.real, 'float64', ['Infinity']);
    await gives(session, rounded.imag, 'float64', [-1.2]);
  });

  it('reduce a single value along its first or last axis', async () => {
    await gives(session, mt.sum(5, 0), 'int64', 5);
    await gives(session, mt.max(5, -1), 'int64', 5);
    await gives(session, mt.cumsum(2.5, -1), 'float64', [2.5]);
  });

  it('transform the real parts of complex values', () =>
    gives(session, mt.fft.rfft([c(1, 1), 2, 3]).real, 'float64', [6, -1.5]));

  it('take nothing at no positions, and all or nothing by a single mask', async () => {
    await gives(session, mt.take([1, 2], []), 'int64', []);
    await gives(session, mt.tensor(5).get(mt.tensor(true)), 'int64', [5]);
    await gives(session, mt.tensor(5).get(mt.tensor(false)), 'int64', []);
    await gives(session, mt.tensor([1, 2]).get(mt.tensor(true)), 'int64', [[1, 2]]);
  });

  it('write by a single mask everywhere or nowhere, and check positions where there is nothing', async () => {
    for (const [mask, expected] of [
      [true, [7, 7]],
      [false, [1, 2]],
    ] as const) {
      const x = mt.tensor([1, 2]);
      x.set(mt.tensor(mask), 7);
      await gives(session, x, 'int64', expected);
    }
    const empty = mt.zeros([0, 3]);
    empty.set(mt.tensor([0]), 1);
    await assert.rejects(session.run(empty), {name: 'IndexError'});
  });

  const limits = [
    ['sin', c(inf, 0), null, 0],
    ['tanh', c(inf, nan), 1, 0],
    ['cosh', c(0, nan), null, 0],
    ['arcsinh', c(inf, -1), 'Infinity', 0],
    ['arccos', c(0, nan), Math.PI / 2, null],
    ['arctan', c(nan, 0), null, 0],
    ['arccosh', c(-inf, 1), 'Infinity', Math.PI],
    ['arctanh', c(0, nan), 0, null],
    ['arcsin', c(1, inf), 0, 'Infinity'],
  ] as const;
  for (const [name, z, re, im] of limits) {
    it(`${name} of ${String(z.re)} and ${String(z.im)}i is what C's annex G says`, async () => {
      const result = mt[name]([z]);
      await gives(session, result.real, 'float64', [re]);
      await gives(session, mt.abs(result.imag), 'float64', [im]);
    });
  }
});
