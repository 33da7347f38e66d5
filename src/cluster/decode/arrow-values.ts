import type {DType} from '../../data/dtype.js';
import {NaT, civilFromDays} from '../../data/scalars/calendar.js';
import {storageOf} from '../../data/vector/storage.js';
import type {TypedValues} from '../../data/vector.js';
import {Vector} from '../../data/vector.js';
import {NotSupportedError} from '../../errors/index.js';
import {PickleError} from '../pickle/limits.js';
import {plainDTypes, type ArrowType, type ArrowUnit} from './arrow-types.js';

/** An array as Arrow lays it out. */
export interface ArrowLayout {
  readonly type: ArrowType;
  readonly length: number;
  readonly offset: number;
  readonly buffers: readonly (Uint8Array | null)[];
  readonly children: readonly ArrowLayout[];
  /** What the numbers of a `dictionary` stand for. */
  readonly dictionary: ArrowLayout | null;
}

/** The values of an array; `valid` has 0 where one is missing. */
type Reader = (layout: ArrowLayout, valid: Uint8Array | null) => Vector;

const scales: Readonly<Record<ArrowUnit, bigint>> = {s: 1_000_000_000n, ms: 1_000_000n, us: 1000n, ns: 1n};

function bits(bytes: Uint8Array, offset: number, length: number): Uint8Array {
  if (bytes.length * 8 < offset + length) throw new PickleError('an Arrow array whose bits are too few');
  return Uint8Array.from({length}, (_, i) => ((bytes[(offset + i) >> 3] ?? 0) >> ((offset + i) & 7)) & 1);
}

/** The numbers of the second buffer, held as those of a dtype are. */
function numbers(dtype: DType, {buffers: [, content = null], offset, length}: ArrowLayout): TypedValues {
  const Storage = storageOf(dtype);
  if (Storage === null) throw new NotSupportedError(`an Arrow array of dtype '${dtype}' cannot be read`);
  const values = new Storage(length);
  const width = values.BYTES_PER_ELEMENT;
  const bytes = (content ?? new Uint8Array(0)).subarray(offset * width, (offset + length) * width);
  if (bytes.length !== values.byteLength) throw new PickleError('an Arrow array whose values are too few');
  new Uint8Array(values.buffer).set(bytes);
  return values;
}

const isWide = ({type}: ArrowLayout): boolean => type.name.startsWith('large_');

/** Where each value of several bytes or items begins, and where the last ends. */
function places(layout: ArrowLayout): number[] {
  const dtype = isWide(layout) ? 'int64' : 'int32';
  // An array without values may have no places at all.
  if (layout.length === 0) return [0];
  const found = Array.from(
    numbers(dtype, {...layout, length: layout.length + 1}) as ArrayLike<number | bigint>,
    Number,
  );
  if (found.some((place, i) => place < (found[i - 1] ?? 0)))
    throw new PickleError('an Arrow array whose values end before they begin');
  return found;
}

/** An array of JavaScript values, made one by one. */
function made(
  dtype: DType,
  {length}: ArrowLayout,
  valid: Uint8Array | null,
  value: (i: number) => unknown,
): Vector {
  return new Vector(
    dtype,
    Array.from({length}, (_, i) => (valid?.[i] === 0 ? null : value(i))),
  );
}

function pieces(dtype: DType, read: (bytes: Buffer, from: number, to: number) => unknown): Reader {
  return (layout, valid) => {
    const at = places(layout);
    const bytes = Buffer.from(layout.buffers[2] ?? new Uint8Array(0));
    if ((at.at(-1) ?? 0) > bytes.length) throw new PickleError('an Arrow array whose bytes are too few');
    return made(dtype, layout, valid, (i) => read(bytes, at[i] ?? 0, at[i + 1] ?? 0));
  };
}

const texts = pieces('string', (bytes, from, to) => bytes.toString('utf8', from, to));
const bytes = pieces('object', (content, from, to) => Uint8Array.from(content.subarray(from, to)));

/** Counts of some unit as nanoseconds. */
function nanoseconds(dtype: DType, layout: ArrowLayout, valid: Uint8Array | null): Vector {
  const scale = scales[layout.type.parameters.unit ?? 'ns'];
  const values = numbers('int64', layout) as BigInt64Array;
  return new Vector(
    dtype,
    values.map((count, i) => {
      if (valid?.[i] === 0) return NaT;
      const scaled = count * scale;
      if (BigInt.asIntN(64, scaled) !== scaled)
        throw new NotSupportedError(
          `an Arrow array of ${layout.type.toString()} has a time beyond those of nanoseconds`,
        );
      return scaled;
    }),
  );
}

