import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Complex, mt, NDArray, type Tensor} from '../../../src/index.js';
import {gives, testSession} from './check.js';

/** Expectations are those of NumPy 1.23. */
describe('complex numbers', () => {
  const session = testSession();
  const z = mt.tensor([mt.complex(1, 2), mt.complex(-0.5, -1), mt.complex(3, -4)]);
  const near = async (
    lazy: Tensor<unknown>,
    expected: readonly (readonly [number, number])[],
  ): Promise<void> => {
    const value: unknown = await session.run(lazy);
    assert.ok(value instanceof NDArray);
    assert.equal(value.dtype, 'complex128');
    value.toFlatArray().forEach((got, i) => {
      assert.ok(got instanceof Complex);
      const [re = NaN, im = NaN] = expected[i] ?? [];
      assert.ok(Math.abs(got.re - re) < 1e-14 * Math.max(1, Math.abs(re)), `${got.re}, wanted ${re}`);
      assert.ok(Math.abs(got.im - im) < 1e-14 * Math.max(1, Math.abs(im)), `${got.im}, wanted ${im}`);
    });
  };

  const functions = {
    arcsin: [
      [0.42707858639247614, 1.5285709194809982],
      [-0.34943906285721327, -0.9261330313501823],
      [0.6339838656391766, -2.305509031243477],
    ],
    arccos: [
      [1.1437177404024204, -1.5285709194809982],
      [1.9202353896521098, 0.9261330313501823],
      [0.9368124611557199, 2.305509031243477],
    ],
    arctan: [
      [1.3389725222944935, 0.40235947810852507],
      [-0.9078874949608804, -0.708303336014054],
      [1.4483069952314644, -0.15899719167999918],
    ],
    arcsinh: [
      [1.4693517443681852, 1.0634400235777521],
      [-0.7328576759736453, -0.8959074812088902],
      [2.2999140408792695, -0.9176168533514787],
    ],
    arccosh: [
      [1.5285709194809982, 1.1437177404024204],
      [0.9261330313501823, -1.9202353896521098],
      [2.305509031243477, -0.9368124611557199],
    ],
    arctanh: [
      [0.17328679513998632, 1.1780972450961724],
      [-0.23887786125685911, -0.847575660670829],
      [0.1175009073114339, -1.4099210495965755],
    ],
    exp2: [
      [0.36691394948660344, 1.9660554808224875],
      [0.5439340435069545, -0.4518138513969825],
      [-7.461496614688567, -2.8854927255134477],
    ],
    expm1: [
      [-2.1312043837568133, 2.4717266720048188],
      [-0.6722900859775403, -0.5103779515445728],
      [-14.128783081462158, 15.200784463067954],
    ],
    log1p: [
      [1.039720770839918, 0.7853981633974483],
      [0.11157177565710492, -1.1071487177940904],
      [1.7328679513998633, -0.7853981633974483],
    ],
    sign: [
      [1, 0],
      [-1, 0],
      [1, 0],
    ],
  } as const;
  for (const [name, expected] of Object.entries(functions)) {
    it(`have a ${name}`, async () => {
      await near(mt[name as keyof typeof functions](z), expected);
    });
  }

  const w = mt.tensor([
    mt.complex(2, 1),
    mt.complex(1, NaN),
    mt.complex(1, 5),
    mt.complex(NaN, 0),
    mt.complex(1, -5),
    mt.complex(NaN, NaN),
    mt.complex(2, 0),
  ]);
  const whole = mt.take(w, [0, 2, 4, 6]);

  it('are ordered by real parts, then by imaginary ones, with NaN last', async () => {
    await gives(session, mt.argsort(w), 'int64', [4, 2, 6, 0, 1, 3, 5]);
    assert.equal(
      String(await mt.sort(w).execute({session})),
      'array([ 1. -5.j,  1. +5.j,  2. +0.j,  2. +1.j,  1.+nanj, nan +0.j,\n       nan+nanj])',
    );
    await gives(session, mt.argmax(w), 'int64', 1);
    await gives(session, mt.argmin(whole), 'int64', 2);
    await near(mt.max(whole, {keepdims: true}), [[2, 1]]);
    await near(mt.min(whole, {keepdims: true}), [[1, -5]]);
    await near(mt.clip(whole, mt.complex(1, 6), 2), [
      [2, 0],
      [1, 6],
      [1, 6],
      [2, 0],
    ]);
  });

  it('are compared in that order', async () => {
    await gives(session, mt.greater(whole, 2), 'bool', [true, false, false, false]);
    await gives(session, mt.less_equal(w, 2), 'bool', [false, false, true, false, true, false, true]);
  });
});

describe('dtypes of results', () => {
  const session = testSession();

  it('of quantiles that are chosen, not computed, are those of the values', async () => {
    const x = mt.tensor([3, 1, 2, 9], {dtype: 'int8'});
    await gives(session, mt.percentile(x, [0, 40], {interpolation: 'lower'}), 'int8', [1, 2]);
    await gives(session, mt.quantile(x, 0.4, {interpolation: 'higher', keepdims: true}), 'int8', [3]);
    await gives(
      session,
      mt.median(mt.tensor([1, 2, 4, 9], {dtype: 'float16'}), {keepdims: true}),
      'float16',
      [3],
    );
  });

  it('of fabs are the narrowest that hold the integers', async () => {
    await gives(session, mt.fabs(mt.tensor([-3], {dtype: 'int16'})), 'float32', [3]);
    await gives(session, mt.fabs(mt.tensor([3], {dtype: 'uint8'})), 'float16', [3]);
    assert.throws(() => mt.fabs(mt.tensor([mt.complex(1, 2)])), {name: 'ArgumentError'});
  });

  it('of products of bools are those of the others', async () => {
    await gives(session, mt.vdot(mt.tensor([true, false]), mt.tensor([3, 4], {dtype: 'uint8'})), 'uint8', 3);
    await gives(session, mt.nan_to_num(mt.tensor([NaN, 1], {dtype: 'float16'})), 'float16', [0, 1]);
    await gives(session, mt.einsum('i,j->ij', mt.zeros([1]), mt.zeros([0])), 'float64', [[]]);
  });
});

describe('searches that pass NaN by', () => {
  const session = testSession();

  it('fail where there is nothing else', async () => {
    const x = mt.tensor([
      [1, NaN],
      [NaN, NaN],
    ]);
    await assert.rejects(session.run(mt.nanargmin(x, {axis: 1})), {
      name: 'ValueError',
      message: 'mt.nanargmin: All-NaN slice encountered',
    });
    await gives(session, mt.nanargmax(x), 'int64', 0);
  });
});
