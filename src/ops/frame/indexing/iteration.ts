import type {Label, LocalFrame, LocalSeries, Scalar, Value} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import {bind} from '../../../expr/bind.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {member} from '../../../expr/member.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {batchOptions, frameBatches, seriesBatches, type BatchOptions} from './batches.js';

type TupleOptions = BatchOptions &
  Options<{
    /** Whether the label stands first, as `Index`. */
    index: boolean;
    /** With null the values have no names, only places. */
    name: string | null;
  }>;

/** Values by their labels, which keep their kind; as JSON an object, as Python's `json` writes a dict. */
export type ValuesByLabel = Map<Label, Value> & {toJSON(): Record<string, Value>};

/** A row as an array, whose values also have the names of their columns. */
export type RowTuple = readonly Value[] & Readonly<Record<string, Value>>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Executes the frame and goes over its rows: pairs of label and row, the row as a fetched series.
     *
     * pandas' and Mars's `DataFrame.iterrows`.
     *
     * @throws ValueError for a batch of no rows.
     * @example
     * const sums = [];
     * for await (const [label, row] of md.DataFrame({a: [1, 2], b: [3, 4]}).iterrows()) sums.push([label, row.sum()]);
     * sums
     * // [ [ 0, 4 ], [ 1, 6 ] ]
     */
    iterrows(options?: BatchOptions): AsyncGenerator<[Label, LocalSeries], void, undefined>;
    /**
     * Goes over the columns: pairs of label and lazy series. Nothing is executed.
     *
     * pandas' and Mars's `DataFrame.items`.
     *
     * @throws ValueError for a frame of which only execution tells which columns it has.
     * @example
     * [...md.DataFrame({a: [1], b: [2]}).items()].map(([label]) => label)
     * // [ 'a', 'b' ]
     */
    items(): Generator<[Label, Series], void, undefined>;
    /** Goes over the columns: another name of {@link DataFrameMethods.items}. */
    iteritems(): Generator<[Label, Series], void, undefined>;
    /**
     * Executes the frame and goes over its rows as arrays, whose values also have the names of their columns, and the label the name `Index`.
     * Columns whose label is no name are `_1`, `_2`, … by their place.
     *
     * pandas' and Mars's `DataFrame.itertuples`.
     *
     * @throws ValueError for a batch of no rows.
     * @example
     * const found = [];
     * for await (const row of md.DataFrame({a: [1, 2], b: ['x', 'y']}).itertuples()) found.push(`${row.Index} ${row.b} ${row[1]}`);
     * found
     * // [ '0 x 1', '1 y 2' ]
     */
    itertuples(index: boolean, options?: TupleOptions): AsyncGenerator<RowTuple, void, undefined>;
    itertuples(options?: TupleOptions): AsyncGenerator<RowTuple, void, undefined>;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Executes the series and goes over its values: pairs of label and value.
     *
     * pandas' and Mars's `Series.items`.
     *
     * @throws ValueError for a batch of no rows.
     * @example
     * const pairs = [];
     * for await (const pair of md.Series([1, 2], {index: ['x', 'y']}).items()) pairs.push(pair);
     * pairs
     * // [ [ 'x', 1 ], [ 'y', 2 ] ]
     */
    items(options?: BatchOptions): AsyncGenerator<[Label, Value], void, undefined>;
    /** Goes over the values: another name of {@link SeriesMethods.items}. */
    iteritems(options?: BatchOptions): AsyncGenerator<[Label, Value], void, undefined>;
    /**
     * Executes the series and gives its values by their labels; of labels that stand several times, the last value. As JSON it is an object.
     *
     * pandas' and Mars's `Series.to_dict`.
     *
     * @example
     * await md.Series([1, 2], {index: ['x', 'y']}).to_dict()
     * // Map(2) { 'x' => 1, 'y' => 2 }
     */
    to_dict(options?: BatchOptions): Promise<ValuesByLabel>;
    /**
     * Executes the series and gives its values as an array.
     *
     * pandas' `Series.to_list`.
     *
     * @example
     * await md.Series([1, 2]).to_list()
     * // [ 1, 2 ]
     */
    to_list(options?: BatchOptions): Promise<Value[]>;
    /** The values as an array: another name of {@link SeriesMethods.to_list}. */
    tolist(options?: BatchOptions): Promise<Value[]>;
  }
}

const valuesAtOnce = 10_000;
const rowsAtOnce = 1000;

