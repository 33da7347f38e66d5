/** Distances between all vectors of two sets, each by SciPy's definition, as expressions over both. */
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import type {MetricName} from './metric-names.js';

/** Two sets of vectors, as matrices of float64 with a row for each. */
export interface Vectors {
  readonly a: Expr;
  readonly b: Expr;
  /** What each place counts; null where all count alike. */
  readonly w: Expr | null;
}

export type Metric = (vectors: Vectors) => Expr;

const abs = (x: Expr): Expr => ir.unary('absolute', x);
const sqrt = (x: Expr): Expr => ir.unary('sqrt', x);
const add = (x: Expr, y: Expr): Expr => ir.binary('add', x, y);
const subtract = (x: Expr | number, y: Expr): Expr => ir.binary('subtract', x, y);
const multiply = (x: Expr | number, y: Expr): Expr => ir.binary('multiply', x, y);
const divide = (x: Expr, y: Expr): Expr => ir.binary('divide', x, y);
const isZero = (x: Expr): Expr => ir.binary('equal', x, 0);
const zero = ir.constant(0, 'float64');

const weigh = (x: Expr, w: Expr | null): Expr => (w === null ? x : multiply(x, w));

/** For each pair of vectors the sum of what each place adds. */
function total({a, b, w}: Vectors, term: (x: Expr, y: Expr) => Expr): Expr {
  const added = term(ir.expandDims(a, 1), ir.expandDims(b, 0));
  return ir.reduce('sum', weigh(ir.cast(added, 'float64'), w), {axes: 2});
}

/** For each pair of vectors the sum of the products of what is at the same place. */
function products(a: Expr, b: Expr, w: Expr | null): Expr {
  return ir.matmul(weigh(a, w), ir.permute(b));
}

/** How much all places count together. */
function places({a, w}: Vectors): Expr {
  return w === null ? ir.constant(a.shape[1] ?? 0, 'float64') : ir.reduce('sum', w);
}

const difference = (x: Expr, y: Expr): Expr => abs(subtract(x, y));
const square = (x: Expr): Expr => multiply(x, x);

/** Places that count nothing are left out; others count alike. */
const chebyshev: Metric = ({a, b, w}) => {
  const [rows = 0, columns = 0] = a.shape;
  if (columns === 0) return ir.broadcastTo(zero, [rows, b.shape[0] ?? 0]);
  const apart = difference(ir.expandDims(a, 1), ir.expandDims(b, 0));
  return ir.reduce('max', w === null ? apart : ir.where(ir.binary('greater', w, 0), apart, zero), {axes: 2});
};

const cityblock: Metric = (vectors) => total(vectors, difference);
const sqeuclidean: Metric = (vectors) => total(vectors, (x, y) => square(subtract(x, y)));
const euclidean: Metric = (vectors) => sqrt(sqeuclidean(vectors));

/** By the power of the differences. */
export function minkowski(p: number): Metric {
  if (p === 1) return cityblock;
  if (p === 2) return euclidean;
  if (p === Infinity) return chebyshev;
  const power = (x: Expr, of: number): Expr => ir.binary('power', x, ir.constant(of, 'float64'));
  return (vectors) =>
    power(
      total(vectors, (x, y) => power(difference(x, y), p)),
      1 / p,
    );
}

/** By a variance of each column. */
export function standardized(variances: Expr): Metric {
  return (vectors) => sqrt(total(vectors, (x, y) => divide(square(subtract(x, y)), variances)));
}

const cosine: Metric = ({a, b, w}) => {
  const lengths = (x: Expr): Expr => ir.reduce('sum', weigh(square(x), w), {axes: 1});
  const size = sqrt(multiply(ir.expandDims(lengths(a), 1), lengths(b)));
  // Rounding must not take a distance out of what angles give.
  return subtract(1, ir.clip(divide(products(a, b, w), size), -1, 1));
};

const correlation: Metric = ({a, b, w}) => {
  const sum = (x: Expr): Expr => ir.reduce('sum', weigh(x, w), {axes: 1, keepdims: true});
  const centred = (x: Expr): Expr => subtract(x, divide(sum(x), places({a, b, w})));
  return cosine({a: centred(a), b: centred(b), w});
};

