/** Columns of frames in the array half's memory. */
import {type DType, isNumericDType, Vector} from '../../data/index.js';
import {ValueError} from '../../errors/index.js';
import type {ArrayDType, ArrayEngine, ArrayValues, Block} from '../array/index.js';
import {computeColumns, computePlaces} from './compute.js';
import {HeldBlock, HeldValues} from './block.js';
import type {ColumnHolder, HeldColumn, HeldFormula, HeldRequest, HeldRows, RunOptions} from '../sql/index.js';

/** Of the memory that arrays may take, what one frame's columns may: larger frames are tables at once, which spill by parts. */
const FRAME_SHARE = 1 / 4;
/** Of the memory that arrays may take, what texts and other JavaScript values may: they cannot be spilled. */
const VALUES_SHARE = 1 / 8;
/** Bytes of the widest values that are computed. */
const WIDEST = 8;
/** Values looked at to guess how many bytes a column of JavaScript values takes. */
const SAMPLE = 64;

/** Holds typed columns in blocks, which are spilled with other arrays, and columns of JavaScript values as they are. */
export class ColumnBlocks implements ColumnHolder {
  #valueBytes = 0;

  constructor(
    private readonly arrays: ArrayEngine,
    private readonly memoryLimit: number,
  ) {}

  admits(vectors: readonly Vector[]): boolean {
    let bytes = 0;
    for (const {values, valid} of vectors) {
      bytes +=
        (ArrayBuffer.isView(values) ? values.byteLength : guessBytes(values)) + (valid?.byteLength ?? 0);
    }
    return this.#fits(bytes);
  }

  #fits(bytes: number): boolean {
    return bytes <= this.memoryLimit * FRAME_SHARE;
  }

  hold(vector: Vector): HeldColumn | null {
    return ArrayBuffer.isView(vector.values) ? this.#typed(vector, vector.values) : this.#plain(vector);
  }

  async compute(
    columns: readonly HeldRequest[],
    rows: HeldRows,
    options: RunOptions,
  ): Promise<readonly HeldColumn[] | null> {
    if (!this.#fits(columns.length * rows.length * WIDEST)) return null;
    return computeColumns(this.arrays, this, columns, rows, options);
  }

  async places(
    by: HeldFormula,
    length: number,
    descending: boolean,
    options: RunOptions,
  ): Promise<HeldColumn | null> {
    if (!this.#fits(length * WIDEST)) return null;
    return computePlaces(this.arrays, by, length, descending, options);
  }

  #typed(vector: Vector, values: ArrayValues): HeldColumn | null {
    const {dtype, valid} = vector;
    if (dtype === 'complex64' || dtype === 'complex128') return null;
    const blocks: Block[] = [];
    try {
      const shape = [vector.length];
      blocks.push(this.arrays.fromValues(storedAs(dtype, values), shape, values));
      if (valid !== null) blocks.push(this.arrays.fromValues('bool', shape, valid));
    } catch (error) {
      for (const block of blocks) block.release();
      if (error instanceof ValueError) return null;
      throw error;
    }
    return new HeldBlock(this.arrays, vector, blocks[0] as Block, blocks[1] ?? null);
  }

  #plain(vector: Vector): HeldColumn | null {
    const bytes = guessBytes(vector.values as readonly unknown[]);
    if (this.#valueBytes + bytes > this.memoryLimit * VALUES_SHARE) return null;
    this.#valueBytes += bytes;
    const values = (vector.values as readonly unknown[]).slice();
    return new HeldValues(new Vector(vector.dtype, values), () => {
      this.#valueBytes -= bytes;
    });
  }
}

/** The dtype of the block that holds the values of `dtype`: its own, or that of its numbers. */
function storedAs(dtype: DType, values: ArrayValues): ArrayDType {
  if (isNumericDType(dtype)) return dtype;
  if (values instanceof BigInt64Array) return 'int64';
  if (values instanceof BigUint64Array) return 'uint64';
  if (values instanceof Float64Array) return 'float64';
  if (values instanceof Float32Array) return 'float32';
  if (values instanceof Int32Array) return 'int32';
  if (values instanceof Uint32Array) return 'uint32';
  if (values instanceof Int16Array) return 'int16';
  if (values instanceof Uint16Array) return 'uint16';
  return values instanceof Int8Array ? 'int8' : 'uint8';
}

function guessBytes(values: readonly unknown[]): number {
  const step = Math.max(1, Math.floor(values.length / SAMPLE));
  let bytes = 0;
  let seen = 0;
  for (let i = 0; i < values.length; i += step) {
    const value = values[i];
    bytes += typeof value === 'string' ? 24 + value.length : 32;
    seen += 1;
  }
  return seen === 0 ? 0 : (bytes / seen) * values.length;
}