function dateText(days: number): string {
  const {year, month, day} = civilFromDays(days);
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** As Python's `datetime.time` is read: to microseconds where there are some. */
function clockText(ns: bigint): string {
  const seconds = Number(ns / 1_000_000_000n);
  const micros = Number((ns % 1_000_000_000n) / 1000n);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return micros === 0 ? clock : `${clock}.${String(micros).padStart(6, '0')}`;
}

const clocks =
  (width: 'int32' | 'int64'): Reader =>
  (layout, valid) => {
    const values = numbers(width, layout);
    const scale = scales[layout.type.parameters.unit ?? 'ns'];
    return made('object', layout, valid, (i) => clockText(BigInt(values[i] ?? 0) * scale));
  };

/** The digits, as those of Python's `Decimal` are read. */
const decimals: Reader = (layout, valid) => {
  const {length, offset, type} = layout;
  const halves = numbers('uint64', {...layout, length: 2 * length, offset: 2 * offset}) as BigUint64Array;
  const {scale = 0} = type.parameters;
  return made('object', layout, valid, (i) => {
    const whole = BigInt.asIntN(128, ((halves[2 * i + 1] ?? 0n) << 64n) | (halves[2 * i] ?? 0n));
    const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0');
    const point = digits.length - scale;
    return `${whole < 0n ? '-' : ''}${digits.slice(0, point)}${scale === 0 ? '' : `.${digits.slice(point)}`}`;
  });
};

const lists: Reader = (layout, valid) => {
  const at = places(layout);
  const [child] = layout.children;
  if (child === undefined) throw new PickleError('an Arrow array of lists without items');
  const items = vectorOf(child);
  if ((at.at(-1) ?? 0) > items.length)
    throw new PickleError('an Arrow array of lists whose items are too few');
  return made('object', layout, valid, (i) =>
    Array.from({length: (at[i + 1] ?? 0) - (at[i] ?? 0)}, (_, k) => items.at((at[i] ?? 0) + k)),
  );
};

/** The values that the numbers stand for. */
const dictionary: Reader = (layout, valid) => {
  if (layout.dictionary === null) throw new PickleError('an Arrow dictionary without values');
  const values = vectorOf(layout.dictionary);
  const {codes: type} = layout.type.parameters;
  const codes = numbers(plainDTypes[type?.name ?? ''] ?? 'object', layout);
  return made(values.dtype === 'string' ? 'string' : 'object', layout, valid, (i) => {
    const code = Number(codes[i]);
    if (!(code >= 0 && code < values.length)) throw new PickleError('an Arrow dictionary that lacks a value');
    return values.at(code);
  });
};

const readers: Readonly<Record<string, Reader>> = {
  bool: ({buffers: [, content], offset, length}, valid) =>
    new Vector('boolean', bits(content ?? new Uint8Array(0), offset, length), {
      valid: valid ?? new Uint8Array(length).fill(1),
    }),
  string: texts,
  large_string: texts,
  binary: bytes,
  large_binary: bytes,
  timestamp: (layout, valid) => {
    const {zone = null} = layout.type.parameters;
    return nanoseconds(zone === null ? 'datetime64[ns]' : `datetime64[ns, ${zone}]`, layout, valid);
  },
  duration: (layout, valid) => nanoseconds('timedelta64[ns]', layout, valid),
  date32: (layout, valid) => {
    const days = numbers('int32', layout);
    return made('object', layout, valid, (i) => dateText(Number(days[i])));
  },
  date64: (layout, valid) => {
    const milliseconds = numbers('int64', layout);
    return made('object', layout, valid, (i) => dateText(Math.floor(Number(milliseconds[i]) / 86_400_000)));
  },
  time32: clocks('int32'),
  time64: clocks('int64'),
  decimal128: decimals,
  list: lists,
  large_list: lists,
  dictionary,
  null: ({length}) => new Vector('object', new Array<null>(length).fill(null)),
};

/**
 * The values of an array.
 *
 * @throws NotSupportedError for a type whose values have no counterpart here.
 */
export function vectorOf(layout: ArrowLayout): Vector {
  const {type, offset, length, buffers} = layout;
  const [mask = null] = buffers;
  const valid = mask === null || type.name === 'null' ? null : bits(mask, offset, length);
  const plain = plainDTypes[type.name];
  if (plain !== undefined && plain !== 'boolean')
    return new Vector(plain, numbers(plain, layout), {valid: valid ?? new Uint8Array(length).fill(1)});
  const reader = Object.hasOwn(readers, type.name) ? readers[type.name] : undefined;
  if (reader === undefined)
    throw new NotSupportedError(`an Arrow array of type '${type.toString()}' cannot be read`);
  return reader(layout, valid);
}
