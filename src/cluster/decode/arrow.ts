import {storageOf} from '../../data/vector/storage.js';
import {Vector} from '../../data/vector.js';
import {NotSupportedError} from '../../errors/index.js';
import {PickleError} from '../pickle/limits.js';
import {ArrowType, arrowTypeMakers} from './arrow-types.js';
import {vectorOf, type ArrowLayout} from './arrow-values.js';
import {PandasArray} from './columns.js';
import type {Decoder, Maker} from './decoder.js';
import {fieldsOf, instanceIn, itemsIn, numberIn} from './shape.js';

/** Values of one or several chunks of an Arrow array. */
class ArrowValues {
  constructor(readonly vectors: readonly Vector[]) {}
}

const what = 'pyarrow.Array';

function layoutIn(value: unknown, decoder: Decoder): ArrowLayout {
  const [type, length, , offset, buffers, children = [], dictionary = null] = itemsIn(value, what);
  return {
    type: instanceIn(decoder.make(type), ArrowType, what),
    length: numberIn(length, what),
    offset: numberIn(offset, what),
    buffers: itemsIn(buffers, what).map((buffer) =>
      buffer === null ? null : instanceIn(decoder.make(buffer), Uint8Array, what),
    ),
    children: itemsIn(children, what).map((child) => layoutIn(child, decoder)),
    dictionary: dictionary === null ? null : layoutIn(dictionary, decoder),
  };
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
  // Times have a value of their own for what is missing.
  const valid = first.valid === null ? null : new Uint8Array(length);
  let at = 0;
  for (const vector of all) {
    (values as {set(values: unknown, at: number): void}).set(vector.values, at);
    if (vector.valid !== null) valid?.set(vector.valid, at);
    at += vector.length;
  }
  return new Vector(first.dtype, values, {valid});
}

export const arrowMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ...arrowTypeMakers,
  ['pyarrow.lib.py_buffer', ({args}, decoder) => decoder.make(args[0])],
  [
    'pyarrow.lib._restore_array',
    ({args}, decoder) => new ArrowValues([vectorOf(layoutIn(args[0], decoder))]),
  ],
  ['pyarrow.lib.chunked_array', chunked],
  ['pandas.core.arrays.string_arrow.ArrowStringArray', extension],
  ['pandas.core.arrays.string_arrow.ArrowStringArrayNumpySemantics', extension],
  ['pandas.core.arrays.arrow.array.ArrowExtensionArray', extension],
  ['mars.dataframe.arrays.ArrowStringArray', extension],
  ['xorbits._mars.dataframe.arrays.ArrowStringArray', extension],
  ['pandas.core.dtypes.dtypes.ArrowDtype', (record) => record],
  ['pandas.core.arrays.arrow.dtype.ArrowDtype', (record) => record],
]);
