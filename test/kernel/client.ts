/** A front-end for tests: every message that it gets is checked against the schemas. */
import {Dealer, Request as HeartbeatSocket, Subscriber, type Socket} from 'zeromq';
import {algorithmOf, endpoint, type ConnectionInfo} from '../../kernel/wire/connection.js';
import type {ControlRequests, ShellRequests} from '../../kernel/wire/contents.js';
import {pack, unpack} from '../../kernel/wire/frames.js';
import {HeaderMaker, type Message} from '../../kernel/wire/message.js';
import {SignatureMemory, Signer} from '../../kernel/wire/signing.js';
import {checkMessage} from './schemas.js';

type Channel = 'shell' | 'control' | 'stdin' | 'iopub';
type Wanted = (message: Message) => boolean;

interface Waiter {
  readonly wanted: Wanted;
  readonly resolve: (message: Message) => void;
  readonly reject: (error: unknown) => void;
}

/** What one request led to. */
export interface Exchange {
  readonly reply: Message;
  /** What was published for it, from busy to idle, both left out. */
  readonly output: readonly Message[];
}

/** Keys of a CurveZMQ connection as the front-end needs them. */
export interface CurveKeys {
  readonly publicKey: string;
  readonly secretKey: string;
}

export class Client {
  readonly signer: Signer;
  private readonly headers = new HeaderMaker();
  private readonly sockets: {shell: Dealer; control: Dealer; stdin: Dealer; iopub: Subscriber};
  private readonly heartbeat: HeartbeatSocket;
  private readonly inbox: Record<Channel, Message[]> = {shell: [], control: [], stdin: [], iopub: []};
  private readonly waiters: Record<Channel, Waiter[]> = {shell: [], control: [], stdin: [], iopub: []};
  private failure: unknown = null;

  constructor(
    readonly connection: ConnectionInfo,
    curve?: CurveKeys,
    /** Gets every message once its signature is right; by default it is checked against the schemas. */
    private readonly check: (channel: Channel, message: Message) => void = checkMessage,
  ) {
    this.signer = new Signer(connection.key, algorithmOf(connection));
    const keys = curve && {
      curveServerKey: connection.curve_publickey ?? null,
      curvePublicKey: curve.publicKey,
      curveSecretKey: curve.secretKey,
    };
    const routed = {
      ...keys,
      linger: 0,
      routingId: `test-${process.pid}-${Math.random().toString(36).slice(2)}`,
    };
    this.sockets = {
      shell: new Dealer(routed),
      control: new Dealer(routed),
      stdin: new Dealer(routed),
      iopub: new Subscriber({...keys, linger: 0}),
    };
    this.heartbeat = new HeartbeatSocket({...keys, linger: 0});
    this.sockets.iopub.subscribe('');
    for (const channel of ['shell', 'control', 'stdin', 'iopub'] as const) {
      this.sockets[channel].connect(endpoint(connection, channel));
      this.receive(channel).catch((error: unknown) => {
        this.failure = error;
        for (const waiter of Object.values(this.waiters).flat()) waiter.reject(error);
      });
    }
    this.heartbeat.connect(endpoint(connection, 'hb'));
  }

  /** A client that is heard and hears: the kernel has welcomed it on iopub. */
  static async connect(connection: ConnectionInfo, curve?: CurveKeys): Promise<Client> {
    const client = new Client(connection, curve);
    await client.next('iopub', ({header}) => header.msg_type === 'iopub_welcome');
    return client;
  }

  /** Sends a request and returns its id. */
  async send<T extends keyof ShellRequests | keyof ControlRequests | 'input_reply'>(
    channel: Exclude<Channel, 'iopub'>,
    msgType: T,
    content: T extends keyof ShellRequests ? ShellRequests[T] : Readonly<Record<string, unknown>>,
    subshell?: string,
  ): Promise<string> {
    const header = {...this.headers.make(msgType), ...(subshell !== undefined && {subshell_id: subshell})};
    const message = {header, parent: null, metadata: {}, content, buffers: []};
    await this.sockets[channel].send(pack(message, this.signer));
    return header.msg_id;
  }

  /** Sends frames as they are. */
  async sendRaw(channel: Exclude<Channel, 'iopub'>, frames: Uint8Array[]): Promise<void> {
    await this.sockets[channel].send(frames);
  }

  /** The next message of a channel that fits, waiting for it; those before it are kept. */
  next(channel: Channel, wanted: Wanted): Promise<Message> {
    if (this.failure !== null) throw this.failure as Error;
    const at = this.inbox[channel].findIndex(wanted);
    const [there] = at < 0 ? [] : this.inbox[channel].splice(at, 1);
    if (there !== undefined) return Promise.resolve(there);
    return new Promise((resolve, reject) => {
      this.waiters[channel].push({wanted, resolve, reject});
    });
  }

  replyTo(channel: 'shell' | 'control', id: string): Promise<Message> {
    return this.next(channel, ({parent}) => parent?.msg_id === id);
  }

  /** What is published for a request, until idle. */
  async outputOf(id: string): Promise<Message[]> {
    const output: Message[] = [];
    for (;;) {
      const message = await this.next('iopub', ({parent}) => parent?.msg_id === id);
      const state = message.header.msg_type === 'status' ? message.content['execution_state'] : null;
      if (state === 'idle') return output;
      if (state === null) output.push(message);
    }
  }

  async request<T extends keyof ShellRequests>(
    msgType: T,
    content: ShellRequests[T],
    subshell?: string,
  ): Promise<Exchange> {
    const id = await this.send('shell', msgType, content as never, subshell);
    const [reply, output] = await Promise.all([this.replyTo('shell', id), this.outputOf(id)]);
    return {reply, output};
  }

  execute(code: string, options: Partial<ShellRequests['execute_request']> = {}): Promise<Exchange> {
    return this.request('execute_request', {code, ...options});
  }

  async control<T extends keyof ControlRequests>(msgType: T, content: ControlRequests[T]): Promise<Message> {
    return this.replyTo('control', await this.send('control', msgType, content as never));
  }

  /** Sends a beat and resolves when it comes back. */
  async beat(): Promise<void> {
    await this.heartbeat.send('beat');
    await this.heartbeat.receive();
  }

  close(): void {
    const all: Socket[] = [...Object.values(this.sockets), this.heartbeat];
    for (const socket of all) socket.close();
  }

  private async receive(channel: Channel): Promise<void> {
    const memory = new SignatureMemory();
    for await (const frames of this.sockets[channel]) {
      const received = unpack(frames, {signer: this.signer, memory, limit: Infinity});
      if ('refused' in received) throw new Error(`${channel}: ${received.refused}`);
      this.check(channel, received.message);
      this.deliver(channel, received.message);
    }
  }

  private deliver(channel: Channel, message: Message): void {
    const at = this.waiters[channel].findIndex(({wanted}) => wanted(message));
    const [waiter] = at < 0 ? [] : this.waiters[channel].splice(at, 1);
    if (waiter === undefined) this.inbox[channel].push(message);
    else waiter.resolve(message);
  }
}

/** The text of one stream among what was published. */
export function streamText(output: readonly Message[], name: 'stdout' | 'stderr' = 'stdout'): string {
  return output
    .filter(({header, content}) => header.msg_type === 'stream' && content['name'] === name)
    .map(({content}) => content['text'])
    .join('');
}
