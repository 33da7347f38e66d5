/** Messages as ZeroMQ's frames: identities, a delimiter, the signature, four JSON parts, and buffers. */
import {header as headerSchema, type Header} from './contents.js';
import type {Message} from './message.js';
import {mismatch} from './schema.js';
import type {SignatureMemory, Signer} from './signing.js';

const delimiter = Buffer.from('<IDS|MSG>');

export interface Received {
  /** Who sent it; a reply starts with the same. */
  readonly identities: readonly Buffer[];
  readonly message: Message;
}

/** A message that was dropped, with what is wrong with it. */
export interface Refused {
  readonly refused: string;
}

/** A message to be sent; its content may be JSON text already. */
export type Outgoing = Omit<Message, 'content'> & {readonly content: Message['content'] | string};

export function pack(
  message: Outgoing,
  signer: Signer,
  identities: readonly Uint8Array[] = [],
): Uint8Array[] {
  const {header, parent, metadata, content} = message;
  const parts = [header, parent ?? {}, metadata, content].map((part) =>
    Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)),
  );
  return [...identities, delimiter, Buffer.from(signer.sign(parts)), ...parts, ...message.buffers];
}

export interface UnpackOptions {
  readonly signer: Signer;
  readonly memory: SignatureMemory;
  /** The most bytes that a message may have, all frames together. */
  readonly limit: number;
}

/** Reads a message, or says why it cannot be trusted or understood. */
export function unpack(
  frames: readonly Buffer[],
  {signer, memory, limit}: UnpackOptions,
): Received | Refused {
  const bytes = frames.reduce((sum, frame) => sum + frame.length, 0);
  if (bytes > limit) return {refused: `oversized: ${bytes} bytes, ${limit} are taken`};
  const start = frames.findIndex((frame) => frame.equals(delimiter));
  if (start < 0) return {refused: 'malformed: no delimiter'};
  const [signature, ...rest] = frames.slice(start + 1);
  const parts = rest.slice(0, 4);
  if (signature === undefined || parts.length < 4) return {refused: 'malformed: parts are missing'};
  if (!signer.verifies(signature, parts)) {
    return {refused: signature.length === 0 ? 'unsigned' : 'wrong signature'};
  }
  const parsed = parts.map(parseObject);
  const [header, parent, metadata, content] = parsed;
  if (!header || !parent || !metadata || !content) {
    return {refused: 'malformed: a part is no JSON object'};
  }
  const wrong = mismatch(headerSchema, header, 'header');
  if (wrong !== null) return {refused: `malformed: ${wrong}`};
  if (signer.signs && !memory.admit(signature.toString('latin1'))) return {refused: 'replayed'};
  return {
    identities: frames.slice(0, start),
    message: {
      header: header as Header,
      parent: 'msg_id' in parent ? (parent as Header) : null,
      metadata,
      content,
      buffers: rest.slice(4),
    },
  };
}

function parseObject(part: Buffer): Readonly<Record<string, unknown>> | null {
  let value: unknown;
  try {
    value = JSON.parse(part.toString());
  } catch {
    return null;
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}