const jaccard: Metric = (vectors) => {
  const isAny = (x: Expr, y: Expr): Expr =>
    ir.unary('logical_not', ir.binary('logical_and', isZero(x), isZero(y)));
  // What is unequal is not zero on both sides.
  const unequal = total(vectors, (x, y) => ir.binary('not_equal', x, y));
  const any = total(vectors, isAny);
  return ir.where(isZero(any), zero, divide(unequal, any));
};

/** How far a part of a distribution is from the mean of both. */
function relativeEntropy(x: Expr, mean: Expr): Expr {
  const both = (one: Expr, other: Expr): Expr => ir.binary('logical_and', one, other);
  const entropy = multiply(x, ir.unary('log', divide(x, mean)));
  const isPositive = both(ir.binary('greater', x, 0), ir.binary('greater', mean, 0));
  const isNothing = both(isZero(x), ir.binary('greater_equal', mean, 0));
  const otherwise = ir.where(ir.unary('isnan', x), x, ir.constant(Infinity, 'float64'));
  return ir.where(isPositive, entropy, ir.where(isNothing, zero, otherwise));
}

/** Vectors that add up to nothing are no distributions, and infinitely far from all. */
const jensenShannon: Metric = ({a, b}) => {
  const sum = (x: Expr): Expr => ir.reduce('sum', x, {axes: 1, keepdims: true});
  const share = (x: Expr): Expr => divide(x, sum(x));
  const both = total({a: share(a), b: share(b), w: null}, (x, y) => {
    const mean = ir.binary('divide', add(x, y), 2);
    return add(relativeEntropy(x, mean), relativeEntropy(y, mean));
  });
  const isNone = ir.binary('logical_or', isZero(sum(a)), isZero(ir.permute(sum(b))));
  const found = sqrt(ir.binary('divide', ir.binary('maximum', both, 0), 2));
  return ir.where(isNone, ir.constant(Infinity, 'float64'), found);
};

/** How much the places count where both are true, one of them, and none. */
interface Agreement {
  readonly both: Expr;
  readonly first: Expr;
  readonly second: Expr;
  readonly neither: Expr;
}

/** A distance by how truth values agree. */
function agreeing(distance: (agreement: Agreement) => Expr): Metric {
  return ({a, b, w}) => {
    const [notA, notB] = [subtract(1, a), subtract(1, b)];
    return distance({
      both: products(a, b, w),
      first: products(a, notB, w),
      second: products(notA, b, w),
      neither: products(notA, notB, w),
    });
  };
}

const different = ({first, second}: Agreement): Expr => add(first, second);

const rogersTanimoto = agreeing((found) => {
  const twice = multiply(2, different(found));
  return divide(twice, add(add(found.both, found.neither), twice));
});

/** Those that need nothing but the vectors. */
export const metrics: Readonly<
  Record<Exclude<MetricName, 'mahalanobis' | 'minkowski' | 'seuclidean'>, Metric>
> = {
  braycurtis: (vectors) =>
    divide(
      cityblock(vectors),
      total(vectors, (x, y) => abs(add(x, y))),
    ),
  canberra: (vectors) =>
    total(vectors, (x, y) => {
      const size = add(abs(x), abs(y));
      return ir.where(isZero(size), zero, divide(difference(x, y), size));
    }),
  chebyshev,
  cityblock,
  correlation,
  cosine,
  dice: agreeing((found) => divide(different(found), add(multiply(2, found.both), different(found)))),
  euclidean,
  hamming: (vectors) =>
    divide(
      total(vectors, (x, y) => ir.binary('not_equal', x, y)),
      places(vectors),
    ),
  jaccard,
  jensenshannon: jensenShannon,
  kulczynski1: agreeing((found) => divide(found.both, different(found))),
  rogerstanimoto: rogersTanimoto,
  russellrao: (vectors) => {
    const all = places(vectors);
    return divide(subtract(all, products(vectors.a, vectors.b, vectors.w)), all);
  },
  sokalmichener: rogersTanimoto,
  sokalsneath: agreeing((found) => {
    const twice = multiply(2, different(found));
    return divide(twice, add(found.both, twice));
  }),
  sqeuclidean,
  yule: agreeing(({both, first, second, neither}) => {
    const half = multiply(first, second);
    return ir.where(isZero(half), zero, divide(multiply(2, half), add(multiply(both, neither), half)));
  }),
};
