import {LocalIndex, LocalSeries, inferVector, labelKey, type DType, type Value} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {define} from '../../../expr/define.js';
import type {Index} from '../../../expr/indexes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {Node, type Meta} from '../../../graph/index.js';
import {rows} from '../define-frame.js';
import {isData, lowered} from '../define-local.js';
import {mapped} from './apply.js';

/** What values become: by a function, by a dict, or by the labels of a series. */
export type Mapper =
  | ((value: never) => unknown)
  | Readonly<Record<string, unknown>>
  | ReadonlyMap<Value, unknown>
  | Series
  | LocalSeries;

/** Options of {@link SeriesMethods.map}. */
export type MapOptions = Options<{
  /** `ignore` keeps missing values away from the function. */
  na_action: 'ignore' | null;
  /** The dtype of the result; inferred from the values unless given. */
  dtype: string;
  /** How much more memory a cluster needs; without effect in a local session. */
  memory_scale: number;
}>;

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Every value replaced by what a function gives for it, or by what a dict or series has for it, where it has; missing elsewhere.
     *
     * pandas' and Mars's `Series.map`.
     *
     * @throws whatever the function throws.
     * @example
     * await md.Series(['cat', 'dog', 'ant']).map({cat: 'kitten', dog: 'puppy'}).execute()
     * // 0    kitten
     * // 1     puppy
     * // 2       NaN
     * // dtype: object
     */
    map(arg: Mapper, options?: MapOptions): Series;
  }
}

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * Every label replaced by what a function, dict or series has for it.
     *
     * pandas' and Mars's `Index.map`.
     *
     * @throws whatever the function throws.
     * @example
     * await md.Index([1, 2, 3]).map((label) => label * 10).execute()
     * // Int64Index([10, 20, 30], dtype='int64')
     */
    map(mapper: Mapper, options?: MapOptions): Index;
  }
}

const mapper: p.Param<unknown> = {
  ...p.any,
  takes: 'a function, an object, a Map or a Series',
  dict: 'dict',
};
const options = {
  na_action: p.optional(p.choice('ignore'), null),
  dtype: p.optional(p.dtype, null),
  memory_scale: p.optional(p.number, null),
};

/** A mapper as a function of one value. */
async function callOf(given: unknown, context: LowerContext): Promise<(value: Value) => unknown> {
  if (typeof given === 'function') return given as (value: Value) => unknown;
  const table = given instanceof Node ? await context.local(given) : given;
  const entries: Iterable<[unknown, unknown]> =
    table instanceof LocalSeries
      ? table.items()
      : table instanceof Map
        ? (table as ReadonlyMap<unknown, unknown>)
        : typeof table === 'object' && table !== null && !isData(table)
          ? Object.entries(table)
          : [];
  const found = new Map<unknown, unknown>();
  for (const [key, value] of entries) found.set(labelKey(key), value);
  return (value) => {
    const key = labelKey(value);
    return found.has(key) ? found.get(key) : NaN;
  };
}

async function mappedSeries(
  values: LocalSeries,
  args: {readonly given: unknown; readonly naAction: string | null; readonly dtype: DType | null},
  context: LowerContext,
): Promise<LocalSeries> {
  const call = await callOf(args.given, context);
  const isMissing = (value: Value): boolean =>
    value === null || (typeof value === 'number' && Number.isNaN(value));
  const results = await mapped(
    values,
    args.naAction === 'ignore' ? (value) => (isMissing(value) ? value : call(value)) : call,
    context,
  );
  return new LocalSeries(values.index, inferVector(results, args.dtype ?? undefined), values.name);
}

export const map = define({
  name: 'map',
  title: 'DataFrameMap',
  places: ['Series'],
  params: {df: rows('series'), arg: mapper, ...options},
  infer: ({df, dtype}): Meta => (df.meta.kind === 'series' ? {...df.meta, dtype} : df.meta),
  async lower({df, arg, na_action, dtype}, context) {
    const values = await context.local(df);
    if (!(values instanceof LocalSeries)) throw new ArgumentError('Series.map takes a Series');
    return lowered(await mappedSeries(values, {given: arg, naAction: na_action, dtype}, context), context);
  },
});

export const mapOfIndex = define({
  name: 'map',
  title: 'IndexMap',
  places: ['Index'],
  params: {df: rows('index'), mapper, ...options},
  infer: ({df, dtype}): Meta =>
    df.meta.kind === 'index' ? {...df.meta, dtypes: df.meta.dtypes.map(() => dtype)} : df.meta,
  async lower({df, mapper: given, na_action, dtype}, context) {
    const labels = await context.local(df);
    if (!(labels instanceof LocalIndex)) throw new ArgumentError('Index.map takes an Index');
    const values = new LocalSeries(labels, labels.vector, labels.name);
    const made = await mappedSeries(values, {given, naAction: na_action, dtype}, context);
    return lowered(new LocalIndex(made.vector, {name: labels.name}), context);
  },
});
