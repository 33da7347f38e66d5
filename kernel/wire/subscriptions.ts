/** The socket of the iopub channel: a subscriber hears nothing before it is welcomed. */
import {XPublisher} from 'zeromq';

/** How libzmq calls the options that let the sender of the latest request in, and out. */
const ZMQ_SUBSCRIBE = 6;
const ZMQ_UNSUBSCRIBE = 7;

/** Sends a subscriber its first message, after calling `admit`; resolves when it has left. */
export type Welcome = (topic: Buffer, admit: () => void) => Promise<void>;

export class SubscriptionSocket extends XPublisher {
  /** Does what a request asks for. Until it is done no other may be received. */
  async answer(request: Buffer | undefined, welcome: Welcome): Promise<void> {
    const [kind] = request ?? [];
    const topic = request?.subarray(1) ?? Buffer.alloc(0);
    if (kind === 0) this.change(ZMQ_UNSUBSCRIBE, topic);
    if (kind === 1) await welcome(topic, () => this.change(ZMQ_SUBSCRIBE, topic));
  }

  /** Does nothing where the sender is gone. */
  private change(option: number, topic: Buffer): void {
    try {
      this.setStringOption(option, topic);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EINVAL')) throw error;
    }
  }
}
