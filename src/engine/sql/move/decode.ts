/** Reading DuckDB's chunks into vectors. */

import type {DuckDBDataChunk} from '@duckdb/node-api';
import {LocalIndex} from '../../../data/local/local-index.js';
import {NaT} from '../../../data/scalars/calendar.js';
import {boxFloat} from '../../../data/scalars/float.js';
import {Timestamp} from '../../../data/scalars/timestamp.js';
import {isNullableDType, kindOf} from '../../../data/dtype.js';
import type {DType} from '../../../data/dtype.js';
import {Vector} from '../../../data/vector.js';
import type {TypedValues} from '../../../data/vector.js';
import type {Expr} from '../expression/expr.js';
import {isFixed, widths} from './bindings.js';
import type {Bindings, FixedType} from './bindings.js';
import {cellsOf, exact} from './cells.js';

/** Takes chunks one after another, and makes the vector at the end. */
export interface ColumnReader {
  /** Reads column `column` of a chunk whose first row goes to `start`. */
  read(chunk: DuckDBDataChunk, column: number, start: number, count: number): void;
  finish(): Vector;
}

/**
 * The dtype that a column has once it is known whether a value is missing: integers become `float64` and booleans
 * `object`, as a column of these has no room for what is missing.
 */
export function settledDType(dtype: DType, anyMissing: boolean): DType {
  if (!anyMissing || isNullableDType(dtype)) return dtype;
  const kind = kindOf(dtype);
  if (kind === 'b') return 'object';
  return kind === 'i' || kind === 'u' ? 'float64' : dtype;
}

/** A reader of `length` values of `e`. */
export function readerOf(bindings: Bindings, e: Expr, length: number): ColumnReader {
  return isFixed(e.type)
    ? new FixedReader(bindings, e, e.type, length)
    : new ObjectReader(bindings, e, length);
}

class FixedReader implements ColumnReader {
  private readonly values: TypedValues;
  private readonly bytes: Uint8Array;
  private valid: Uint8Array | null = null;

  constructor(
    private readonly bindings: Bindings,
    private readonly e: Expr,
    type: FixedType,
    private readonly length: number,
  ) {
    this.values = new widths[type](length);
    this.bytes = new Uint8Array(this.values.buffer);
  }

  read(chunk: DuckDBDataChunk, column: number, start: number, count: number): void {
    const vector = this.bindings.data_chunk_get_vector(chunk.chunk, column);
    const width = this.values.BYTES_PER_ELEMENT;
    this.bytes.set(this.bindings.vector_get_data(vector, count * width), start * width);
    const validity = this.bindings.vector_get_validity(
      vector,
      Math.ceil(count / 64) * 8,
    ) as Uint8Array | null;
    if (validity !== null) this.mark(validity, start, count);
  }

  private mark(validity: Uint8Array, start: number, count: number): void {
    for (let i = 0; i < count; i++) {
      if (((validity[i >> 3] ?? 0) >> (i & 7)) & 1) continue;
      this.valid ??= new Uint8Array(this.length).fill(1);
      this.valid[start + i] = 0;
    }
  }

  finish(): Vector {
    const {e, valid, values, length} = this;
    const {dtype} = e;
    if (e.categories !== undefined) return categoryVector(e.categories, values as Int32Array, valid);
    const kind = kindOf(dtype);
    if (kind === 'O') return this.objects();
    if (isNullableDType(dtype))
      return new Vector(dtype, converted(dtype, values), {valid: valid ?? new Uint8Array(length).fill(1)});
    if (valid === null) return new Vector(dtype, converted(dtype, values));
    if (kind === 'b') return this.objects();
    if (kind === 'i' || kind === 'u') return new Vector('float64', floats(values, valid));
    for (let i = 0; i < length; i++) if (valid[i] === 0) values[i] = kind === 'f' ? Number.NaN : NaT;
    return new Vector(dtype, converted(dtype, values));
  }

  /** Values of an object column that DuckDB keeps as one type. */
  private objects(): Vector {
    const {e, values, valid} = this;
    const missing = e.missing === 'none' ? null : Number.NaN;
    const read = fixedObject(e.type);
    return new Vector(
      'object',
      Array.from(values as ArrayLike<number | bigint>, (value, i) =>
        valid?.[i] === 0 ? missing : read(value),
      ),
    );
  }
}

/** What an object column shows for a value that DuckDB keeps as `type`. */
function fixedObject(type: Expr['type']): (value: number | bigint) => unknown {
  if (type === 'BOOLEAN') return (value) => value !== 0;
  if (type === 'TIMESTAMP_NS') return (value) => Timestamp.fromNanoseconds(BigInt(value));
  if (type === 'DOUBLE' || type === 'FLOAT') return (value) => boxFloat(Number(value));
  return (value) => exact(value);
}

/** `values` in the typed array that `dtype` takes, where an expression's own type is a wider or narrower one. */
function converted(dtype: DType, values: TypedValues): TypedValues {
  const kind = kindOf(dtype);
  if (kind === 'f' && !(values instanceof Float64Array || values instanceof Float32Array))
    return floats(values, null);
  if ((dtype === 'float64' || dtype === 'Float64') && values instanceof Float32Array)
    return Float64Array.from(values);
  return values;
}

function floats(values: TypedValues, valid: Uint8Array | null): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = valid?.[i] === 0 ? Number.NaN : Number(values[i]);
  return out;
}

function categoryVector(
  categories: NonNullable<Expr['categories']>,
  codes: Int32Array,
  valid: Uint8Array | null,
): Vector {
  if (valid !== null) for (let i = 0; i < codes.length; i++) if (valid[i] === 0) codes[i] = -1;
  return new Vector('category', codes, {
    categories: LocalIndex.from(categories.values, {dtype: categories.dtype}),
    ordered: categories.ordered,
  });
}

/** What stands where a value of a column of JavaScript values is missing. */
export function missingValue(e: Expr): null | number {
  return e.missing === 'none' || e.dtype === 'string' ? null : Number.NaN;
}

/** Text, lists and mixed values: one JavaScript value a cell. */
class ObjectReader implements ColumnReader {
  private readonly values: unknown[];
  private readonly missing: null | number;

  constructor(
    private readonly bindings: Bindings,
    private readonly e: Expr,
    length: number,
  ) {
    this.values = new Array<unknown>(length);
    this.missing = missingValue(e);
  }

  read(chunk: DuckDBDataChunk, column: number, start: number, count: number): void {
    const {bindings, e, values, missing} = this;
    const cells = cellsOf(bindings, bindings.data_chunk_get_vector(chunk.chunk, column), e.type, count);
    for (let i = 0; i < count; i++) values[start + i] = cells(i) ?? missing;
  }

  finish(): Vector {
    const {dtype} = this.e;
    return new Vector(kindOf(dtype) === 'O' && dtype !== 'string' ? 'object' : dtype, this.values);
  }
}
