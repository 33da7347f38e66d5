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
import type {Draw} from '../../../graph/index.js';
import type {RandomState} from '../../tensor/random/state.js';
import {Source} from '../../tensor/random/samplers/source.js';
import {rows, rowsOf} from '../define-frame.js';
import {isData, lowered} from '../define-local.js';
import {localIndex} from '../indexing/label-rows.js';
import {isColumns, type AxisName} from '../shape/names.js';
import {checkedWeights, countOf, placesOf, randomState, refuseCounts, type Wanted} from './draw.js';

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

const params = {
  n: p.optional(p.int, null),
  frac: p.optional(p.number, null),
  replace: p.optional(p.bool, false),
  weights: p.optional(p.any, null),
  random_state: randomState,
  axis: p.optional(p.choice(0, 1, 'index', 'columns', 'rows'), null),
  always_multinomial: p.optional(p.bool, false),
};

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
  return checkedWeights(values);
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
