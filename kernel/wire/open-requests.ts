/** The requests that the thread of the cells has begun and not answered yet. */
import type {ParentRef} from './bridge.js';
import type {Header} from './contents.js';
import type {Received} from './frames.js';
import type {Shell} from './shell.js';

export interface OpenRequest {
  readonly id: number;
  readonly received: Received;
  /** The shell that waits for the reply; null for a message that passed by the queue. */
  readonly shell: Shell | null;
  /** When it was begun, ISO 8601. */
  readonly started: string;
}

export class OpenRequests {
  private readonly open = new Map<number, OpenRequest>();
  private lastId = 0;
  private lastCell: Header | null = null;

  begin(received: Received, shell: Shell | null): OpenRequest {
    this.lastId += 1;
    const request = {id: this.lastId, received, shell, started: new Date().toISOString()};
    this.open.set(request.id, request);
    if (received.message.header.msg_type === 'execute_request') this.lastCell = received.message.header;
    return request;
  }

  get(id: number): OpenRequest | undefined {
    return this.open.get(id);
  }

  end(id: number): OpenRequest | undefined {
    const request = this.open.get(id);
    this.open.delete(id);
    return request;
  }

  headerOf(parent: ParentRef): Header | null {
    return typeof parent === 'number' ? (this.open.get(parent)?.received.message.header ?? null) : parent;
  }

  /** The cell that was begun last: output of child processes is put to its account. */
  get latestCell(): Header | null {
    return this.lastCell;
  }
}
