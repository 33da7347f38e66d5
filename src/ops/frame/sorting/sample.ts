import {LocalSeries, type Label} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import type {LowerContext, Lowered} from '../../../engine/index.js';
import {columnOf, columnVector, selectColumns, takePlaces, type Relation} from '../../../engine/sql/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {Node, type Meta} from '../../../graph/index.js';
import {RandomState, sharedState, type Draw} from '../../tensor/random/state.js';
import {Source} from '../../tensor/random/samplers/source.js';
import {rows, rowsOf} from '../define-frame.js';
import {isData, lowered} from '../define-local.js';
import {localIndex} from '../indexing/label-rows.js';
import {isColumns, type AxisName} from '../shape/names.js';

type SampleOptions = Options<{
  /** How many; one unless `frac` is given. */
  n: number;
  /** What part of them: 0.5 is half. */
  frac: number;
  /** Whether one may be taken several times. */
  replace: boolean;
  /** How likely each one is: numbers, a series, or the label of a column. They are divided by their sum. */
  weights: Label | readonly number[] | Series;
  /** A seed, or a generator; the same seed takes the same ones in every run. */
  random_state: number | RandomState;
  axis: AxisName;
  /** How a cluster draws. */
  always_multinomial: boolean;
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Rows (or with `axis: 1` columns) that are taken at random, in random order. Each call fixes what it takes. The generator is not NumPy's, so the
     * rows are not those that pandas takes.
     *
     * pandas' and Mars's `DataFrame.sample`.
     *
     * @throws ValueError for more than there are without `replace`, for `n` and `frac` together, and for weights that cannot be.
     * @example
     * await md.DataFrame({a: [1, 2, 3]}).sample(3, {random_state: 1}).sort_index().execute()
     * //    a
     * // 0  1
     * // 1  2
     * // 2  3
     */
    sample(options?: SampleOptions): DataFrame;
    sample(n: number, options?: SampleOptions): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Values that are taken at random, in random order. Each call fixes what it takes.
     *
     * pandas' and Mars's `Series.sample`.
     *
     * @throws ValueError for more than there are without `replace`, for `n` and `frac` together, and for weights that cannot be.
     * @example
     * await md.Series([1, 2, 3]).sample({frac: 1, random_state: 1}).sum().execute()
     * // 6
     */
    sample(options?: SampleOptions): Series;
    sample(n: number, options?: SampleOptions): Series;
  }
}

const randomState: p.Param<Draw> = {
  takes: 'a whole number from 0 on, or a RandomState',
  fallback: {
    get value() {
      return sharedState.draw();
    },
  },
  parse(value) {
    if (value === null) return sharedState.draw();
    if (value instanceof RandomState) return value.draw();
    return Number.isSafeInteger(value) && (value as number) >= 0
      ? new RandomState(value as number).draw()
      : p.mismatch;
  },
};

const params = {
  n: p.optional(p.int, null),
  frac: p.optional(p.number, null),
  replace: p.optional(p.bool, false),
  weights: p.optional(p.any, null),
  random_state: randomState,
  axis: p.optional(p.choice(0, 1, 'index', 'columns', 'rows'), null),
  always_multinomial: p.optional(p.bool, false),
};

interface Wanted {
  readonly n: number | null;
  readonly frac: number | null;
  readonly replace: boolean;
}

/** How many are taken of `length`. */
function countOf({n, frac, replace}: Wanted, length: number): number {
  const count = n ?? (frac === null ? 1 : roundHalfEven(frac * length));
  if (!replace && count > length)
    throw new ValueError("sample: Cannot take a larger sample than population when 'replace=False'");
  return count;
}

function refuseCounts({n, frac, replace}: Wanted): void {
  if (n !== null && frac !== null)
    throw new ValueError('sample: Please enter a value for `frac` OR `n`, not both');
  if ((n ?? 0) < 0 || (frac ?? 0) < 0)
    throw new ValueError('sample: A negative number of rows requested. Please provide `n` >= 0.');
  if (frac !== null && frac > 1 && !replace)
    throw new ValueError(
      'sample: Replace has to be set to `True` when upsampling the population `frac` > 1.',
    );
}

function roundHalfEven(x: number): number {
  const low = Math.floor(x);
  const rest = x - low;
  return rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? low + 1 : low;
}

