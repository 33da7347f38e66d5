/** A running kernel: its connection, what becomes of it, and the requests that the shell makes. */
import {setTimeout as after} from 'node:timers/promises';
import {KernelConnection, type Kernel, type KernelMessage} from '@jupyterlab/services';
import {ConnectionError, type MarsError} from '../../errors/index.js';
import type {JupyterServer} from './server.js';

/** How often a server that does not answer is asked again. */
const RETRY_MS = 1000;
/** How long a kernel may take to answer before it counts as busy. */
const PATIENCE_MS = 1500;

export type ExecuteFuture = Kernel.IShellFuture<
  KernelMessage.IExecuteRequestMsg,
  KernelMessage.IExecuteReplyMsg
>;

export class RemoteKernel {
  readonly connection: KernelConnection;
  private readonly waiting = new Set<(error: MarsError) => void>();
  private readonly listeners = new Set<(notice: string) => void>();
  private readonly renewals = new Set<() => void>();
  /** Why nothing can be asked of the kernel any more. */
  private end: MarsError | null = null;
  private searching = false;
  private closed = false;

  constructor(
    private readonly server: JupyterServer,
    model: Kernel.IModel,
  ) {
    this.connection = new KernelConnection({model, serverSettings: server.settings, handleComms: false});
    this.connection.statusChanged.connect((_, status) => {
      this.note(status);
    });
    this.connection.connectionStatusChanged.connect((_, status) => {
      if (status !== 'connected') void this.search();
    });
  }

  get name(): string {
    return this.connection.name;
  }

  get id(): string {
    return this.connection.id;
  }

  /** Calls `listener` with what a person should know of the kernel while nothing waits for it. */
  onNotice(listener: (notice: string) => void): void {
    this.listeners.add(listener);
  }

  /** Calls `listener` when the kernel begins anew, with nothing of what it held. */
  onRenewal(listener: () => void): void {
    this.renewals.add(listener);
  }

  /** Messages that the kernel publishes for requests of this connection. */
  onOutput(listener: (message: KernelMessage.IIOPubMessage) => void): void {
    this.connection.iopubMessage.connect((_, message) => {
      const {parent_header: parent} = message;
      if ('session' in parent && parent.session === this.connection.clientId) listener(message);
    });
  }

  /**
   * What `work` gives, as long as the kernel lives.
   * @throws ConnectionError when it does not
   */
  async whileAlive<T>(work: () => Promise<T>): Promise<T> {
    if (this.end !== null) throw this.end;
    let fail: (error: MarsError) => void = () => undefined;
    const lost = new Promise<never>((_, reject) => {
      fail = reject;
    });
    this.waiting.add(fail);
    try {
      return await Promise.race([work(), lost]);
    } finally {
      this.waiting.delete(fail);
    }
  }

  /** Resolves when the kernel answers. */
  async ready(): Promise<void> {
    await this.whileAlive(() => this.connection.info);
  }

  /** Resolves when messages can be exchanged, whether the kernel is busy or not. */
  async connected(): Promise<void> {
    const {connection} = this;
    await this.whileAlive(
      () =>
        new Promise<void>((resolve) => {
          const look = (): void => {
            if (connection.connectionStatus !== 'connected') return;
            connection.connectionStatusChanged.disconnect(look);
            resolve();
          };
          connection.connectionStatusChanged.connect(look);
          look();
        }),
    );
  }

  /** Number of the next cell; null when the kernel is too busy to say. */
  async count(): Promise<number | null> {
    const future = this.execute({code: '', silent: true, store_history: false, allow_stdin: false});
    const reply = await Promise.race([
      this.whileAlive(() => future.done),
      after(PATIENCE_MS, null, {ref: false}),
    ]);
    if (reply === null) return null;
    return (reply.content.execution_count ?? 0) + 1;
  }

  execute(content: KernelMessage.IExecuteRequestMsg['content']): ExecuteFuture {
    return this.connection.requestExecute(content, true);
  }

  interrupt(): Promise<void> {
    return this.server.interrupt(this.id);
  }

  /** Lets the kernel go; ends it where `shutdown` says so. */
  async close(shutdown: boolean): Promise<void> {
    this.closed = true;
    const ended = shutdown && this.end === null ? this.server.shutdown(this.id) : Promise.resolve();
    // A server that is gone took its kernels along.
    await ended.catch(() => undefined);
    this.connection.dispose();
  }

  private note(status: KernelMessage.Status): void {
    if (this.closed) return;
    if (status === 'autorestarting') {
      for (const listener of this.renewals) listener();
      this.drop(
        new ConnectionError(
          `The kernel '${this.name}' died, and the server started it anew: what its cells declared is gone.`,
        ),
      );
    } else if (status === 'dead') this.finish(`The kernel '${this.name}' died.`);
  }

  /** Fails what waits for an answer, or tells it to whoever sits there. */
  private drop(error: MarsError): void {
    if (this.waiting.size === 0) this.tell(error.message);
    for (const fail of [...this.waiting]) fail(error);
  }

  private finish(why: string): void {
    if (this.end !== null) return;
    this.end = new ConnectionError(`${why} Leave with Ctrl-D, and start mars-repl again for another one.`);
    this.drop(this.end);
  }

  private tell(notice: string): void {
    for (const listener of this.listeners) listener(notice);
  }

  /** Finds out what became of a connection that was lost, and connects again where the kernel is still there. */
  private async search(): Promise<void> {
    if (this.searching || this.closed || this.connection.isDisposed) return;
    this.searching = true;
    let told = false;
    while (!this.reached()) {
      const found = await this.server.model(this.id).then(
        (model) => (model === null ? 'gone' : 'there'),
        () => 'unreachable',
      );
      if (this.reached()) break;
      if (found === 'gone')
        this.finish(`The kernel '${this.name}' is gone: ${this.server.url} has it no more.`);
      else if (found === 'there') await this.connection.reconnect().catch(() => undefined);
      if (found !== 'gone' && !told && !this.reached()) {
        told = true;
        this.tell(`The connection to ${this.server.url} is lost; trying again …`);
      }
      if (!this.reached()) await after(RETRY_MS, undefined, {ref: false});
    }
    this.searching = false;
    if (told && this.connection.connectionStatus === 'connected')
      this.tell(`Connected with ${this.server.url} again.`);
  }

  private reached(): boolean {
    return this.closed || this.end !== null || this.connection.connectionStatus === 'connected';
  }
}
