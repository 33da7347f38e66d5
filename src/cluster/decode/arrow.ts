import type {DType} from '../../data/dtype.js';
import {storageOf} from '../../data/vector/storage.js';
import type {TypedValues} from '../../data/vector.js';
import {Vector} from '../../data/vector.js';
import {NotSupportedError} from '../../errors/index.js';
import {PickleError} from '../pickle/limits.js';
import {PandasArray} from './columns.js';
import type {Decoder, Maker} from './decoder.js';
import {fieldsOf, instanceIn, itemsIn, numberIn, textIn} from './shape.js';

/** A data type of Arrow, by its alias (`int64`, `string`, `bool`). */
class ArrowType {
  constructor(readonly alias: string) {}
}

/** Values of one or several chunks of an Arrow array. */
class ArrowValues {
  constructor(readonly vectors: readonly Vector[]) {}
}

/** The dtypes of pandas that stand for Arrow's, all with missing values. */
const dtypes: Readonly<Record<string, DType>> = {
  bool: 'boolean',
  int8: 'Int8',
  int16: 'Int16',
  int32: 'Int32',
  int64: 'Int64',
  uint8: 'UInt8',
  uint16: 'UInt16',
  uint32: 'UInt32',
  uint64: 'UInt64',
  float: 'Float32',
  double: 'Float64',
  string: 'string',
  large_string: 'string',
};

interface Layout {
  readonly type: string;
  readonly length: number;
  readonly offset: number;
  readonly buffers: readonly (Uint8Array | null)[];
}

function layoutIn(value: unknown, decoder: Decoder): Layout {
  const [type, length, , offset, buffers] = itemsIn(value, 'pyarrow.Array');
  return {
    type: instanceIn(decoder.make(type), ArrowType, 'pyarrow.Array').alias,
    length: numberIn(length, 'pyarrow.Array'),
    offset: numberIn(offset, 'pyarrow.Array'),
    buffers: itemsIn(buffers, 'pyarrow.Array').map((buffer) =>
      buffer === null ? null : instanceIn(decoder.make(buffer), Uint8Array, 'pyarrow.Array'),
    ),
  };
}

function bits(bytes: Uint8Array, offset: number, length: number): Uint8Array {
  if (bytes.length * 8 < offset + length) throw new PickleError('an Arrow array whose bits are too few');
  return Uint8Array.from({length}, (_, i) => ((bytes[(offset + i) >> 3] ?? 0) >> ((offset + i) & 7)) & 1);
}

function texts(layout: Layout, valid: Uint8Array | null): (string | null)[] {
  const [, places, content = null] = layout.buffers;
  const wide = layout.type === 'large_string';
  const view = dataView(places ?? null);
  const bytes = Buffer.from(content ?? new Uint8Array(0));
  const place = (i: number): number =>
    wide
      ? Number(view.getBigInt64((layout.offset + i) * 8, true))
      : view.getInt32((layout.offset + i) * 4, true);
  if (view.byteLength < (layout.offset + layout.length + 1) * (wide ? 8 : 4) && layout.length > 0) {
    throw new PickleError('an Arrow array of text whose offsets are too few');
  }
  return Array.from({length: layout.length}, (_, i) =>
    valid?.[i] === 0 ? null : bytes.toString('utf8', place(i), place(i + 1)),
  );
}

function dataView(bytes: Uint8Array | null): DataView {
  return bytes === null
    ? new DataView(new ArrayBuffer(0))
    : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function vectorOf(layout: Layout): Vector {
  const dtype = dtypes[layout.type];
  if (dtype === undefined)
    throw new NotSupportedError(`an Arrow array of type '${layout.type}' cannot be read`);
  const {length, offset} = layout;
  const [mask = null, content = null] = layout.buffers;
  const valid = mask === null ? null : bits(mask, offset, length);
  if (dtype === 'string') return new Vector(dtype, texts(layout, valid));
  const present = valid ?? new Uint8Array(length).fill(1);
  if (dtype === 'boolean')
    return new Vector(dtype, bits(content ?? new Uint8Array(0), offset, length), {valid: present});
  return new Vector(dtype, numbers(dtype, content, offset, length), {valid: present});
}

function numbers(dtype: DType, content: Uint8Array | null, offset: number, length: number): TypedValues {
  const Storage = storageOf(dtype);
  if (Storage === null) throw new NotSupportedError(`an Arrow array of dtype '${dtype}' cannot be read`);
  const values = new Storage(length);
  const width = values.BYTES_PER_ELEMENT;
  const bytes = (content ?? new Uint8Array(0)).subarray(offset * width, (offset + length) * width);
  if (bytes.length !== values.byteLength) throw new PickleError('an Arrow array whose values are too few');
  new Uint8Array(values.buffer).set(bytes);
  return values;
}

const chunked: Maker = ({args}, decoder) =>
  new ArrowValues(
    itemsIn(args[0], 'pyarrow.ChunkedArray').flatMap(
      (chunk) => instanceIn(decoder.make(chunk), ArrowValues, 'pyarrow.Array').vectors,
    ),
  );

const extension: Maker = (record, decoder) => {
  const fields = fieldsOf(record);
  const values = decoder.make(
    fields.get('_pa_array') ?? fields.get('_data') ?? fields.get('_arrow_array') ?? null,
  );
  const {vectors} = instanceIn(values, ArrowValues, record.path);
  const [first, ...others] = vectors;
  if (first === undefined) throw new PickleError(`a '${record.path}' without chunks`);
  return new PandasArray([others.length === 0 ? first : joined(first, others)]);
};

function joined(first: Vector, others: readonly Vector[]): Vector {
  const all = [first, ...others];
  if (!ArrayBuffer.isView(first.values))
    return new Vector(
      first.dtype,
      all.flatMap((vector) => vector.values as readonly unknown[]),
    );
  const length = all.reduce((sum, vector) => sum + vector.length, 0);
  const Storage = storageOf(first.dtype);
  if (Storage === null)
    throw new NotSupportedError(`Arrow chunks of dtype '${first.dtype}' cannot be joined`);
  const values = new Storage(length);
  const valid = new Uint8Array(length);
  let at = 0;
  for (const vector of all) {
    (values as {set(values: unknown, at: number): void}).set(vector.values, at);
    valid.set(vector.valid ?? new Uint8Array(vector.length).fill(1), at);
    at += vector.length;
  }
  return new Vector(first.dtype, values, {valid});
}

export const arrowMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['pyarrow.lib.type_for_alias', ({args}) => new ArrowType(textIn(args[0], 'pyarrow.DataType'))],
  ['pyarrow.lib.py_buffer', ({args}, decoder) => decoder.make(args[0])],
  [
    'pyarrow.lib._restore_array',
    ({args}, decoder) => new ArrowValues([vectorOf(layoutIn(args[0], decoder))]),
  ],
  ['pyarrow.lib.chunked_array', chunked],
  ['pandas.core.arrays.string_arrow.ArrowStringArray', extension],
  ['pandas.core.arrays.arrow.array.ArrowExtensionArray', extension],
  ['mars.dataframe.arrays.ArrowStringArray', extension],
  ['xorbits._mars.dataframe.arrays.ArrowStringArray', extension],
  ['pandas.core.dtypes.dtypes.ArrowDtype', (record) => record],
  ['pandas.core.arrays.arrow.dtype.ArrowDtype', (record) => record],
]);
