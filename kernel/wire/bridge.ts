/** What the thread that runs cells and the protocol thread say to each other. */
import type {MessagePort} from 'node:worker_threads';
import type {InterruptLink} from '../../src/evaluator/interrupt.js';
import type {ConnectionInfo} from './connection.js';
import type {Broadcasts, Header, ShellRequests} from './contents.js';

/** The requests that need the evaluator; the protocol thread answers the others itself. */
export type CellRequests = Omit<ShellRequests, 'kernel_info_request' | 'shutdown_request'>;

/** A request as the thread that runs cells gets it. */
export interface Request<T extends keyof CellRequests = keyof CellRequests> {
  readonly kind: 'request';
  /** Names the request until its reply is sent. */
  readonly id: number;
  readonly msgType: T;
  readonly header: Header;
  readonly content: CellRequests[T];
  readonly buffers: readonly Uint8Array[];
  /** Execution count, for a cell. */
  readonly count: number;
}

export type ToCells =
  Request | {readonly kind: 'input'; readonly id: number; readonly value: string} | {readonly kind: 'close'};

/** The request that output belongs to: its id while it is open, its header afterwards. */
export type ParentRef = number | Header;

/** How a request ended. */
export interface Reply {
  readonly id: number;
  /** JSON text; null where the request has no reply. */
  readonly content: string | null;
  readonly failed: boolean;
  /** Content of the cell's execute_result, where it has one. */
  readonly result: string | null;
}

/** Contents travel as JSON text: what cannot be serialised fails where it was displayed, and nothing is copied twice. */
export type ToProtocol =
  | {readonly kind: 'link'; readonly link: InterruptLink}
  | {
      readonly kind: 'stream';
      readonly parent: ParentRef;
      readonly name: 'stdout' | 'stderr';
      readonly text: string;
    }
  | {
      readonly kind: 'publish';
      readonly parent: ParentRef;
      readonly msgType: keyof Broadcasts;
      readonly content: string;
      readonly metadata?: Readonly<Record<string, unknown>>;
      readonly buffers?: readonly Uint8Array[];
    }
  | (Reply & {readonly kind: 'reply'})
  | {
      readonly kind: 'input';
      readonly id: number;
      readonly parent: number;
      readonly prompt: string;
      readonly password: boolean;
    }
  | {readonly kind: 'closed'};

/** What the protocol thread is started with. */
export interface ProtocolData {
  /** The line to the thread of the cells, which may begin to listen later. */
  readonly port: MessagePort;
  readonly connection: ConnectionInfo;
  readonly flow: SharedArrayBuffer;
  /** File descriptor that log lines go to. */
  readonly log: number;
  /** Where what child processes write to descriptors 1 and 2 can be read, where it is captured. */
  readonly captured: readonly {readonly fd: number; readonly name: 'stdout' | 'stderr'}[];
  /** File that tells a later process what this one did when it ended. */
  readonly lastWords: string;
  /** Process that the kernel does not outlive. */
  readonly parentPid: number | null;
}
