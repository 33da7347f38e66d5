/** Bytes that grow at their end; large blocks are taken over as they are and never copied. */
export class ByteSink {
  readonly #pieces: Uint8Array[] = [];
  #buffer = new Uint8Array(1024);
  #view = new DataView(this.#buffer.buffer);
  #used = 0;
  #sent = 0;

  u8(value: number): void {
    const at = this.#reserve(1);
    this.#buffer[at] = value;
  }

  u16(value: number): void {
    const at = this.#reserve(2);
    this.#view.setUint16(at, value, true);
  }

  i32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setInt32(at, value, true);
  }

  u32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setUint32(at, value, true);
  }

  u64(value: number): void {
    const at = this.#reserve(8);
    this.#view.setBigUint64(at, BigInt(value), true);
  }

  /** Big-endian, as pickles have it. */
  f64(value: number): void {
    const at = this.#reserve(8);
    this.#view.setFloat64(at, value, false);
  }

  copy(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.length);
    this.#buffer.set(bytes, at);
  }

  /** Takes `bytes` over: they must not change before the pieces were sent. */
  adopt(bytes: Uint8Array): void {
    this.#flush();
    this.#pieces.push(bytes);
  }

  pieces(): Uint8Array[] {
    this.#flush();
    return this.#pieces;
  }

  #flush(): void {
    if (this.#used === this.#sent) return;
    this.#pieces.push(this.#buffer.subarray(this.#sent, this.#used));
    this.#sent = this.#used;
  }

  #reserve(count: number): number {
    if (this.#used + count > this.#buffer.length) this.#grow(count);
    const at = this.#used;
    this.#used += count;
    return at;
  }

  #grow(count: number): void {
    const pending = this.#buffer.subarray(this.#sent, this.#used);
    this.#buffer = new Uint8Array(Math.max(this.#buffer.length * 2, pending.length + count));
    this.#buffer.set(pending);
    this.#view = new DataView(this.#buffer.buffer);
    this.#used = pending.length;
    this.#sent = 0;
  }
}

const encoder = new TextEncoder();

/** UTF-8 as Python's `surrogatepass` writes it: a lone surrogate is three bytes, not a replacement character. */
export function encodeText(text: string): Uint8Array {
  if (!/\p{Surrogate}/u.test(text)) return encoder.encode(text);
  const parts = text.match(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]|[^\ud800-\udfff]+/g) ?? [];
  return Buffer.concat(
    parts.map((part) => {
      const code = part.charCodeAt(0);
      return part.length > 1 || code < 0xd800 || code > 0xdfff
        ? encoder.encode(part)
        : Uint8Array.of(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    }),
  );
}

/** Bytes of an integer as Python's `int.to_bytes(…, 'little', signed=True)`, as few as hold it. */
export function encodeInteger(value: bigint): Uint8Array {
  if (value === 0n) return new Uint8Array(0);
  const bits = (value < 0n ? -value - 1n : value).toString(2).length + 1;
  const length = Math.ceil(bits / 8);
  const hex = BigInt.asUintN(length * 8, value)
    .toString(16)
    .padStart(length * 2, '0');
  return new Uint8Array(Buffer.from(hex, 'hex').reverse());
}

/** The integer that {@link encodeInteger} wrote. */
export function decodeInteger(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n;
  const hex = Buffer.from(bytes).reverse().toString('hex');
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${hex}`));
}
