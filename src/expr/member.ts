import type {Place} from '../graph/index.js';
import type {PlaceOf, Signatures} from './define.js';

const brand: unique symbol = Symbol('member');

/** A name of a namespace or class that is no operation: a constant, a class, a function or method that answers with something not lazy. */
export interface Member {
  readonly [brand]: true;
  readonly name: string;
  readonly place: Place;
  readonly value: unknown;
  /** Gives the value for each object instead: `df.plot`. */
  readonly of: ((self: unknown) => unknown) | null;
}

/**
 * Puts a value into a namespace whose interface declares it. The file that declares it calls this, as those of operations call `define`.
 *
 * @example
 * export const pi = member('mt', 'pi', Math.PI);
 */
export function member<const N extends string, K extends PlaceOf<N>>(
  place: K,
  name: N,
  value: N extends keyof Signatures[K] ? Signatures[K][N] : never,
): Member {
  return {[brand]: true, name, place, value, of: null};
}

/**
 * Puts a property into a class whose interface declares it, with a value for each object of the class.
 *
 * @example
 * export const plot = accessor('DataFrame', 'plot', (frame) => plotter(frame));
 */
export function accessor<const N extends string, K extends PlaceOf<N>>(
  place: K,
  name: N,
  of: (self: never) => N extends keyof Signatures[K] ? Signatures[K][N] : never,
): Member {
  return {[brand]: true, name, place, value: undefined, of: of as (self: unknown) => unknown};
}

export function isMember(value: unknown): value is Member {
  return typeof value === 'object' && value !== null && brand in value;
}