/** Places below `length`, as likely as `weights` says. */
function placesOf(
  count: number,
  length: number,
  replace: boolean,
  weights: Float64Array | null,
  source: Source,
): Int32Array {
  if (weights !== null)
    return replace ? weighted(count, weights, source) : weightedOnce(count, weights, source);
  if (replace) return Int32Array.from({length: count}, () => Math.floor(source.uniform() * length));
  const order = Int32Array.from({length}, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(source.uniform() * (length - i));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order.subarray(0, count);
}

function weighted(count: number, weights: Float64Array, source: Source): Int32Array {
  let sum = 0;
  const sums = weights.map((weight) => (sum += weight));
  return Int32Array.from({length: count}, () => {
    const at = source.uniform() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}

/** The smallest of exponential times with these rates come in the order of taking one after the other. */
function weightedOnce(count: number, weights: Float64Array, source: Source): Int32Array {
  const times = weights.map((weight) => source.exponential() / weight);
  const possible = Int32Array.from(weights.keys()).filter((i) => (weights[i] as number) > 0);
  if (possible.length < count) throw new ValueError('sample: Fewer non-zero entries in p than size');
  return possible.sort((a, b) => (times[a] as number) - (times[b] as number)).subarray(0, count);
}

/** Weights as numbers, one for each row or column; missing ones are 0. */
async function weightsOf(
  given: unknown,
  relation: Relation,
  columns: boolean,
  context: LowerContext,
): Promise<Float64Array | null> {
  if (given === null) return null;
  const values = await weightValues(given, relation, columns, context);
  const length = columns ? relation.columns.length : relation.length;
  if (values.length !== length)
    throw new ValueError('sample: Weights and axis to be sampled must be of same length');
  const weights = Float64Array.from(values, (value) => {
    const weight = value === null || Number.isNaN(value) ? 0 : Number(value);
    if (Number.isNaN(weight)) throw new ArgumentError(`sample: weights are numbers, got ${String(value)}`);
    if (!Number.isFinite(weight)) throw new ValueError('sample: weight vector may not include `inf` values');
    if (weight < 0) throw new ValueError('sample: weight vector many not include negative values');
    return weight;
  });
  if (weights.every((weight) => weight === 0))
    throw new ValueError('sample: Invalid weights: weights sum to zero');
  return weights;
}

async function weightValues(
  given: unknown,
  relation: Relation,
  columns: boolean,
  context: LowerContext,
): Promise<readonly unknown[]> {
  if (typeof given === 'string') {
    if (columns)
      throw new ValueError(
        'sample: Strings can only be passed to weights when sampling from rows of a DataFrame',
      );
    const vector = await columnVector(context.sql, relation, columnOf(relation, given), {
      signal: context.signal,
    });
    return vector.toArray();
  }
  const value = given instanceof Node ? await context.local(given) : given;
  if (Array.isArray(value)) return value as readonly unknown[];
  if (!(value instanceof LocalSeries))
    throw new ArgumentError("sample: 'weights' takes the label of a column, an array of numbers or a Series");
  const labels = columns
    ? relation.columns.map(({label}) => label)
    : (await localIndex(context, relation)).toArray();
  return labels.map((label) => {
    const [place] = value.index.positionsOf(label);
    return place === undefined ? 0 : value.vector.at(place);
  });
}

/** So many rows are picked by the engine; more of them are gathered from the data at hand. */
const fewRows = 1000;

async function sampled(
  df: Node,
  args: Wanted & {readonly weights: unknown; readonly random_state: Draw},
  columns: boolean,
  context: LowerContext,
): Promise<Lowered> {
  const {kind, relation: given} = await rowsOf(df, context);
  const relation = await context.materialise(given);
  const length = columns ? relation.columns.length : (relation.length ?? 0);
  const count = countOf(args, length);
  const weights = await weightsOf(args.weights, relation, columns, context);
  const {seed, stream} = args.random_state;
  const places = placesOf(count, length, args.replace, weights, new Source(seed, stream));
  if (columns) return {kind, relation: selectColumns(relation, [...places])};
  if (count <= fewRows) return {kind, relation: takePlaces(relation, [...places])};
  const local = await context.local(df);
  if (!isData(local)) throw new TypeError('rows are fetched as data with rows');
  return lowered(local.take(places), context);
}

export const sample = define({
  name: 'sample',
  title: 'DataFrameSample',
  places: ['DataFrame'],
  params: {df: rows('dataframe'), ...params},
  infer({df, axis, ...wanted}): Meta {
    refuseCounts(wanted);
    const {meta} = df;
    if (meta.kind !== 'dataframe') return meta;
    if (isColumns(axis)) return {...meta, columns: null};
    const {length} = meta.index;
    return {...meta, index: {...meta.index, length: length === null ? wanted.n : countOf(wanted, length)}};
  },
  lower: ({df, axis, ...args}, context) => sampled(df, args, isColumns(axis), context),
});

export const sampleOfSeries = define({
  name: 'sample',
  title: 'DataFrameSample',
  places: ['Series'],
  params: {df: rows('series'), ...params},
  infer({df, axis, ...wanted}): Meta {
    refuseCounts(wanted);
    if (isColumns(axis)) throw new ArgumentError("sample: 'axis' of a Series is 0");
    const {meta} = df;
    if (meta.kind !== 'series') return meta;
    const {length} = meta.index;
    return {...meta, index: {...meta.index, length: length === null ? wanted.n : countOf(wanted, length)}};
  },
  lower: ({df, ...args}, context) => sampled(df, args, false, context),
});
