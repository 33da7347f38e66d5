import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {isComplex, isInexact} from '../../../engine/array/dtypes.js';
import type {ArrayDType, Expr} from '../../../engine/array/index.js';
import {sameShape} from '../../../engine/array/shapes.js';
import type {LowerContext} from '../../../engine/index.js';
import {define} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {ArrayArg, ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import type {Meta} from '../../../graph/index.js';
import {defineComputed, naming, namingAsync, standIn} from '../define-tensor.js';
import {binCount, binRules, type BinRule} from './bin-width.js';

/** A number of bins of equal width, their edges, or the name of a rule that finds how many there are. */
export type Bins = BinRule | ArrayLike;

/** Options of histograms. */
export interface HistogramOptions {
  readonly bins?: Bins;
  /** Lower and upper end of the bins; those of the values when absent. */
  readonly range?: readonly [number, number] | null;
  readonly weights?: ArrayLike | null;
}

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * How many values lie in each bin, and the edges of the bins. The last bin takes its upper edge in. With `density` the counts are scaled so
     * that the bins' areas sum to 1.
     *
     * @throws ValueError for edges that do not ascend, no bins, and an empty or infinite range.
     * @example
     * await mt.histogram([1, 2, 1], {bins: [0, 1, 2, 3]}).execute()
     * // (array([0, 2, 1]), array([0, 1, 2, 3]))
     */
    histogram(a: ArrayLike, options?: HistogramOptions & {density?: boolean | null}): ExecutableTuple<Tensor>;
    histogram(
      a: ArrayLike,
      bins: Bins,
      options?: HistogramOptions & {density?: boolean | null},
    ): ExecutableTuple<Tensor>;

    /**
     * The edges of the bins that {@link histogram} would count in.
     *
     * @throws ValueError for edges that do not ascend, no bins, and an empty or infinite range.
     * @example
     * await mt.histogram_bin_edges([0, 1, 4], {bins: 2}).execute()
     * // array([0., 2., 4.])
     */
    histogram_bin_edges(a: ArrayLike, options?: HistogramOptions): Tensor;
    histogram_bin_edges(a: ArrayLike, bins: Bins, options?: HistogramOptions): Tensor;

    /**
     * How often each number from 0 on stands among integers; with weights their sum.
     *
     * @throws ValueError for negative numbers, weights of another length, and more than one dimension.
     * @example
     * await mt.bincount([0, 1, 1, 3]).execute()
     * // array([1, 2, 0, 1])
     */
    bincount(x: ArrayLike, weights?: ArrayLike | null, minlength?: number): Tensor;
    bincount(x: ArrayLike, options: {weights?: ArrayLike; minlength?: number}): Tensor;
  }
}

const bins = p.optional(p.oneOf(p.choice(...binRules), p.array), 10);
const range = p.optional(p.listOf(p.number), null);

/** The edges of the bins of a flattened tensor. */
async function edgesOf(
  a: Expr,
  bins: BinRule | ArrayArg,
  range: readonly number[] | null,
  context: LowerContext,
): Promise<Expr> {
  if (typeof bins !== 'string') {
    const given = await context.array(bins);
    if (given.shape.length === 1) {
      const [after, before] = [ir.slice(given, 0, {start: 1}), ir.slice(given, 0, {stop: -1})];
      const ascends = await context.values(ir.reduce('all', ir.binary('less_equal', before, after)));
      if (ascends.at(0) !== true) throw new ValueError('`bins` must increase monotonically, when an array');
      return given;
    }
    if (given.shape.length > 1) throw new ValueError('`bins` must be 1d, when an array');
  }
  const [low, high] = await ends(a, range, context);
  const count =
    typeof bins === 'string' ? await counted(a, bins, [low, high], context) : await single(bins, context);
  if (count < 1) throw new ValueError('`bins` must be positive, when an integer');
  const step = (high - low) / count;
  const places = ir.binary('multiply', ir.iota(count + 1, 0, 1, 'float64'), ir.constant(step, 'float64'));
  const edges = ir.binary('add', places, ir.constant(low, 'float64'));
  const exact = ir.setIndex(edges, [count], ir.constant(high, 'float64'));
  return ir.cast(exact, edgesDType(a.dtype));
}

function least(a: Expr): Expr {
  return ir.reduce('min', a, {keepdims: true});
}

function greatest(a: Expr): Expr {
  return ir.reduce('max', a, {keepdims: true});
}

async function single(bins: ArrayArg, context: LowerContext): Promise<number> {
  return Number((await context.values(await context.array(bins))).at(0));
}

