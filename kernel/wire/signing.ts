/** Signatures of messages: HMAC-SHA256 as Jupyter's connection file asks for, and the memory that refuses replays. */
import {createHmac, timingSafeEqual} from 'node:crypto';

/** How many signatures are remembered; as many as ipykernel does. */
export const rememberedSignatures = 65_536;

export class Signer {
  /**
   * @param key shared secret of the connection file; empty where messages go unsigned
   * @param algorithm a name of `node:crypto` (`sha256`)
   */
  constructor(
    private readonly key: string,
    private readonly algorithm: string,
  ) {}

  get signs(): boolean {
    return this.key !== '';
  }

  /** The hexadecimal signature of a message's four JSON parts; empty where messages go unsigned. */
  sign(parts: readonly Uint8Array[]): string {
    if (!this.signs) return '';
    const hmac = createHmac(this.algorithm, this.key);
    for (const part of parts) hmac.update(part);
    return hmac.digest('hex');
  }

  /** Whether `signature` belongs to the parts, told in a time that does not depend on how much of it is right. */
  verifies(signature: Uint8Array, parts: readonly Uint8Array[]): boolean {
    if (!this.signs) return true;
    const expected = Buffer.from(this.sign(parts), 'latin1');
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  }
}

/** The signatures seen last: a message whose signature is among them is a replay. */
export class SignatureMemory {
  private readonly seen = new Set<string>();

  constructor(private readonly capacity = rememberedSignatures) {}

  /** Whether the signature is new; it is known from now on. */
  admit(signature: string): boolean {
    if (this.seen.has(signature)) return false;
    this.seen.add(signature);
    if (this.seen.size > this.capacity) {
      const [oldest] = this.seen;
      if (oldest !== undefined) this.seen.delete(oldest);
    }
    return true;
  }
}
