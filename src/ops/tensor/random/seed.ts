import {member} from '../../../expr/member.js';
import {RandomState, sharedState, type Seed} from './state.js';
import {Source} from './samplers/source.js';

declare module '../../../expr/namespaces.js' {
  interface RandomFunctions {
    /**
     * Seeds what the functions of `mt.random` draw from: after the same seed the same calls give the same values, in every session. Without a seed
     * one is taken from the system.
     *
     * @throws ArgumentError for a seed that is no whole number, negative, or an empty array.
     * @example
     * mt.random.seed(7);
     * const a = mt.random.rand(3);
     * mt.random.seed(7);
     * await mt.array_equal(a, mt.random.rand(3)).execute()
     * // True
     */
    seed(seed?: Seed): void;

    /**
     * A generator with a seed of its own, with all functions of `mt.random` as methods. See {@link RandomState}.
     *
     * @example
     * new mt.random.RandomState(7).rand(3, 2).shape
     * // [ 3, 2 ]
     */
    readonly RandomState: RandomStateConstructor;

    /**
     * Random bytes, at once.
     *
     * @throws RangeError for a negative length.
     * @example
     * mt.random.bytes(4).length
     * // 4
     */
    bytes(length: number): Uint8Array;
  }
}

/** Makes generators, with `new` or without as in Python. */
export interface RandomStateConstructor {
  new (seed?: Seed): RandomState;
  (seed?: Seed): RandomState;
}

const constructorOf = new Proxy(RandomState, {
  apply: (Target, _self, values: Seed[]) => new Target(values[0]),
}) as unknown as RandomStateConstructor;

export const RandomStateMember = member('mt.random', 'RandomState', constructorOf);
export const seed = member('mt.random', 'seed', (value: Seed = null) => {
  sharedState.seed(value);
});

export const bytes = member('mt.random', 'bytes', (length: number) => {
  const {seed, stream} = sharedState.draw();
  const source = new Source(seed, stream);
  return Uint8Array.from({length}, () => Math.floor(source.uniform() * 256));
});