async function ends(
  a: Expr,
  range: readonly number[] | null,
  context: LowerContext,
): Promise<[number, number]> {
  let [low = 0, high = 1] = range ?? [];
  if (range === null && ir.size(a) > 0) {
    const extremes = ir.concatenate([least(a), greatest(a)]);
    [low = 0, high = 1] = (await context.values(extremes)).toArray().map(Number);
  }
  if (low > high) throw new ValueError('max must be larger than min in range parameter.');
  if (!Number.isFinite(low) || !Number.isFinite(high))
    throw new ValueError(
      `${range === null ? 'autodetected' : 'supplied'} range of [${low}, ${high}] is not finite`,
    );
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

async function counted(
  a: Expr,
  rule: BinRule,
  [low, high]: readonly [number, number],
  context: LowerContext,
): Promise<number> {
  const sorted = await context.values(ir.sort(ir.cast(a, 'float64'), 0));
  const within = Float64Array.from(
    sorted
      .toArray()
      .map(Number)
      .filter((v) => v >= low && v <= high),
  );
  return binCount(rule, within, high - low);
}

/** How many values, or how much weight, each bin holds. */
function counts(a: Expr, edges: Expr, even: boolean, weights: Expr | null): Expr {
  const count = Math.max(0, (edges.shape[0] ?? 1) - 1);
  if (even && !isComplex(a.dtype)) return ir.tally(a, count, {edges, weights});
  const after = ir.binary('subtract', ir.searchsorted(edges, a, 'right'), 1);
  const bin = ir.where(ir.binary('equal', a, ir.index(edges, [-1])), ir.constant(count - 1), after);
  return ir.tally(bin, count, {weights});
}

function flatWeights(a: Expr, weights: Expr | null): Expr | null {
  if (weights !== null && !sameShape(weights.shape, a.shape))
    throw new ValueError('weights should have the same shape as a.');
  return weights === null ? null : ir.ravel(weights);
}

/** What is known of the number of edges. */
function edgesLength(bins: BinRule | ArrayArg): number | null {
  if (typeof bins === 'number') return bins + 1;
  const known = typeof bins === 'string' ? null : standIn(bins);
  return known === null || known.shape.length !== 1 ? null : (known.shape[0] ?? null);
}

/** The dtype of edges that are computed. */
function edgesDType(a: ArrayDType): ArrayDType {
  return a === 'float32' || a === 'float16' ? a : 'float64';
}

function edgesMeta(a: ArrayArg, bins: BinRule | ArrayArg): Meta {
  const values = standIn(a);
  const computed = values === null ? null : edgesDType(values.dtype);
  const known = typeof bins === 'object' ? standIn(bins) : null;
  const dtype = typeof bins === 'object' ? (known?.shape.length === 1 ? known.dtype : null) : computed;
  return {kind: 'tensor', dtype, shape: [edgesLength(bins)]};
}

export const histogram = define({
  name: 'histogram',
  title: 'TensorHistogram',
  places: ['mt'],
  params: {a: p.array, bins, range, weights: p.optionalArray, density: p.optional(p.bool, null)},
  infer({a, bins, weights, density}, place) {
    return naming(`${place}.histogram`, () => {
      const length = edgesLength(bins);
      const dtype = weights !== null || density === true ? 'float64' : 'int64';
      return {
        kind: 'tuple',
        items: [{kind: 'tensor', dtype, shape: [length === null ? null : length - 1]}, edgesMeta(a, bins)],
      };
    });
  },
  async lower({a, bins, range, weights, density}, context) {
    return namingAsync('mt.histogram', async () => {
      const source = await context.array(a);
      const weigh = flatWeights(source, weights === null ? null : await context.array(weights));
      const flat = await context.evaluate(ir.ravel(source));
      const edges = await edgesOf(flat, bins, range, context);
      const given = typeof bins !== 'string' && (await context.array(bins)).shape.length === 1;
      const found = counts(flat, edges, !given, weigh);
      if (density !== true)
        return {kind: 'tuple', items: [found, edges].map((expr) => ({kind: 'tensor', expr}))};
      const widths = ir.binary('subtract', ir.slice(edges, 0, {start: 1}), ir.slice(edges, 0, {stop: -1}));
      const scaled = ir.binary('divide', ir.binary('divide', found, widths), ir.reduce('sum', found));
      return {kind: 'tuple', items: [scaled, edges].map((expr) => ({kind: 'tensor', expr}))};
    });
  },
});

export const histogramBinEdges = define({
  name: 'histogram_bin_edges',
  title: 'TensorHistogramBinEdges',
  places: ['mt'],
  params: {a: p.array, bins, range, weights: p.optionalArray},
  infer({a, bins}, place) {
    return naming(`${place}.histogram_bin_edges`, () => {
      return edgesMeta(a, bins);
    });
  },
  async lower({a, bins, range}, context) {
    return namingAsync('mt.histogram_bin_edges', async () => {
      const flat = await context.evaluate(ir.ravel(await context.array(a)));
      return {kind: 'tensor', expr: await edgesOf(flat, bins, range, context)};
    });
  },
});

export const bincount = defineComputed({
  name: 'bincount',
  title: 'TensorBinCount',
  places: ['mt'],
  params: {
    x: p.array,
    weights: p.optionalArray,
    minlength: p.optional(p.int, 0),
    chunk_size_limit: p.optional(p.int, null),
  },
  describe({x, weights}) {
    if (x.shape.length !== 1) throw new ValueError('object too deep for desired array');
    if (isInexact(x.dtype))
      throw new ValueError(
        `Cannot cast array data from dtype('${x.dtype}') to dtype('int64') according to the rule 'safe'`,
      );
    if (weights !== null && !sameShape(weights.shape, x.shape))
      throw new ValueError("The weights and list don't have the same length.");
    return {kind: 'tensor', dtype: weights === null ? 'int64' : 'float64', shape: [null]};
  },
  async compute({x, weights, minlength}, context) {
    if (minlength < 0) throw new ValueError("'minlength' must not be negative");
    const numbers = await context.evaluate(ir.cast(x, 'int64'));
    const empty = ir.size(numbers) === 0;
    const extremes = empty ? null : await context.values(ir.concatenate([least(numbers), greatest(numbers)]));
    if (Number(extremes?.at(0) ?? 0) < 0)
      throw new ValueError("'list' argument must have no negative elements");
    const most = Number(extremes?.at(1) ?? -1);
    const length = Math.max(most + 1, minlength);
    return ir.tally(numbers, length, {weights});
  },
});
