import {PickleError} from './limits.js';

const utf8 = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
const latin1 = new TextDecoder('latin1');

/** Reads a pickle's bytes from front to back; a read past the end is an error, never a short result. */
export class Cursor {
  readonly #view: DataView;
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get position(): number {
    return this.#at;
  }

  u8(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#advance(2), true);
  }

  i32(): number {
    return this.#view.getInt32(this.#advance(4), true);
  }

  u32(): number {
    return this.#view.getUint32(this.#advance(4), true);
  }

  /** A size of eight bytes; one that is no safe integer is more than the pickle has. */
  u64(): number {
    return Number(this.#view.getBigUint64(this.#advance(8), true));
  }

  f64(): number {
    return this.#view.getFloat64(this.#advance(8), false);
  }

  /** The next `length` bytes, as a view. */
  take(length: number): Uint8Array {
    const at = this.#advance(length);
    return this.bytes.subarray(at, at + length);
  }

  /** UTF-8 as Python's `surrogatepass` writes it. */
  text(length: number): string {
    const bytes = this.take(length);
    return hasSurrogate(bytes)
      ? Buffer.from(surrogatePass(bytes).buffer).toString('utf16le')
      : utf8.decode(bytes);
  }

  latin1(length: number): string {
    return latin1.decode(this.take(length));
  }

  /** The text up to the next newline, which is passed over. */
  line(): string {
    const end = this.bytes.indexOf(0x0a, this.#at);
    if (end === -1) throw new PickleError(`the pickle ends in the middle of a line (at byte ${this.#at})`);
    const text = this.latin1(end - this.#at);
    this.#at = end + 1;
    return text;
  }

  #advance(count: number): number {
    const at = this.#at;
    if (count < 0 || count > this.bytes.length - at) {
      throw new PickleError(
        `the pickle is truncated: ${count} bytes are wanted at byte ${at}, ${this.bytes.length - at} are left`,
      );
    }
    this.#at = at + count;
    return at;
  }
}

/** Whether there is an encoded surrogate: 0xED followed by 0xA0 or more. */
function hasSurrogate(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0xed); at !== -1; at = bytes.indexOf(0xed, at + 1)) {
    if ((bytes[at + 1] ?? 0) >= 0xa0) return true;
  }
  return false;
}

/** The UTF-16 code units of text in which encoded surrogates stand for themselves. */
function surrogatePass(bytes: Uint8Array): Uint16Array<ArrayBuffer> {
  const units: number[] = [];
  let from = 0;
  const plain = (end: number): void => {
    for (const unit of utf8.decode(bytes.subarray(from, end)).split('')) units.push(unit.charCodeAt(0));
  };
  for (let at = bytes.indexOf(0xed); at !== -1; at = bytes.indexOf(0xed, at + 1)) {
    const [second = 0, third = 0] = bytes.subarray(at + 1, at + 3);
    if (second < 0xa0) continue;
    plain(at);
    units.push(0xd000 | ((second & 0x3f) << 6) | (third & 0x3f));
    from = at + 3;
  }
  plain(bytes.length);
  return Uint16Array.from(units);
}
