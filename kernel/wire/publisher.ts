/** The iopub channel: output in order, streams coalesced. */
import type {Broadcasts, Header} from './contents.js';
import {pack} from './frames.js';
import type {HeaderMaker} from './message.js';
import type {Outbox} from './outbox.js';
import type {Signer} from './signing.js';

/** How long text may wait for more of the same stream. */
const coalesceMs = 50;
/** Text that leaves at once; also the most that one message carries. */
const chunkCharacters = 256 * 1024;

type StreamName = 'stdout' | 'stderr';

interface Pending {
  readonly parent: Header | null;
  readonly name: StreamName;
  readonly texts: string[];
  characters: number;
  readonly sent: (() => void)[];
}

export interface PublishExtras {
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly buffers?: readonly Uint8Array[] | undefined;
  /** Called when the message has left. */
  readonly sent?: (() => void) | undefined;
}

interface Delivery extends PublishExtras {
  readonly topic?: Buffer;
  /** Called when the message is about to leave. */
  readonly turn?: (() => void) | undefined;
}

export class Publisher {
  private pending: Pending | null = null;
  private timer: NodeJS.Timeout | null = null;
  private soon: NodeJS.Immediate | null = null;

  constructor(
    private readonly outbox: Outbox,
    private readonly headers: HeaderMaker,
    private readonly signer: Signer,
  ) {}

  publish<T extends keyof Broadcasts>(parent: Header | null, msgType: T, content: Broadcasts[T]): void {
    this.publishJson(parent, msgType, JSON.stringify(content));
  }

  /** Publishes content that is JSON text already. */
  publishJson(
    parent: Header | null,
    msgType: keyof Broadcasts,
    content: string,
    {metadata = {}, buffers = [], sent}: PublishExtras = {},
  ): void {
    this.flush();
    this.send(parent, msgType, content, {metadata, buffers, sent});
  }

  /** Adds to a stream; what waits leaves after 50 ms, or before anything else is published. */
  stream(parent: Header | null, name: StreamName, text: string, sent?: () => void): void {
    if (
      this.pending !== null &&
      (this.pending.name !== name || this.pending.parent?.msg_id !== parent?.msg_id)
    ) {
      this.flush();
    }
    this.pending ??= {parent, name, texts: [], characters: 0, sent: []};
    this.pending.texts.push(text);
    this.pending.characters += text.length;
    if (sent !== undefined) this.pending.sent.push(sent);
    if (this.pending.characters >= chunkCharacters) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), coalesceMs);
  }

  /** Tells a new subscriber that it will miss nothing from here on: the first that it gets, as `admit` lets it hear. Resolves when it has left. */
  welcome(topic: Buffer, admit: () => void): Promise<void> {
    this.flush();
    const content = JSON.stringify({subscription: topic.toString()});
    return new Promise((resolve) => {
      this.send(null, 'iopub_welcome', content, {topic, sent: resolve, turn: admit});
    });
  }

  /** Lets what waits leave with what comes in this turn of the event loop. */
  flushSoon(): void {
    this.soon ??= setImmediate(() => this.flush());
  }

  flush(): void {
    if (this.soon !== null) clearImmediate(this.soon);
    this.soon = null;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const {pending} = this;
    if (pending === null) return;
    this.pending = null;
    const chunks = split(pending.texts.join(''));
    for (const [at, text] of chunks.entries()) {
      const last = at === chunks.length - 1;
      const sent = last ? () => pending.sent.forEach((each) => each()) : undefined;
      this.send(pending.parent, 'stream', JSON.stringify({name: pending.name, text}), {sent});
    }
  }

  /** Without a topic of its own, a message is told to those who asked for everything, or for its type. */
  private send(
    parent: Header | null,
    msgType: keyof Broadcasts,
    content: string,
    {metadata = {}, buffers = [], sent, turn, topic}: Delivery,
  ): void {
    const message = {header: this.headers.make(msgType), parent, metadata, content, buffers};
    this.outbox.push(pack(message, this.signer, [topic ?? Buffer.from(msgType)]), sent, turn);
  }
}

/** Pieces that a message may carry, none of which ends inside a surrogate pair. */
function split(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (from < text.length) {
    let to = Math.min(from + chunkCharacters, text.length);
    const last = text.charCodeAt(to - 1);
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to += 1;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}
