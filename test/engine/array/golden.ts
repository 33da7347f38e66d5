/** Reads the expected results of NumPy and compares with them. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {
  allocateValues,
  dtypeInfo,
  type ArrayDType,
  type ArrayValues,
} from '../../../src/engine/array/dtypes.js';
import type {ArrayEngine, Block} from '../../../src/engine/array/index.js';

/** A number, a decimal string past 2^53, or `nan`, `inf`, `-inf`, `-0`. */
export type Cell = number | string;

export interface GoldenArray {
  readonly dtype: ArrayDType;
  readonly shape: readonly number[];
  readonly data: readonly Cell[];
}

export interface Golden<Row> {
  readonly arrays: readonly GoldenArray[];
  readonly rows: readonly Row[];
}

/** The rows of a file of `golden/`, which lies beside the sources. */
export function readGolden<Row>(name: string): Golden<Row> {
  const file = join(process.cwd(), 'test/engine/array/golden', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Golden<Row>;
}

const named: Readonly<Record<string, number>> = {nan: NaN, inf: Infinity, '-inf': -Infinity, '-0': -0};

function cellNumber(cell: Cell): number {
  return typeof cell === 'number' ? cell : (named[cell] ?? Number(cell));
}

export function goldenValues({dtype, data}: GoldenArray): ArrayValues {
  const {lanes} = dtypeInfo(dtype);
  const values = allocateValues(dtype, data.length / lanes);
  data.forEach((cell, i) => {
    values[i] = dtype === 'int64' || dtype === 'uint64' ? BigInt(cell) : cellNumber(cell);
  });
  return values;
}

export function goldenBlock(engine: ArrayEngine, array: GoldenArray | undefined): Block {
  if (array === undefined) throw new RangeError('no such array');
  return engine.fromValues(array.dtype, array.shape, goldenValues(array));
}

const epsilon: Partial<Record<ArrayDType, number>> = {
  float16: 2 ** -10,
  float32: 2 ** -23,
  float64: 2 ** -52,
  complex64: 2 ** -23,
  complex128: 2 ** -52,
};

/** Asserts dtype, shape and values; floats may differ by `ulps` units in the last place (of the larger part, if complex). */
export function assertGolden(block: Block, wanted: GoldenArray, ulps: number, label: string): void {
  assert.equal(block.dtype, wanted.dtype, `${label}: dtype`);
  assert.deepEqual([...block.shape], [...wanted.shape], `${label}: shape`);
  const actual = block.view();
  assert.ok(actual !== null, label);
  const expected = goldenValues(wanted);
  const {lanes} = dtypeInfo(wanted.dtype);
  const unit = (epsilon[wanted.dtype] ?? 0) * ulps;
  for (let i = 0; i < expected.length; i++) {
    const a: number | bigint | undefined = actual[i];
    const b: number | bigint | undefined = expected[i];
    if (typeof a === 'bigint' || typeof b === 'bigint') {
      assert.equal(a, b, `${label} at ${i}`);
      continue;
    }
    const [x, y] = [a ?? 0, b ?? 0];
    if (Object.is(x, y)) continue;
    const pair = lanes === 2 ? Math.abs(Number(expected[i ^ 1] ?? 0)) : 0;
    const size = Math.max(Math.abs(y), Number.isFinite(pair) ? pair : 0);
    const near = Number.isFinite(x) && Number.isFinite(y) && Math.abs(x - y) <= size * unit;
    assert.ok(ulps > 0 && near, `${label} at ${i}: got ${x}, NumPy has ${y}`);
  }
}
