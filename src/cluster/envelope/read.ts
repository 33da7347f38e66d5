import {Filler} from '../http/filling.js';
import type {Filling} from '../http/filling.js';
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
 * @throws PickleError when the answer is larger than allowed, or none.
 */
export function* fillEnvelope(
  allows: (name: PyName) => boolean,
  limits: EnvelopeLimits = defaultEnvelopeLimits,
): Filling<Envelope> {
  const prefix = new Uint8Array(8);
  yield prefix;
  const headerSize = Number(new DataView(prefix.buffer).getBigUint64(0, true));
  if (headerSize > limits.headerBytes)
    throw new PickleError(`the answer announces a header of ${headerSize} bytes`);
  const {sizes, serialised} = headerIn(readPickle(yield* fillBuffer(headerSize), {allows}));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > limits.totalBytes) throw new PickleError(`the answer announces ${total} bytes of data`);
  const buffers: Uint8Array[] = [];
  for (const size of sizes) buffers.push(yield* fillBuffer(size));
  return {serialised, buffers};
}

/**
 * Reads an envelope that is there.
 *
 * @throws PickleError when it is truncated, larger than allowed, or none.
 */
export function readEnvelope(bytes: Uint8Array, allows: (name: PyName) => boolean): Envelope {
  const filler = new Filler(fillEnvelope(allows));
  filler.copy(bytes);
  if (filler.result === null) throw truncated(bytes.length);
  return filler.result;
}

export function truncated(came: number): PickleError {
  return new PickleError(`the answer is truncated: it ends after ${came} bytes`);
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

/** Announced sizes up to this are believed at once; beyond it a quarter of the data must have come first, so that memory grows with what arrives. */
const firstStep = 256 * 2 ** 20;

function* fillBuffer(size: number): Filling<Uint8Array<ArrayBuffer>> {
  let buffer = new Uint8Array(Math.min(size, firstStep));
  let filled = 0;
  for (;;) {
    yield buffer.subarray(filled);
    filled = buffer.length;
    if (filled === size) return buffer;
    const larger = new Uint8Array(Math.min(size, filled * 4));
    larger.set(buffer);
    buffer = larger;
  }
}
