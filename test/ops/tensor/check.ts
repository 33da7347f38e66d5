import assert from 'node:assert/strict';
import {after} from 'node:test';
import {new_session, NDArray, type Session, type Tensor} from '../../../src/index.js';

/** A session for the tests of one file; it closes when they are done. */
export function testSession(): Session {
  const session = new_session();
  after(() => session.close());
  return session;
}

/** Checks shape, dtype and values (floats to 13 digits) of a computed tensor. Nested `null` stands for NaN. */
export async function gives(
  session: Session,
  tensor: Tensor<unknown>,
  dtype: string,
  expected: unknown,
): Promise<void> {
  if (tensor.dtype !== null) assert.equal(tensor.dtype, dtype, 'inferred dtype');
  const inferred = tensor.shape;
  const value: unknown = await session.run(tensor);
  if (!(value instanceof NDArray)) {
    near(plain(value), expected);
    return;
  }
  assert.equal(value.dtype, dtype);
  if (inferred !== null)
    assert.deepEqual(
      inferred.map((n, i) => n ?? value.shape[i]),
      value.shape,
      'inferred shape',
    );
  near(value.toJSON(), expected);
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' && Number.isNaN(value) ? null : value;
}

function near(got: unknown, expected: unknown): void {
  if (Array.isArray(expected)) {
    assert.ok(
      Array.isArray(got) && got.length === expected.length,
      `${JSON.stringify(got)} is not ${JSON.stringify(expected)}`,
    );
    expected.forEach((one, i) => {
      near((got as unknown[])[i], one);
    });
    return;
  }
  const both = typeof got === 'number' && typeof expected === 'number';
  const close = both && Math.abs(got - expected) <= 1e-13 * Math.max(1, Math.abs(expected));
  assert.ok(
    close || Object.is(got, expected) || got === expected,
    `${String(got)} is not ${String(expected)}`,
  );
}
