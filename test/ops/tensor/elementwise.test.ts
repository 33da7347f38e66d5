import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {mt, ArgumentError, ValueError} from '../../../src/index.js';
import {gives, testSession} from './check.js';

describe('elementwise functions', () => {
  const session = testSession();

  it('keeps float32 beside a plain number', async () => {
    await gives(session, mt.add(mt.tensor([1, 2], 'float32'), 0.5), 'float32', [1.5, 2.5]);
  });
  it('widens int32 and float32 to float64', async () => {
    await gives(
      session,
      mt.add(mt.tensor([1, 2], 'int32'), mt.tensor([1, 2], 'float32')),
      'float64',
      [2.0, 4.0],
    );
  });
  it('divides integers to floats', async () => {
    await gives(session, mt.divide([1, -1, 0], 0), 'float64', ['Infinity', '-Infinity', null]);
  });
  it('divides integers downwards', async () => {
    await gives(session, mt.floor_divide([7, -7], [2, -2]), 'int64', [3, 3]);
  });
  it('gives remainders the sign of the divisor', async () => {
    await gives(session, mt.mod([7, -7, 7], [3, 3, -3]), 'int64', [1, 2, -2]);
  });
  it('gives fmod the sign of the dividend', async () => {
    await gives(session, mt.fmod([7, -7], 3), 'int64', [1, -1]);
  });
  it('broadcasts a column over a row', async () => {
    await gives(session, mt.multiply([[1], [2]], [3, 4, 5]), 'int64', [
      [3, 4, 5],
      [6, 8, 10],
    ]);
  });
  it('spreads NaN in maximum and passes it by in fmax', async () => {
    await gives(session, mt.fmax([1.5, NaN, -2, Infinity], 0), 'float64', [1.5, 0.0, 0.0, 'Infinity']);
  });
  it('compares NaN with nothing', async () => {
    await gives(session, mt.equal([NaN, 1], [NaN, 1]), 'bool', [false, true]);
  });
  it('puts a result where a condition holds', async () => {
    await gives(
      session,
      mt.add([1, 2, 3], 1, {out: mt.zeros(3), where: [true, false, true]}),
      'float64',
      [2.0, 0.0, 4.0],
    );
  });
  it('takes reversed operators', async () => {
    await gives(session, mt.tensor([1, 2, 4]).rtruediv(8), 'float64', [8.0, 4.0, 2.0]);
  });
  it('turns bits of bools', async () => {
    await gives(session, mt.tensor([true, false]).invert(), 'bool', [false, true]);
  });
  it('clips by arrays', async () => {
    await gives(session, mt.clip(mt.arange(4), [0, 2, 0, 0], 2), 'int64', [0, 2, 2, 2]);
  });
  it('rounds halves to even', async () => {
    await gives(session, mt.around([0.5, 1.5, 2.5, -0.5]), 'float64', [0.0, 2.0, 2.0, -0.0]);
  });
  it('rounds to tens', async () => {
    await gives(session, mt.around([15, 25, 24], -1), 'int64', [20, 20, 20]);
  });
  it('replaces NaN and infinities', async () => {
    await gives(session, mt.nan_to_num([NaN, 1, Infinity], {posinf: 9}), 'float64', [0.0, 1.0, 9.0]);
  });
  it('adds complex numbers', async () => {
    await gives(session, mt.add([mt.complex(1, 2)], 1), 'complex128', [[2.0, 2.0]]);
  });
  it('names the operation when shapes do not broadcast', () => {
    assert.throws(
      () => mt.add([1, 2], [1, 2, 3]),
      (error: unknown) =>
        error instanceof ValueError &&
        /^mt\.add: operands could not be broadcast together with shapes \(2,\) \(3,\)/.test(error.message),
    );
  });
  it('names the method when shapes do not broadcast', () => {
    assert.throws(
      () => mt.tensor([1, 2]).mul([1, 2, 3]),
      (error: unknown) =>
        error instanceof ValueError && /^Tensor\.mul: operands could not be broadcast/.test(error.message),
    );
  });
  it('refuses text', () => {
    assert.throws(
      () => mt.sin(mt.tensor(['a', 'b'])),
      (error: unknown) => error instanceof ArgumentError && /mt\.sin.*'x' takes numbers/.test(error.message),
    );
  });
  it('refuses an unknown keyword and names the near one', () => {
    assert.throws(
      () => mt.add(1, 2, {wher: true} as never),
      (error: unknown) =>
        error instanceof ArgumentError && /unknown keyword 'wher'.*where/.test(error.message),
    );
  });
  it('refuses ragged rows', () => {
    assert.throws(
      () => mt.tensor([[1, 2], [3]]),
      (error: unknown) => error instanceof ValueError && /mt\.tensor.*different lengths/.test(error.message),
    );
  });
  it('refuses an out of another shape', () => {
    assert.throws(
      () => mt.add([1, 2], 1, {out: mt.zeros(3)}),
      (error: unknown) => error instanceof ValueError && /mt\.add: /.test(error.message),
    );
  });
  it('refuses an out of a narrower kind', () => {
    assert.throws(
      () => mt.divide([1, 2], 2, {out: mt.zeros(2, 'int64')}),
      (error: unknown) =>
        error instanceof ArgumentError && /Cannot cast ufunc 'divide' output/.test(error.message),
    );
  });
});
