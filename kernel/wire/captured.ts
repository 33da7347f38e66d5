/** Reads what child processes and native code write to the process's own standard output and error. */
import {readSync} from 'node:fs';
import {Socket} from 'node:net';
import {StringDecoder} from 'node:string_decoder';

/** Text under way before reading pauses, and with it whoever writes. */
const limit = 1024 * 1024;
const chunkBytes = 64 * 1024;

type Emit = (text: string, sent: () => void) => void;

export class CapturedDescriptor {
  private readonly decoder = new StringDecoder('utf8');
  private readonly socket: Socket;
  private underWay = 0;

  /** @param fd reading end, non-blocking */
  constructor(
    private readonly fd: number,
    private readonly emit: Emit,
  ) {
    this.socket = new Socket({fd, readable: true, writable: false});
    this.socket.on('data', (bytes: Buffer) => {
      this.take(bytes);
    });
  }

  /** Takes all that was written before the call. */
  drain(): void {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (let got = this.read(buffer); got > 0; got = this.read(buffer)) this.take(buffer.subarray(0, got));
  }

  close(): void {
    this.socket.destroy();
  }

  /** Bytes read; 0 when there is nothing to read now. */
  private read(buffer: Buffer): number {
    try {
      return readSync(this.fd, buffer);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0;
      throw error;
    }
  }

  private take(bytes: Buffer): void {
    const text = this.decoder.write(bytes);
    if (text === '') return;
    this.underWay += text.length;
    if (this.underWay > limit) this.socket.pause();
    this.emit(text, () => {
      this.underWay -= text.length;
      if (this.underWay <= limit) this.socket.resume();
    });
  }
}
