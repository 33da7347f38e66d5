import type {Closed} from '../../data/scalars/interval.js';
import {Period} from '../../data/scalars/period.js';
import {NaT} from '../../data/scalars/calendar.js';
import {Vector} from '../../data/vector.js';
import type {TypedValues} from '../../data/vector.js';
import {emptyLike} from '../../data/vector/storage.js';
import {NotSupportedError} from '../../errors/index.js';
import {PickleError} from '../pickle/limits.js';
import type {PyRecord} from '../pickle/values.js';
import {PandasArray, columnIn, intervalVector, retyped} from './columns.js';
import type {Decoder, Maker} from './decoder.js';
import {indexVectorIn} from './indexes.js';
import {MemoryArray} from './numpy.js';
import {frequencyIn} from './offsets.js';
import {PandasType, nullableOf} from './pandas-dtypes.js';
import {fieldsOf, itemsIn, numberIn, pathIn, recordIn, stateOf} from './shape.js';

/** Arrays around one of NumPy: the state has the dtype, the values and the attributes, in an order that versions differ in. */
const backed: Maker = (record, decoder) => {
  const kind = pathIn(record.args[0], record.path);
  const state = stateOf(record);
  const parts = state instanceof Map ? [...(state as Map<unknown, unknown>).values()] : itemsIn(state, kind);
  const made = parts.map((value) => (value instanceof Map ? value : decoder.make(value)));
  const values = made.find((value) => value instanceof MemoryArray);
  const type = made.find((value) => value instanceof PandasType);
  const attributes = made.find((value) => value instanceof Map) as ReadonlyMap<unknown, unknown> | undefined;
  if (!(values instanceof MemoryArray)) throw new PickleError(`a '${kind}' without values`);
  const freq = decoder.make(attributes?.get('_freq') ?? attributes?.get('freq') ?? null);
  const typed = backedKinds.get(kind);
  if (typed === undefined) throw new NotSupportedError(`a '${kind}' cannot be read`);
  return new PandasArray(
    values.rows().map((row) => typed(row, type instanceof PandasType ? type : null)),
    kind.endsWith('PeriodArray') ? null : frequencyIn(freq),
  );
};

type Typed = (values: Vector, type: PandasType | null) => Vector;

const times: Typed = (values, type) => (type === null ? values : retyped(values, type.dtype));

const periods: Typed = (values, type) => {
  const dtype = type?.dtype ?? 'object';
  const freq = /^period\[(.+)\]$/.exec(dtype)?.[1];
  if (freq === undefined) throw new PickleError('an array of periods without a frequency');
  const ordinals = values.values as BigInt64Array;
  return new Vector(
    dtype,
    Array.from(ordinals, (ordinal) => (ordinal === NaT ? null : new Period(Number(ordinal), freq))),
  );
};

const categories: Typed = (codes, type) => {
  if (type === null || type.categories === null) throw new PickleError('categorical data without categories');
  const count = type.categories.length;
  const checked = Int32Array.from(codes.values as ArrayLike<number | bigint>, Number);
  if (checked.some((code) => code < -1 || code >= count))
    throw new PickleError('categorical data with a code beyond its categories');
  return new Vector('category', checked, {categories: type.categories, ordered: type.ordered});
};

const backedKinds: ReadonlyMap<string, Typed> = new Map<string, Typed>([
  ['pandas.core.arrays.datetimes.DatetimeArray', times],
  ['pandas.core.arrays.timedeltas.TimedeltaArray', times],
  ['pandas.core.arrays.period.PeriodArray', periods],
  ['pandas.core.arrays.categorical.Categorical', categories],
  ['pandas.core.arrays.string_.StringArray', (values) => retyped(values, 'string')],
  ['pandas.core.arrays.numpy_.PandasArray', (values) => values],
  ['pandas.core.arrays.numpy_.NumpyExtensionArray', (values) => values],
]);

const masked: Maker = (record, decoder) => {
  const fields = fieldsOf(record);
  const data = columnIn(fields.get('_data'), decoder);
  const mask = columnIn(fields.get('_mask'), decoder);
  if (mask.dtype !== 'bool' || mask.length !== data.length)
    throw new PickleError(`a '${record.path}' whose mask does not fit`);
  const valid = (mask.values as Uint8Array).map((missing) => (missing === 0 ? 1 : 0));
  return new PandasArray([new Vector(nullableOf(data.dtype), data.values, {valid})]);
};

const intervals: Maker = (record, decoder) => {
  const state = stateOf(record);
  const fields = state instanceof Map ? (state as ReadonlyMap<unknown, unknown>) : fieldsOf(record);
  const type = decoder.make(fields.get('_dtype') ?? null);
  if (!(type instanceof PandasType)) throw new PickleError('an array of intervals without a dtype');
  const closed = (/, (\w+)\]$/.exec(type.dtype)?.[1] ?? 'right') as Closed;
  return new PandasArray([
    intervalVector(sideIn(fields.get('_left'), decoder), sideIn(fields.get('_right'), decoder), closed),
  ]);
};

function sideIn(value: unknown, decoder: Decoder): Vector {
  return indexVectorIn(value, decoder) ?? columnIn(value, decoder);
}

/** A sparse array is filled up: it is read for its values. */
const sparse: Maker = (record, decoder) => {
  const fields = fieldsOf(record);
  const index = recordIn(fields.get('_sparse_index'), record.path);
  const length = numberIn(index.args[0], record.path);
  const type = recordIn(fields.get('_dtype'), record.path);
  const fill = decoder.plain(fieldsOf(type).get('_fill_value') ?? null);
  const values = columnIn(fields.get('_sparse_values'), decoder);
  const places = sparsePlaces(index, decoder);
  if (places.length !== values.length || !(length <= 400_000_000))
    throw new PickleError(`a '${record.path}' whose parts do not fit`);
  const filled = emptyLike(values.values, values.dtype, length);
  const wide = values.values instanceof BigInt64Array || values.values instanceof BigUint64Array;
  for (let at = 0; at < length; at++) filled[at] = wide ? BigInt(Number(fill)) : fill;
  places.forEach((place, at) => {
    filled[place] = values.values[at];
  });
  return new PandasArray([new Vector(values.dtype, filled as TypedValues)]);
};

function sparsePlaces(index: PyRecord, decoder: Decoder): number[] {
  const lists = index.args
    .slice(1)
    .map((arg) => Array.from(columnIn(arg, decoder).values as ArrayLike<number>));
  const [starts = [], lengths] = lists;
  if (lengths === undefined) return starts;
  return starts.flatMap((start, block) => Array.from({length: lengths[block] ?? 0}, (_, i) => start + i));
}

export const arrayMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['pandas._libs.arrays.__pyx_unpickle_NDArrayBacked', backed],
  ['pandas.core.arrays.integer.IntegerArray', masked],
  ['pandas.core.arrays.floating.FloatingArray', masked],
  ['pandas.core.arrays.boolean.BooleanArray', masked],
  ['pandas._libs.interval.__pyx_unpickle_IntervalMixin', intervals],
  ['pandas.core.arrays.interval.IntervalArray', intervals],
  ['pandas.core.arrays.sparse.array.SparseArray', sparse],
]);
