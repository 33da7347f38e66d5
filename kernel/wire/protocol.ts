/** The protocol thread's centre: what front-ends send, what cells answer, and the end of it all. */
import {setTimeout as delay} from 'node:timers/promises';
import {control, type ControlContext} from '../control/index.js';
import {endGroup} from '../process-group.js';
import type {ProtocolData, Reply, Request, ToCells, ToProtocol} from './bridge.js';
import {CapturedDescriptor} from './captured.js';
import {algorithmOf} from './connection.js';
import {controlRequests, shellRequests, stdinReplies, type ControlRequests, type Header} from './contents.js';
import {costOf, FlowSink} from './flow.js';
import type {Received} from './frames.js';
import {Inbound, messageLimit} from './inbound.js';
import {Interrupts} from './interrupts.js';
import {LastWords} from './last-words.js';
import {Latch} from './latch.js';
import type {Log} from './log.js';
import {HeaderMaker} from './message.js';
import {OpenRequests, type OpenRequest} from './open-requests.js';
import {Outboxes} from './outboxes.js';
import {watchParent} from './parent-watch.js';
import {Publisher} from './publisher.js';
import {SignatureMemory, Signer} from './signing.js';
import {closeSockets, echo, type Sockets} from './sockets.js';
import type {Shell} from './shell.js';
import {StdinChannel} from './stdin.js';
import {Subshells} from './subshells.js';

/** How long cells may take to clean up once the kernel is to end. */
const closingMs = 4000;
/** Until a cell that began to spin meanwhile is interrupted again. */
const closingStepMs = 250;

export class Protocol {
  private readonly headers = new HeaderMaker();
  private readonly signer: Signer;
  private readonly inbound: Inbound;
  private readonly outboxes: Outboxes;
  private readonly publisher: Publisher;
  private readonly flow: FlowSink;
  private readonly open = new OpenRequests();
  private readonly stdin: StdinChannel;
  private readonly subshells: Subshells;
  private readonly captured: readonly CapturedDescriptor[];
  private readonly interrupts = new Interrupts();
  private count = 0;
  private closing = false;
  private readonly lastWords: LastWords;
  /** What the first cell is told of the process before this one. */
  private news: string | null;
  private readonly cellsClosed = new Latch();

  constructor(
    private readonly data: ProtocolData,
    private readonly sockets: Sockets,
    private readonly log: Log,
  ) {
    this.lastWords = new LastWords(data.lastWords);
    this.news = this.lastWords.heard;
    this.signer = new Signer(data.connection.key, algorithmOf(data.connection));
    this.inbound = new Inbound(
      {signer: this.signer, memory: new SignatureMemory(), limit: messageLimit},
      log,
    );
    this.outboxes = new Outboxes(sockets, this.signer, log);
    this.publisher = new Publisher(this.outboxes.iopub, this.headers, this.signer);
    this.flow = new FlowSink(data.flow);
    this.stdin = new StdinChannel(
      this.headers,
      (message, identities) => this.outboxes.send('stdin', message, identities),
      (id, value) => this.toCells({kind: 'input', id, value}),
    );
    this.subshells = new Subshells({
      start: (request, shell) => this.start(request, shell),
      abort: (request) => this.abort(request),
    });
    this.captured = data.captured.map(
      ({fd, name}) =>
        new CapturedDescriptor(fd, (text, sent) =>
          this.publisher.stream(this.open.latestCell, name, text, sent),
        ),
    );
  }

  /** Begins to answer. */
  serve(): void {
    this.data.port.on('message', (message: ToProtocol) => this.fromCells(message));
    const loops = [
      echo(this.sockets.hb),
      this.receive('shell', (frames) => this.onShell(frames)),
      this.receive('control', (frames) => this.onControl(frames)),
      this.receive('stdin', (frames) => this.onStdin(frames)),
      this.receive('iopub', (frames) => this.onSubscription(frames)),
    ];
    for (const loop of loops) loop.catch((error: unknown) => this.log(`a socket failed: ${String(error)}`));
    if (this.data.parentPid !== null) {
      watchParent(this.data.parentPid, () => {
        this.log('whoever started this kernel is gone');
        void this.close();
      });
    }
    this.publisher.publish(null, 'status', {execution_state: 'starting'});
  }

  private async receive(
    channel: Exclude<keyof Sockets, 'hb'>,
    take: (frames: Buffer[]) => void | Promise<void>,
  ): Promise<void> {
    for await (const frames of this.sockets[channel]) await take(frames);
  }

  private onSubscription([request]: Buffer[]): Promise<void> {
    return this.sockets.iopub.answer(request, (topic, admit) => this.publisher.welcome(topic, admit));
  }

  private onStdin(frames: Buffer[]): void {
    const received = this.inbound.accept('stdin', stdinReplies, frames);
    if (received !== null) this.stdin.reply(received);
  }

  private onControl(frames: Buffer[]): void {
    const received = this.inbound.accept('control', controlRequests, frames);
    if (received !== null) void this.answer('control', received);
  }

  private onShell(frames: Buffer[]): void {
    const received = this.inbound.accept('shell', shellRequests, frames);
    if (received === null || this.closing) return;
    const {header} = received.message;
    const shell = this.subshells.get(header.subshell_id);
    if (shell === undefined) {
      this.reply('shell', received, {
        status: 'error',
        ename: 'ValueError',
        evalue: `there is no subshell '${String(header.subshell_id)}'`,
        traceback: [],
      });
    } else if (
      shell.running &&
      header.msg_type.startsWith('comm_') &&
      header.msg_type !== 'comm_info_request'
    ) {
      // A cell may be waiting for just this message of a widget.
      this.forward(this.open.begin(received, null));
    } else {
      shell.push(received);
    }
  }

