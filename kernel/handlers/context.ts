/** What the handlers of the cells' thread work with. */
import type {Interactive} from '../../src/interactive/interactive.js';
import type {ReplyContent} from '../control/context.js';
import type {Comms} from '../comms.js';
import type {ProtocolLink} from '../link.js';
import type {Running} from '../running.js';
import type {CellRequests, Request} from '../wire/bridge.js';

export interface CellContext {
  readonly interactive: Interactive;
  readonly comms: Comms;
  readonly link: ProtocolLink;
}

/** Answers a request; null where its type has no reply. */
export type CellHandler<T extends keyof CellRequests> = (
  request: Request<T>,
  context: CellContext,
  running: Running,
) => ReplyContent<T> | Promise<ReplyContent<T>>;
