import {inspect} from 'node:util';
import {get_default_session, type Executable} from '../session/index.js';
import type {ExecuteOptions, FetchOptions} from './tileable.js';

type Part = Executable & {execute(options?: ExecuteOptions): Promise<unknown>};
type Fetched<T> = T extends Executable<infer V> ? V : unknown;

/**
 * Several lazy objects as an array that can be executed and fetched as one: what operations with several results give.
 *
 * @example
 * const parts = mt.split(mt.arange(4), 2);
 * await parts.execute();
 * await parts.fetch()
 * // [ array([0, 1]), array([2, 3]) ]
 */
export class ExecutableTuple<T = Executable> extends Array<T> {
  /** What `map` and the like give holds other things: a plain array. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  static override of<T>(...items: T[]): ExecutableTuple<T> {
    const tuple = new ExecutableTuple<T>();
    for (const item of items) tuple.push(item);
    return tuple;
  }

  /** Computes all of them together and resolves with this. */
  async execute(options: ExecuteOptions = {}): Promise<this> {
    const session = options.session ?? get_default_session();
    const parts = this.parts();
    await session.execute(parts, options.signal ? {signal: options.signal} : {});
    // Computed already: this lets each take over what is now known of it.
    await Promise.all(parts.map((part) => part.execute({session})));
    return this;
  }

  /**
   * The data of each.
   *
   * @throws ValueError when one of them was not executed in that session.
   */
  async fetch(options: FetchOptions = {}): Promise<Fetched<T>[]> {
    const session = options.session ?? get_default_session();
    return await Promise.all(this.parts().map((part) => session.fetch(part) as Promise<Fetched<T>>));
  }

  private parts(): Part[] {
    return this.flatMap((item: unknown) =>
      item instanceof ExecutableTuple ? (item as ExecutableTuple<Part>).parts() : [item as Part],
    );
  }

  [inspect.custom](): string {
    return this.toString();
  }

  override toString(): string {
    return `(${this.map(String).join(', ')}${this.length === 1 ? ',' : ''})`;
  }
}
