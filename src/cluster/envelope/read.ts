import {PickleError} from '../pickle/limits.js';
import {readPickle} from '../pickle/reader.js';
import type {PyName} from '../pickle/values.js';
import {PyTupleValue} from '../pickle/values.js';

/** An envelope taken apart: what the header describes, and the buffers it refers to, in order. */
export interface Envelope {
  readonly serialised: unknown;
  readonly buffers: readonly Uint8Array[];
}

/** How much an answer may hold. */
export interface EnvelopeLimits {
  readonly headerBytes: number;
  readonly totalBytes: number;
}

export const defaultEnvelopeLimits: EnvelopeLimits = {headerBytes: 256 * 2 ** 20, totalBytes: 64 * 2 ** 30};

/**
 * Reads an envelope as it arrives. Every buffer gets memory of its own, aligned for typed arrays, and is filled once: the whole
 * answer is never held in one piece.
 *
 * @throws PickleError when the answer is truncated, or larger than allowed.
 */
export async function readEnvelope(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  allows: (name: PyName) => boolean,
  limits: EnvelopeLimits = defaultEnvelopeLimits,
): Promise<Envelope> {
  const source = new ChunkSource(chunks);
  const prefix = await source.read(8);
  const headerSize = Number(new DataView(prefix.buffer).getBigUint64(0, true));
  if (headerSize > limits.headerBytes)
    throw new PickleError(`the answer announces a header of ${headerSize} bytes`);
  const {sizes, serialised} = headerIn(readPickle(await source.read(headerSize), {allows}));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > limits.totalBytes) throw new PickleError(`the answer announces ${total} bytes of data`);
  const buffers: Uint8Array[] = [];
  for (const size of sizes) buffers.push(await source.read(size));
  return {serialised, buffers};
}

function headerIn(header: unknown): {sizes: number[]; serialised: unknown} {
  if (header instanceof PyTupleValue && header.items.length === 2) {
    const [meta, serialised] = header.items;
    const sizes: unknown = meta instanceof Map ? (meta as Map<unknown, unknown>).get('buf_sizes') : undefined;
    if (Array.isArray(sizes) && sizes.every((size) => Number.isSafeInteger(size) && size >= 0)) {
      return {sizes: sizes as number[], serialised};
    }
  }
  throw new PickleError('the answer is no envelope of Mars');
}

/** Hands out exactly as many bytes as asked for. Memory grows with what arrives, not with what is announced. */
class ChunkSource {
  readonly #chunks: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
    this.#chunks =
      Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  }

  async read(size: number): Promise<Uint8Array<ArrayBuffer>> {
    let buffer = new Uint8Array(Math.min(size, firstStep));
    let filled = 0;
    while (filled < size) {
      if (this.#rest.length === 0) {
        const next = await this.#chunks.next();
        if (next.done === true)
          throw new PickleError(`the answer is truncated: ${filled} of ${size} bytes came`);
        this.#rest = next.value;
      }
      const part = this.#rest.subarray(0, size - filled);
      if (filled + part.length > buffer.length) buffer = grown(buffer, filled, size);
      buffer.set(part, filled);
      filled += part.length;
      this.#rest = this.#rest.subarray(part.length);
    }
    return buffer;
  }
}

/** Announced sizes up to this are believed at once; beyond it half of the data must have come first. */
const firstStep = 256 * 2 ** 20;

function grown(buffer: Uint8Array<ArrayBuffer>, filled: number, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(size, buffer.length * 4));
  larger.set(buffer.subarray(0, filled));
  return larger;
}
