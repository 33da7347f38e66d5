/** The request on whose account code runs: kept along callbacks, so that late output finds its cell. */
import {AsyncLocalStorage} from 'node:async_hooks';
import type {MimeBundle} from '../src/interactive/types.js';
import type {ParentRef, Request} from './wire/bridge.js';
import type {Header} from './wire/contents.js';

export interface Running {
  readonly id: number;
  readonly header: Header;
  /** Whether the front-end answers questions. */
  readonly allowStdin: boolean;
  /** Text to be paged with the reply. */
  readonly pages: MimeBundle[];
  /** Content of the execute_result, as JSON text: it travels with the reply. */
  result: string | null;
  /** Until the reply is sent. */
  open: boolean;
}

export class RunningRequests {
  private readonly storage = new AsyncLocalStorage<Running>();
  private latest: Running | null = null;

  /** Runs what a request asks for on its account. */
  async run<T>(request: Request, work: (running: Running) => Promise<T>): Promise<T> {
    const allowStdin = 'allow_stdin' in request.content && (request.content.allow_stdin ?? false);
    const running: Running = {
      id: request.id,
      header: request.header,
      allowStdin,
      pages: [],
      result: null,
      open: true,
    };
    if (request.msgType === 'execute_request') this.latest = running;
    try {
      return await this.storage.run(running, () => work(running));
    } finally {
      running.open = false;
    }
  }

  /** The request of the code that asks; of native callbacks, which have none, the latest cell. */
  get current(): Running | null {
    return this.storage.getStore() ?? this.latest;
  }

  get currentRef(): ParentRef | null {
    const {current} = this;
    if (current === null) return null;
    return current.open ? current.id : current.header;
  }
}
