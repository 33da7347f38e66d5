/** What comes in from front-ends: checked, or dropped with a log line. */
import type {Schema} from './schema.js';
import {mismatch} from './schema.js';
import {unpack, type Received, type UnpackOptions} from './frames.js';
import type {Log} from './log.js';

/** The most bytes that a message may have. */
export const messageLimit = 512 * 1024 * 1024;

export class Inbound {
  constructor(
    private readonly options: UnpackOptions,
    private readonly log: Log,
  ) {}

  /** The message, when it is trusted, of a known type, and its content is what that type carries; null otherwise. */
  accept(
    channel: string,
    known: Readonly<Record<string, Schema>>,
    frames: readonly Buffer[],
  ): Received | null {
    const received = unpack(frames, this.options);
    if ('refused' in received) {
      this.log(`dropped a message on ${channel}: ${received.refused}`);
      return null;
    }
    const {header, content} = received.message;
    const schema = Object.hasOwn(known, header.msg_type) ? known[header.msg_type] : undefined;
    const wrong = schema === undefined ? 'its type is unknown' : mismatch(schema, content);
    if (wrong === null) return received;
    this.log(`dropped ${header.msg_type} on ${channel}: ${wrong}`);
    return null;
  }
}
