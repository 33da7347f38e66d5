import {Intermediate} from './decoder.js';
import {storageOf} from '../../data/vector/storage.js';
import type {DType} from '../../data/dtype.js';
import type {TypedValues} from '../../data/vector.js';
import {NotSupportedError} from '../../errors/index.js';
import {PickleError} from '../pickle/limits.js';

/** A NumPy dtype as bytes hold it: kind and size of an element, the order of its bytes, the unit of a time. */
export class ElementType extends Intermediate {
  constructor(
    /** NumPy's letter: `b i u f c M m U S O`. */
    readonly kind: string,
    readonly size: number,
    readonly bigEndian = false,
    /** Nanoseconds in a unit of a time, or null where a unit has no fixed length (months, years) or there is none. */
    readonly unit: string | null = null,
  ) {
    super();
  }

  override toPlain(): string {
    return this.dtype;
  }

  /** From NumPy's `descr` strings: `<f8`, `|b1`, `<M8[ns]`, `<U3`, `|O`. */
  static parse(text: string): ElementType {
    const match = /^([<>|=]?)([a-zA-Z?])(\d*)(?:\[(\d*[a-zA-Zµ]+)\])?$/.exec(text);
    if (match === null) throw new NotSupportedError(`an array of dtype '${text}' cannot be read`);
    const [, order, letter = '', size, unit] = match;
    const kind = letter === '?' ? 'b' : letter;
    return new ElementType(kind, kind === 'O' ? 8 : Number(size || '1'), order === '>', unit ?? null);
  }

  withOrder(order: string): ElementType {
    return new ElementType(this.kind, this.size, order === '>', this.unit);
  }

  withUnit(unit: string): ElementType {
    return new ElementType(this.kind, this.size, this.bigEndian, unit);
  }

  /** Bytes an element takes in a buffer. */
  get width(): number {
    return this.kind === 'U' ? 4 * this.size : this.size;
  }

  get dtype(): DType {
    const {kind, size} = this;
    const bits = size * 8;
    if (kind === 'b') return 'bool';
    if (kind === 'i' && [8, 16, 32, 64].includes(bits)) return `int${bits}` as DType;
    if (kind === 'u' && [8, 16, 32, 64].includes(bits)) return `uint${bits}` as DType;
    if (kind === 'f' && [16, 32, 64].includes(bits)) return `float${bits}` as DType;
    if (kind === 'c' && [64, 128].includes(bits)) return `complex${bits}` as DType;
    if (kind === 'M') return 'datetime64[ns]';
    if (kind === 'm') return 'timedelta64[ns]';
    if (kind === 'U') return `<U${size}`;
    if (kind === 'S') return `S${size}`;
    if (kind === 'O') return 'object';
    throw new NotSupportedError(`an array of dtype '${kind}${size}' cannot be read`);
  }
}

/** The elements of `bytes` in the order in which they stand there, as `src/data` keeps them; shares memory where it can. */
export function readElements(type: ElementType, bytes: Uint8Array, count: number): TypedValues | unknown[] {
  if (type.width * count !== bytes.length) {
    throw new PickleError(
      `an array of ${count} elements of ${type.width} bytes came with ${bytes.length} bytes`,
    );
  }
  if (type.kind === 'U') return texts(type, bytes, count);
  if (type.kind === 'S') return byteTexts(type, bytes, count);
  const dtype = type.dtype;
  const scalar = type.kind === 'c' ? type.size / 2 : type.size;
  const native = type.bigEndian && scalar > 1 ? swapped(bytes, scalar) : bytes;
  if (dtype === 'float16') return halves(native);
  const Storage = storageOf(dtype) as
    (new (buffer: ArrayBufferLike, offset: number, length: number) => TypedValues) | null;
  if (Storage === null) throw new NotSupportedError(`an array of dtype '${dtype}' cannot be read`);
  const placed = native.byteOffset % scalar === 0 ? native : new Uint8Array(native);
  const values = new Storage(placed.buffer, placed.byteOffset, placed.length / scalar);
  return type.unit !== null && values instanceof BigInt64Array ? inNanoseconds(values, type.unit) : values;
}

function swapped(bytes: Uint8Array, width: number): Uint8Array {
  const copy = Buffer.from(bytes);
  if (width === 2) return copy.swap16();
  if (width === 4) return copy.swap32();
  return copy.swap64();
}

function halves(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Float32Array.from({length: bytes.length / 2}, (_, i) => {
    const half = view.getUint16(2 * i, true);
    const exponent = (half >> 10) & 0x1f;
    const fraction = half & 0x3ff;
    const sign = half & 0x8000 ? -1 : 1;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}

/** NumPy's text: four bytes a character, filled up with zeros. */
function texts(type: ElementType, bytes: Uint8Array, count: number): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({length: count}, (_, i) => {
    const points: number[] = [];
    for (let at = 0; at < type.size; at++)
      points.push(view.getUint32(i * type.width + 4 * at, !type.bigEndian));
    while (points.at(-1) === 0) points.pop();
    if (points.some((point) => point > 0x10ffff))
      throw new PickleError('an array of text holds something that is no character');
    return points.map((point) => String.fromCodePoint(point)).join('');
  });
}

function byteTexts(type: ElementType, bytes: Uint8Array, count: number): string[] {
  return Array.from({length: count}, (_, i) =>
    Buffer.from(bytes.subarray(i * type.size, (i + 1) * type.size))
      .toString('latin1')
      .replace(/\0+$/, ''),
  );
}

const nanoseconds: Readonly<Record<string, bigint>> = {
  W: 604_800_000_000_000n,
  D: 86_400_000_000_000n,
  h: 3_600_000_000_000n,
  m: 60_000_000_000n,
  s: 1_000_000_000n,
  ms: 1_000_000n,
  us: 1000n,
  ns: 1n,
};
const missing = -(2n ** 63n);

/** Times in `unit` as nanoseconds. */
export function inNanoseconds(values: BigInt64Array, unit: string): BigInt64Array {
  const [, count = '', name = ''] = /^(\d*)(\D+)$/.exec(unit) ?? [];
  if (name === 'ns' && (count === '' || count === '1')) return values;
  const factor = BigInt(count || '1');
  if (name === 'Y' || name === 'M') {
    return values.map((value) =>
      value === missing ? missing : monthStart(value * factor * (name === 'Y' ? 12n : 1n)),
    );
  }
  const scale = nanoseconds[name];
  if (scale === undefined) throw new NotSupportedError(`times in units of '${unit}' cannot be read`);
  return values.map((value) => (value === missing ? missing : value * factor * scale));
}

/** The instant at which a month begins, counted from January 1970. */
function monthStart(months: bigint): bigint {
  return BigInt(Date.UTC(1970, Number(months), 1)) * 1_000_000n;
}