export const iterrows = member('DataFrame', 'iterrows', function (this: DataFrame, ...given: unknown[]) {
  return rowsOf(frameBatches(this, batchOptions('DataFrame.iterrows', given, rowsAtOnce)));
});

function* columnsOf(frame: DataFrame): Generator<[Label, Series], void, undefined> {
  const {meta} = frame;
  if (meta.kind !== 'dataframe' || meta.columns === null)
    throw new ValueError(
      'DataFrame.items: only execution tells which columns there are; execute the frame before',
    );
  for (const {label} of meta.columns) yield [label, frame.get(label as Scalar)];
}

export const columns = member('DataFrame', 'items', function (this: DataFrame) {
  return columnsOf(this);
});
export const columnItems = member('DataFrame', 'iteritems', function (this: DataFrame) {
  return columnsOf(this);
});

async function* rowsOf(
  batches: AsyncIterable<LocalFrame>,
): AsyncGenerator<[Label, LocalSeries], void, undefined> {
  for await (const batch of batches) yield* batch.iterrows();
}

const tupleParams = {index: p.optional(p.bool, true), name: p.optional(p.nullable(p.text), 'Pandas')};

export const itertuples = member('DataFrame', 'itertuples', function (this: DataFrame, ...given: unknown[]) {
  const own = {...tupleParams, batch_size: p.optional(p.any, rowsAtOnce), session: p.optional(p.any, null)};
  const {index, name, batch_size, session} = bind('DataFrame.itertuples', own, given).args;
  const options = batchOptions('DataFrame.itertuples', [{batch_size, session}], rowsAtOnce);
  return tuplesOf(frameBatches(this, options), index, name !== null);
});

async function* tuplesOf(
  batches: AsyncIterable<LocalFrame>,
  index: boolean,
  named: boolean,
): AsyncGenerator<RowTuple, void, undefined> {
  for await (const batch of batches) {
    const names = [...(index ? ['Index'] : []), ...batch.columns.toArray()].map(fieldName);
    for (let row = 0; row < batch.length; row++) {
      const values = batch.vectors.map((vector) => vector.at(row));
      const tuple: Value[] = index ? [batch.index.at(row), ...values] : values;
      yield (named ? withNames(tuple, names) : tuple) as unknown as RowTuple;
    }
  }
}

/** Python's `namedtuple` with `rename`: what is no name, or stands twice, is named by its place. */
function fieldName(label: unknown, place: number, all: readonly unknown[]): string {
  const name = typeof label === 'string' && /^[\p{L}][\p{L}\p{N}_]*$/u.test(label) ? label : null;
  return name === null || all.indexOf(label) < place ? `_${String(place)}` : name;
}

function withNames(values: Value[], names: readonly string[]): Value[] {
  for (const [i, name] of names.entries())
    Object.defineProperty(values, name, {value: values[i], enumerable: false});
  return values;
}

async function* pairsOf(
  batches: AsyncIterable<LocalSeries>,
): AsyncGenerator<[Label, Value], void, undefined> {
  for await (const batch of batches) yield* batch.items();
}

function itemsOf(title: string) {
  return function (this: Series, ...given: unknown[]) {
    return pairsOf(seriesBatches(this, batchOptions(title, given, valuesAtOnce)));
  };
}

export const items = member('Series', 'items', itemsOf('Series.items'));
export const iteritems = member('Series', 'iteritems', itemsOf('Series.iteritems'));

export const toDict = member('Series', 'to_dict', async function (this: Series, ...given: unknown[]) {
  const options = batchOptions('Series.to_dict', given, valuesAtOnce);
  const all = new Map<Label, Value>();
  const toJSON = (): Record<string, Value> =>
    Object.fromEntries([...all].map(([label, value]) => [String(label), value]));
  for await (const [label, value] of pairsOf(seriesBatches(this, options))) all.set(label, value);
  return Object.defineProperty(all, 'toJSON', {value: toJSON}) as ValuesByLabel;
});

function listOf(title: string) {
  return async function (this: Series, ...given: unknown[]): Promise<Value[]> {
    const all: Value[] = [];
    for await (const batch of seriesBatches(this, batchOptions(title, given, valuesAtOnce)))
      for (const value of batch.vector.toArray()) all.push(value);
    return all;
  };
}

export const toList = member('Series', 'to_list', listOf('Series.to_list'));
export const tolist = member('Series', 'tolist', listOf('Series.tolist'));
