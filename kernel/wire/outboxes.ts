/** The ways out to front-ends, one for each channel. */
import {pack, type Outgoing} from './frames.js';
import type {Log} from './log.js';
import {Outbox} from './outbox.js';
import type {Signer} from './signing.js';
import type {Sockets} from './sockets.js';

export class Outboxes {
  readonly iopub: Outbox;
  private readonly routed: Readonly<Record<'shell' | 'control' | 'stdin', Outbox>>;

  constructor(
    sockets: Sockets,
    private readonly signer: Signer,
    log: Log,
  ) {
    this.iopub = new Outbox(sockets.iopub, log);
    this.routed = {
      shell: new Outbox(sockets.shell, log),
      control: new Outbox(sockets.control, log),
      stdin: new Outbox(sockets.stdin, log),
    };
  }

  /** Sends a message to the one front-end that the identities name. */
  send(channel: 'shell' | 'control' | 'stdin', message: Outgoing, identities: readonly Buffer[]): void {
    this.routed[channel].push(pack(message, this.signer, identities));
  }

  /** Resolves when nothing is left to send. */
  async empty(): Promise<void> {
    await Promise.all([this.iopub, ...Object.values(this.routed)].map((outbox) => outbox.empty()));
  }
}
