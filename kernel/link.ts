/** The thread of the cells' end of the line to the protocol thread. */
import type {MessagePort} from 'node:worker_threads';
import type {InterruptLink} from '../src/evaluator/interrupt.js';
import type {RunningRequests} from './running.js';
import type {Reply, ToCells, ToProtocol} from './wire/bridge.js';
import type {Broadcasts} from './wire/contents.js';
import {costOf, FlowSource} from './wire/flow.js';

export interface Attachments {
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly buffers?: readonly Uint8Array[];
}

export class ProtocolLink {
  private readonly flow: FlowSource;
  private readonly inputs = new Map<number, (value: string) => void>();
  private lastInput = 0;

  constructor(
    private readonly port: MessagePort,
    flow: SharedArrayBuffer,
    private readonly running: RunningRequests,
  ) {
    this.flow = new FlowSource(flow);
  }

  /** Hears what the protocol thread says, from the first message on; answers to questions are handled here. */
  listen(take: (message: Exclude<ToCells, {kind: 'input'}>) => void): void {
    this.port.on('message', (message: ToCells) => {
      if (message.kind === 'input') {
        this.inputs.get(message.id)?.(message.value);
        this.inputs.delete(message.id);
      } else {
        take(message);
      }
    });
  }

  connect(link: InterruptLink): void {
    this.port.postMessage({kind: 'link', link} satisfies ToProtocol, [link.port]);
  }

  stream(name: 'stdout' | 'stderr', text: string): void {
    const parent = this.running.currentRef;
    if (parent === null || text === '') return;
    this.postOutput({kind: 'stream', parent, name, text}, text.length);
  }

  /** Publishes for the request on whose account the caller runs. Throws what serialising the content throws. */
  publish<T extends keyof Broadcasts>(
    msgType: T,
    content: Broadcasts[T],
    attachments: Attachments = {},
  ): void {
    const parent = this.running.currentRef;
    if (parent === null) return;
    const json = JSON.stringify(content);
    this.postOutput({kind: 'publish', parent, msgType, content: json, ...attachments}, json.length);
  }

  /** Asks the front-end that sent a request; never settles when the request ends first. */
  ask(parent: number, prompt: string, password: boolean): Promise<string> {
    this.lastInput += 1;
    const id = this.lastInput;
    return new Promise((resolve) => {
      this.inputs.set(id, resolve);
      this.post({kind: 'input', id, parent, prompt, password});
    });
  }

  reply(reply: Reply): void {
    this.post({kind: 'reply', ...reply});
  }

  /** Says that cells have cleaned up, or that the kernel is to end. */
  closed(): void {
    this.post({kind: 'closed'});
  }

  private postOutput(message: ToProtocol, characters: number): void {
    this.flow.begin(costOf(characters));
    this.post(message);
    this.flow.wait();
  }

  private post(message: ToProtocol): void {
    this.port.postMessage(message);
  }
}
