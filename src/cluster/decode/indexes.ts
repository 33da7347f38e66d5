import {LocalIndex} from '../../data/local/local-index.js';
import {MultiIndex} from '../../data/local/multi-index.js';
import {RangeIndex} from '../../data/local/range-index.js';
import type {Label} from '../../data/value.js';
import type {Closed} from '../../data/scalars/interval.js';
import {Vector} from '../../data/vector.js';
import {emptyLike} from '../../data/vector/storage.js';
import type {TypedValues} from '../../data/vector.js';
import {PickleError} from '../pickle/limits.js';
import {PandasArray, columnIn, intervalVector} from './columns.js';
import type {Decoder, Maker} from './decoder.js';
import {frequencyIn} from './offsets.js';
import {itemsIn, mapIn, numberIn, pathIn, textIn} from './shape.js';

/** A label that is a tuple is an array; others are values. */
export function labelIn(value: unknown, decoder: Decoder): Label {
  return decoder.plain(value ?? null) as Label;
}

export function indexIn(value: unknown, decoder: Decoder): LocalIndex {
  const made = decoder.make(value);
  if (made instanceof LocalIndex) return made;
  throw new PickleError('labels that are no index of pandas');
}

/** An index's values, or null when `value` is something else. */
export function indexVectorIn(value: unknown, decoder: Decoder): Vector | null {
  const made = decoder.make(value);
  return made instanceof LocalIndex ? made.vector : null;
}

const index: Maker = (record, decoder) => {
  const kind = pathIn(record.args[0], record.path);
  const parts = mapIn(record.args[1], record.path);
  if (kind.endsWith('.RangeIndex')) return rangeIndex(parts, decoder);
  if (kind.endsWith('.MultiIndex')) return multiIndex(parts, decoder);
  const name = labelIn(parts.get('name'), decoder);
  if (kind.endsWith('.IntervalIndex') && parts.has('left')) return intervalIndex(parts, name, decoder);
  const data = decoder.make(parts.get('data'));
  if (data instanceof LocalIndex) return new LocalIndex(data.vector, {name, freq: data.freq});
  const freq =
    frequencyIn(decoder.make(parts.get('freq') ?? null)) ?? (data instanceof PandasArray ? data.freq : null);
  return new LocalIndex(columnIn(parts.get('data'), decoder), {name, freq});
};

type Parts = ReadonlyMap<unknown, unknown>;

function rangeIndex(parts: Parts, decoder: Decoder): RangeIndex {
  const [start, stop, step] = ['start', 'stop', 'step'].map((name) =>
    numberIn(parts.get(name), 'pandas.RangeIndex'),
  );
  if (step === undefined || step === 0 || !Number.isInteger(step))
    throw new PickleError('a RangeIndex without a step');
  return new RangeIndex(start ?? 0, stop ?? 0, step, {name: labelIn(parts.get('name'), decoder)});
}

function intervalIndex(parts: Parts, name: Label, decoder: Decoder): LocalIndex {
  const [left, right] = ['left', 'right'].map(
    (side) => indexVectorIn(parts.get(side), decoder) ?? columnIn(parts.get(side), decoder),
  );
  if (left === undefined || right === undefined) throw new PickleError('an IntervalIndex without its sides');
  return new LocalIndex(
    intervalVector(left, right, textIn(parts.get('closed') ?? 'right', 'pandas.IntervalIndex') as Closed),
    {name},
  );
}

function multiIndex(parts: Parts, decoder: Decoder): MultiIndex {
  const levels = itemsIn(parts.get('levels'), 'pandas.MultiIndex').map(
    (level) => indexIn(level, decoder).vector,
  );
  const codes = itemsIn(parts.get('codes') ?? parts.get('labels'), 'pandas.MultiIndex').map((code) =>
    columnIn(code, decoder),
  );
  const names = itemsIn(parts.get('names') ?? levels.map(() => null), 'pandas.MultiIndex').map((name) =>
    labelIn(name, decoder),
  );
  return new MultiIndex(
    levels.map((level, at) => pick(level, codes[at])),
    {names},
  );
}

/** The values of a level at some codes; a code of -1 is a missing value. */
function pick(level: Vector, codes: Vector | undefined): Vector {
  const places = Int32Array.from((codes?.values ?? []) as ArrayLike<number | bigint>, Number);
  if (places.some((place) => place < -1 || place >= level.length))
    throw new PickleError('a MultiIndex with a code beyond its level');
  return places.includes(-1) ? withMissing(level, places) : level.take(places);
}

function withMissing(level: Vector, places: Int32Array): Vector {
  const float = level.kind === 'i' || level.kind === 'u' ? asFloat(level) : level;
  const values = emptyLike(float.values, float.dtype, places.length);
  const missing: unknown =
    float.kind === 'f' ? NaN : float.kind === 'M' || float.kind === 'm' ? -(2n ** 63n) : null;
  places.forEach((place, at) => {
    values[at] = place === -1 ? missing : float.values[place];
  });
  return new Vector(float.dtype, values as TypedValues, {
    valid: float.valid === null ? null : Uint8Array.from(places, (place) => float.valid?.[place] ?? 0),
    categories: float.categories,
    ordered: float.ordered,
  });
}

function asFloat(vector: Vector): Vector {
  return new Vector('float64', Float64Array.from(vector.values as ArrayLike<number | bigint>, Number));
}

export const indexMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['pandas.core.indexes.base._new_Index', index],
  ['pandas.core.indexes.datetimes._new_DatetimeIndex', index],
  ['pandas.core.indexes.interval._new_IntervalIndex', index],
  ['pandas.core.indexes.period._new_PeriodIndex', index],
]);