  private start(received: Received, shell: Shell): void {
    const type = received.message.header.msg_type;
    if (type in controlRequests) {
      void this.answer('shell', received).then(() => shell.finish());
      return;
    }
    this.forward(this.open.begin(received, shell));
  }

  /** Answers what needs no evaluator. */
  private async answer(channel: 'shell' | 'control', received: Received): Promise<void> {
    const {header, content} = received.message;
    this.status('busy', header);
    const context: ControlContext = {
      interrupt: () => this.interrupts.interrupt(),
      shutdown: (restart) => {
        this.publisher.publish(header, 'shutdown_reply', {status: 'ok', restart});
        setImmediate(() => void this.close());
      },
      subshells: this.subshells,
    };
    this.reply(channel, received, await control(header.msg_type as keyof ControlRequests, content, context));
    this.status('idle', header);
  }

  /** The thread of the cells begins while this one tells everybody. */
  private forward({id, received, shell}: OpenRequest): void {
    const {header, content, buffers} = received.message;
    const isCell = header.msg_type === 'execute_request';
    const count = this.count + Number(isCell);
    if (isCell) {
      this.lastWords.running(count);
      this.interrupts.hearSignalsBeside(() => this.open.get(id) !== undefined);
    }
    this.toCells({kind: 'request', id, msgType: header.msg_type, header, content, buffers, count} as Request);
    if (shell !== null) this.status('busy', header);
    if (isCell) {
      const silent = content['silent'] === true;
      if (!silent && content['store_history'] !== false) this.count = count;
      if (!silent) {
        const code = content['code'] as string;
        this.publisher.publish(header, 'execute_input', {code, execution_count: count});
        if (this.news !== null) this.publisher.stream(header, 'stderr', this.news);
        this.news = null;
      }
    }
  }

  private fromCells(message: ToProtocol): void {
    switch (message.kind) {
      case 'link':
        this.interrupts.connect(message.link);
        break;
      case 'stream': {
        const cost = costOf(message.text.length);
        this.publisher.stream(this.open.headerOf(message.parent), message.name, message.text, () =>
          this.flow.done(cost),
        );
        if (this.flow.awaited) this.publisher.flushSoon();
        break;
      }
      case 'publish': {
        const {parent, msgType, content, metadata, buffers} = message;
        const sent = (): void => this.flow.done(costOf(content.length));
        this.publisher.publishJson(this.open.headerOf(parent), msgType, content, {metadata, buffers, sent});
        break;
      }
      case 'reply':
        this.finish(message);
        break;
      case 'input': {
        const request = this.open.get(message.parent);
        this.publisher.flush();
        if (request !== undefined)
          this.stdin.ask(message.id, request.received, message.prompt, message.password);
        break;
      }
      case 'closed':
        this.cellsClosed.release();
        void this.close();
        break;
    }
  }

  /** A request has been answered on the thread of the cells. */
  private finish({id, content, failed, result}: Reply): void {
    const request = this.open.end(id);
    if (request === undefined) return;
    const {received, shell, started} = request;
    const {header, content: asked} = received.message;
    if (header.msg_type === 'execute_request') this.lastWords.running(null);
    this.stdin.forget(received);
    for (const descriptor of this.captured) descriptor.drain();
    this.publisher.flush();
    if (result !== null) this.publisher.publishJson(header, 'execute_result', result);
    const reply = (): void => {
      if (content !== null) this.reply('shell', received, content, {started});
      if (shell !== null) this.status('idle', header);
    };
    const aborts = failed && header.msg_type === 'execute_request' && asked['stop_on_error'] !== false;
    if (aborts && asked['silent'] !== true && shell !== null) {
      shell.finishAndAbort(reply);
    } else {
      reply();
      shell?.finish();
    }
  }

  private abort(received: Received): void {
    const {header} = received.message;
    this.status('busy', header);
    this.reply(
      'shell',
      received,
      {status: 'aborted'},
      {started: new Date().toISOString(), status: 'aborted'},
    );
    this.status('idle', header);
  }

  private reply(
    channel: 'shell' | 'control',
    {identities, message}: Received,
    content: string | Readonly<Record<string, unknown>>,
    metadata: Readonly<Record<string, unknown>> = {},
  ): void {
    const msgType = message.header.msg_type.replace(/_request$/, '_reply');
    const header = this.headers.make(msgType);
    this.outboxes.send(channel, {header, parent: message.header, metadata, content, buffers: []}, identities);
  }

  private status(state: 'busy' | 'idle', parent: Header): void {
    this.publisher.publish(parent, 'status', {execution_state: state});
  }

  private toCells(message: ToCells): void {
    this.data.port.postMessage(message);
  }

  /** Interrupts until cells have cleaned up; whether they did so in time. */
  private async cellsEnd(): Promise<boolean> {
    const latest = performance.now() + closingMs;
    // What it unwinds must not be the cleaning up.
    await Promise.race([this.interrupts.interrupt(), delay(closingStepMs)]);
    this.toCells({kind: 'close'});
    do {
      if (await this.cellsClosed.wait(closingStepMs)) return true;
      // One that was on its way when the first interrupt came has to be stopped too.
      void this.interrupts.interrupt();
    } while (performance.now() < latest);
    return false;
  }

  /** Lets cells clean up, delivers what is under way, closes the sockets, and ends this thread. */
  private async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    this.lastWords.forget();
    const orderly = await this.cellsEnd();
    this.publisher.flush();
    const delivered = new Latch();
    void this.outboxes.empty().then(() => delivered.release());
    await delivered.wait(closingMs);
    for (const descriptor of this.captured) descriptor.close();
    closeSockets(this.sockets);
    if (!orderly) this.log('cells did not end in time: the process is killed');
    endGroup(orderly);
    await this.interrupts.close();
    this.data.port.close();
  }
}
