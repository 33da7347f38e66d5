import type {DType} from '../../data/dtype.js';
import {isNullableDType} from '../../data/dtype.js';
import type {LocalIndex} from '../../data/local/local-index.js';
import {Interval} from '../../data/scalars/interval.js';
import {Period} from '../../data/scalars/period.js';
import {NaT} from '../../data/scalars/calendar.js';
import type {NDArray} from '../../data/ndarray.js';
import type {Vector} from '../../data/vector.js';
import {PyCall, PyGlobal, PyTuple, method} from '../pickle/expression.js';
import type {PyExpression} from '../pickle/expression.js';

/** Writes one value of an object column. */
export type EncodeValue = (value: unknown) => PyExpression;
/** Writes the index that a categorical column's values come from. */
export type EncodeIndex = (index: LocalIndex) => PyExpression;

const numpy = (name: string): PyGlobal => new PyGlobal('numpy', name);
const pandas = (name: string): PyGlobal => new PyGlobal('pandas', name);

/** NumPy's names for what the typed arrays of a dtype hold. */
function storedAs(dtype: DType): string {
  if (dtype.startsWith('datetime64')) return 'M8[ns]';
  if (dtype.startsWith('timedelta64')) return 'm8[ns]';
  if (dtype === 'category') return 'int32';
  if (dtype === 'float16') return 'float32';
  return dtype === 'boolean' ? 'bool' : dtype.toLowerCase();
}

/** The bytes of a typed array, shared with it. */
function bytesOf(values: ArrayBufferView): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function numpyArray(values: ArrayBufferView, dtype: string): PyExpression {
  // NumPy refuses to make an array of an empty buffer.
  if (values.byteLength === 0) return new PyCall(numpy('empty'), [0, dtype]);
  return new PyCall(numpy('frombuffer'), [bytesOf(values), dtype]);
}

/** An array, its elements as one buffer where they are numbers. */
export function encodeArray(array: NDArray, value: EncodeValue): PyExpression {
  const flat = flatArray(array.vector, value);
  return array.ndim === 1 ? flat : method(flat, 'reshape', [new PyTuple(array.shape)]);
}

function flatArray(vector: Vector, value: EncodeValue): PyExpression {
  const {values, dtype} = vector;
  if (ArrayBuffer.isView(values)) {
    const stored = numpyArray(values, storedAs(dtype));
    return dtype === 'float16' ? method(stored, 'astype', ['float16']) : stored;
  }
  const items = values.map(value);
  if (dtype.startsWith('<U')) return new PyCall(numpy('array'), [items, dtype]);
  // A list of lists would become an array of two axes: a series keeps its objects as they are.
  return method(new PyCall(pandas('Series'), [items], {dtype: 'object'}), 'to_numpy');
}

/** The values of a column, as the array of pandas that has its dtype. */
export function encodeColumn(vector: Vector, value: EncodeValue, index: EncodeIndex): PyExpression {
  const {dtype, values} = vector;
  if (dtype === 'category') return categorical(vector, index);
  if (isNullableDType(dtype)) return masked(vector, dtype);
  if (dtype.startsWith('datetime64') && vector.zone !== null) return zoned(vector, vector.zone);
  if (dtype === 'string') return new PyCall(pandas('array'), [[...(values as readonly string[])], 'string']);
  const period = /^period\[(.+)\]$/.exec(dtype);
  if (period) return periods(vector, period[1] ?? '');
  const interval = /^interval\[.*, (\w+)\]$/.exec(dtype);
  if (interval) return intervals(vector, interval[1] ?? 'right', value);
  return flatArray(vector, value);
}

function categorical(vector: Vector, index: EncodeIndex): PyExpression {
  const codes = numpyArray(vector.values as Int32Array, 'int32');
  return new PyCall(pandas('Categorical.from_codes'), [codes], {
    categories: vector.categories === null ? [] : index(vector.categories),
    ordered: vector.ordered,
  });
}

function masked(vector: Vector, dtype: DType): PyExpression {
  const mask = (vector.valid ?? new Uint8Array(vector.length).fill(1)).map((present) =>
    present === 0 ? 1 : 0,
  );
  const kind =
    dtype === 'boolean' ? 'BooleanArray' : dtype.startsWith('F') ? 'FloatingArray' : 'IntegerArray';
  return new PyCall(pandas(`arrays.${kind}`), [
    method(numpyArray(vector.values as Uint8Array, storedAs(dtype)), 'copy'),
    numpyArray(mask, 'bool'),
  ]);
}

function zoned(vector: Vector, zone: string): PyExpression {
  const instants = numpyArray(vector.values as BigInt64Array, 'M8[ns]');
  const utc = new PyCall(pandas('DatetimeIndex'), [instants], {tz: 'UTC'});
  return method(utc, 'tz_convert', [zone]);
}

function periods(vector: Vector, freq: string): PyExpression {
  const ordinals = BigInt64Array.from(vector.values as readonly unknown[], (period) =>
    period instanceof Period ? BigInt(period.ordinal) : NaT,
  );
  return new PyCall(pandas('arrays.PeriodArray'), [numpyArray(ordinals, 'int64')], {freq});
}

function intervals(vector: Vector, closed: string, value: EncodeValue): PyExpression {
  const side = (pick: (interval: Interval) => unknown): PyExpression =>
    (vector.values as readonly unknown[]).map((item) => (item instanceof Interval ? value(pick(item)) : NaN));
  return new PyCall(
    pandas('arrays.IntervalArray.from_arrays'),
    [side((i) => i.bounds[0]), side((i) => i.bounds[1])],
    {
      closed,
    },
  );
}
