import {
  Categorical,
  MultiIndex,
  RangeIndex,
  type CategoricalOptions,
  type Label,
  type MultiIndexOptions,
} from '../../data/index.js';
import {ArgumentError} from '../../errors/index.js';
import {member} from '../../expr/member.js';
import {camelName, type Camel} from '../../expr/names.js';
import {isPlainObject} from '../../expr/plain.js';

/** Makes values out of a fixed set, with `new` or without as in Python. */
export interface CategoricalConstructor {
  readonly prototype: Categorical;
  new (values: Iterable<unknown>, options?: CategoricalOptions): Categorical;
  (values: Iterable<unknown>, options?: CategoricalOptions): Categorical;
}

/** Makes labels in equal steps, with `new` or without as in Python. */
export interface RangeIndexConstructor {
  readonly prototype: RangeIndex;
  new (...values: RangeArguments): RangeIndex;
  (...values: RangeArguments): RangeIndex;
}
interface RangeOptions {
  readonly start?: number;
  readonly stop?: number;
  readonly step?: number;
  readonly name?: Label;
}
type RangeArguments =
  | [options: RangeOptions]
  | [stop: number, options?: RangeOptions]
  | [start: number, stop: number, options?: RangeOptions]
  | [start: number, stop: number, step: number, options?: RangeOptions];

/** The ways to make labels of several levels. */
interface MultiIndexFactories {
  /** Labels of one array a level. */
  from_arrays(arrays: readonly Iterable<unknown>[], options?: MultiIndexOptions): MultiIndex;
  /** Labels of one array a row. */
  from_tuples(tuples: readonly (readonly unknown[])[], options?: MultiIndexOptions): MultiIndex;
  /** Labels of every combination of values. */
  from_product(iterables: readonly Iterable<unknown>[], options?: MultiIndexOptions): MultiIndex;
}

/** Makes labels of several levels; `prototype` is what `instanceof` looks at. */
export interface MultiIndexConstructor extends MultiIndexFactories, Camel<MultiIndexFactories> {
  readonly prototype: MultiIndex;
}

declare module '../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * Values out of a fixed set. At once, not lazy.
     *
     * pandas' `Categorical`.
     *
     * @throws ValueError for categories that repeat.
     * @example
     * await md.Series(md.Categorical(['a', 'b', 'a'], {categories: ['b', 'a'], ordered: true})).execute()
     * // 0    a
     * // 1    b
     * // 2    a
     * // dtype: category
     * // Categories (2, object): ['b' < 'a']
     */
    readonly Categorical: CategoricalConstructor;

    /**
     * Whole numbers in equal steps as labels, as Python's `range`. At once, not lazy.
     *
     * pandas' `RangeIndex`.
     *
     * @throws ValueError for a step of 0.
     * @example
     * md.RangeIndex(1, 10, 3)
     * // RangeIndex(start=1, stop=10, step=3)
     */
    readonly RangeIndex: RangeIndexConstructor;

    /**
     * Labels of several levels: `MultiIndex.from_tuples`, `from_arrays`, `from_product`. At once, not lazy.
     *
     * pandas' `MultiIndex`.
     *
     * @throws ValueError for levels of different lengths.
     * @example
     * await md.Series([1, 2], {index: md.MultiIndex.from_tuples([['a', 1], ['a', 2]], {names: ['x', 'y']})}).execute()
     * // x  y
     * // a  1    1
     * //    2    2
     * // dtype: int64
     */
    readonly MultiIndex: MultiIndexConstructor;
  }
}

function rangeOf(values: unknown[]): RangeIndex {
  const last = values.at(-1);
  const options: RangeOptions = isPlainObject(last) ? last : {};
  const [first, second, third] = values.filter((value) => typeof value === 'number');
  const [start, stop] = second === undefined ? [options.start, first ?? options.stop] : [first, second];
  if (stop === undefined) throw new ArgumentError('RangeIndex takes start, stop and step, or stop alone');
  return new RangeIndex(start ?? 0, stop, third ?? options.step ?? 1, {name: options.name ?? null});
}

const categoricals = new Proxy(Categorical, {
  apply: (Target, _self, [values, options]: [Iterable<unknown>, CategoricalOptions?]) =>
    new Target(values, options),
}) as unknown as CategoricalConstructor;

const ranges = new Proxy(RangeIndex, {
  apply: (_target, _self, values: unknown[]) => rangeOf(values),
  construct: (_target, values: unknown[]) => rangeOf(values),
}) as unknown as RangeIndexConstructor;

const factories = new Map(
  ['from_arrays', 'from_tuples', 'from_product'].map((name) => [camelName(name), name]),
);
const multiIndexes = new Proxy(MultiIndex, {
  get: (target, key) =>
    Reflect.get(target, typeof key === 'string' ? (factories.get(key) ?? key) : key) as unknown,
}) as unknown as MultiIndexConstructor;

export const categorical = member('md', 'Categorical', categoricals);
export const rangeIndex = member('md', 'RangeIndex', ranges);
export const multiIndex = member('md', 'MultiIndex', multiIndexes);
