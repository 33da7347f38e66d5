import {ConnectionError} from '../../errors/index.js';

/** How much a pickle may ask for. What arrives comes over a network, and may be broken or hostile. */
export interface PickleLimits {
  /** Marks that are open at the same time: how deep values nest. */
  readonly depth: number;
  /** Values on the stack and in the memo, and elements of containers, all in all. */
  readonly values: number;
  /** Characters of one integer written in decimal, or bytes of one written in binary. */
  readonly integerLength: number;
}

export const defaultLimits: PickleLimits = {depth: 1000, values: 400_000_000, integerLength: 64 * 1024};

/** A pickle cannot be read: it is broken, asks for too much, or names something that has no place in data. */
export class PickleError extends ConnectionError {}
