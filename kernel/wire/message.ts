/** A message of Jupyter's protocol, and its header. */
import {randomUUID} from 'node:crypto';
import {userInfo} from 'node:os';
import {protocolVersion, type Header} from './contents.js';

export interface Message {
  readonly header: Header;
  /** Header of the request that caused this message; null where none did. */
  readonly parent: Header | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly content: Readonly<Record<string, unknown>>;
  /** Binary data beside the content, as widgets send it. */
  readonly buffers: readonly Uint8Array[];
}

/** Makes the headers of one kernel's messages: ids are the session's with a running number. */
export class HeaderMaker {
  private readonly session = randomUUID();
  private readonly username = userName();
  private made = 0;

  make(msgType: string): Header {
    this.made += 1;
    return {
      msg_id: `${this.session}_${this.made}`,
      session: this.session,
      username: this.username,
      date: new Date().toISOString(),
      msg_type: msgType,
      version: protocolVersion,
    };
  }
}

/** Containers run under users that have no entry in the system's list. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'kernel';
  }
}
