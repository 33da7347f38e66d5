import {randomBytes} from 'node:crypto';
import {ArgumentError} from '../../../errors/index.js';
import type {Camel} from '../../../expr/names.js';
import type {RandomFunctions} from '../../../expr/namespaces.js';
import {Draw} from '../../../graph/index.js';

/** What a generator can be seeded with. */
export type Seed = number | bigint | readonly (number | bigint)[] | null;

/**
 * A generator of random tensors with a seed of its own; all functions of `mt.random` are its methods. The same seed gives the same values in every
 * run, session and number of threads, as long as the same calls are made in the same order. The generator is xoshiro256++, not NumPy's Mersenne
 * Twister: the values are not NumPy's. Without a seed it takes one from the system.
 *
 * Each call fixes what it draws, so that an object that is executed again has the same values.
 *
 * @example
 * const [a, b] = [1, 2].map(() => new mt.random.RandomState(7).rand(3));
 * await mt.array_equal(a, b).execute()
 * // True
 */
export class RandomState {
  #seed = 0n;
  #calls = 0;

  constructor(seed: Seed = null) {
    this.seed(seed);
  }

  /**
   * Starts again from a seed; without one from one that the system gives.
   *
   * @throws ArgumentError for a seed that is no whole number, negative, or an empty array.
   */
  seed(seed: Seed = null): void {
    this.#calls = 0;
    this.#seed = seed === null ? BigInt(`0x${randomBytes(16).toString('hex')}`) : seedOf(seed);
  }

  /** Takes the next call's part of the stream. */
  draw(): Draw {
    return new Draw(this.#seed, this.#calls++);
  }
}

// The methods are those of `mt.random`: each file that defines one puts it here.
export interface RandomState extends RandomMethods, Camel<RandomMethods> {}
type RandomMethods = Omit<RandomFunctions, 'seed' | 'RandomState'>;

const words = 1n << 64n;

function seedOf(seed: Exclude<Seed, null>): bigint {
  if (Array.isArray(seed)) {
    if (seed.length === 0) throw new ArgumentError('seed: an array of seeds must not be empty');
    return (seed as readonly (number | bigint)[]).reduce<bigint>((all, one) => all * words + whole(one), 1n);
  }
  return whole(seed as number | bigint);
}

function whole(seed: number | bigint): bigint {
  const isWhole = typeof seed === 'bigint' || Number.isSafeInteger(seed);
  if (!isWhole || seed < 0)
    throw new ArgumentError(`a seed is a whole number that is not negative, got ${String(seed)}`);
  return BigInt(seed);
}

/** The generator behind the functions of `mt.random`. */
export const sharedState = new RandomState();
