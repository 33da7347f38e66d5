/** Comms: named lines between a cell and the front-end, as widgets use them. */
import {randomUUID} from 'node:crypto';
import {KeyError, unknownName} from '../src/errors/index.js';
import type {ProtocolLink} from './link.js';

export type CommData = Readonly<Record<string, unknown>>;

/** What arrives on a comm. */
export interface CommMessage {
  readonly data: CommData;
  readonly buffers: readonly Uint8Array[];
}

export type CommListener = (message: CommMessage) => void | Promise<void>;
/** Called with a comm that the front-end opened, and what it sent along. */
export type CommTarget = (comm: Comm, opening: CommMessage) => void | Promise<void>;

export interface CommOptions {
  readonly data?: CommData;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly buffers?: readonly Uint8Array[];
  /** Identifies the comm; made up by default. */
  readonly id?: string;
}

/** One line, open until either side closes it. */
export class Comm {
  private messageListener: CommListener | null = null;
  private closeListener: CommListener | null = null;

  constructor(
    readonly id: string,
    readonly target: string,
    private readonly link: ProtocolLink,
    private readonly forget: (comm: Comm) => void,
  ) {}

  /** Sets who gets what the front-end sends. */
  onMessage(listener: CommListener): this {
    this.messageListener = listener;
    return this;
  }

  /** Sets who is told when the front-end closes the line. */
  onClose(listener: CommListener): this {
    this.closeListener = listener;
    return this;
  }

  send(data: CommData, {metadata, buffers}: Omit<CommOptions, 'data' | 'id'> = {}): void {
    const attachments = {...(metadata && {metadata}), ...(buffers && {buffers})};
    this.link.publish('comm_msg', {comm_id: this.id, data}, attachments);
  }

  close(data: CommData = {}): void {
    this.forget(this);
    this.link.publish('comm_close', {comm_id: this.id, data});
  }

  /** Hands on what the front-end sent. */
  async receive(message: CommMessage): Promise<void> {
    await this.messageListener?.(message);
  }

  /** The front-end closed the line. */
  async closedByPeer(message: CommMessage): Promise<void> {
    this.forget(this);
    await this.closeListener?.(message);
  }
}

/** The open comms of a kernel, and what it does with those that the front-end opens. */
export class Comms {
  private readonly byId = new Map<string, Comm>();
  private readonly targets = new Map<string, CommTarget>();

  constructor(private readonly link: ProtocolLink) {}

  /**
   * Opens a line to `target` in the front-end.
   *
   * @example
   * const comm = comms.open('my-target', {data: {hello: 1}}).onMessage(({data}) => console.log(data));
   */
  open(target: string, {data = {}, metadata, buffers, id = randomUUID()}: CommOptions = {}): Comm {
    const comm = this.add(id, target);
    const attachments = {...(metadata && {metadata}), ...(buffers && {buffers})};
    this.link.publish('comm_open', {comm_id: id, target_name: target, data}, attachments);
    return comm;
  }

  /** Says what happens when the front-end opens a comm to `target`. */
  register(target: string, handler: CommTarget): void {
    this.targets.set(target, handler);
  }

  unregister(target: string): void {
    if (!this.targets.delete(target)) {
      throw new KeyError(
        `comms.unregister: no target '${target}'.${unknownName(target, this.targets.keys())}`,
      );
    }
  }

  /** The open comms, or those to one target. */
  list(target: string | null = null): Comm[] {
    return [...this.byId.values()].filter((comm) => target === null || comm.target === target);
  }

  get(id: string): Comm | undefined {
    return this.byId.get(id);
  }

  /** The front-end opened a line; one to an unknown target is closed again. */
  async openedByPeer(id: string, target: string, opening: CommMessage): Promise<void> {
    const handler = this.targets.get(target);
    const comm = this.add(id, target);
    if (handler === undefined) {
      comm.close();
      return;
    }
    await handler(comm, opening);
  }

  private add(id: string, target: string): Comm {
    const comm = new Comm(id, target, this.link, (closed) => this.byId.delete(closed.id));
    this.byId.set(id, comm);
    return comm;
  }
}
