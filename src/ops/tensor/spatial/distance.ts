import {ArgumentError, ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {isComplex} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import type {HostReference} from '../../../engine/array/ir.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {PythonFunction} from '../../../graph/index.js';
import {defineTensor} from '../define-tensor.js';
import {inverse} from '../linalg/solve.js';
import {checkedWeightsReference, mahalanobisReference, pairPlacesReference} from './host-functions.js';
import {metricNamed, type MetricName} from './metric-names.js';
import {metrics, minkowski, standardized} from './metrics.js';

/** What a metric goes by. */
export type DistanceOptions = Options<{
  /** The power of `minkowski`. */
  p: number | null;
  /** What each column counts. */
  w: ArrayLike | null;
  /** The variance of each column, for `seuclidean`; that of all points when absent. */
  V: ArrayLike | null;
  /** The inverse of the covariance matrix, for `mahalanobis`; that of all points when absent. */
  VI: ArrayLike | null;
}>;

declare module '../../../expr/namespaces.js' {
  interface DistanceFunctions {
    /**
     * Distances between each row of one tensor and each of another, by SciPy's name of a metric. A Python function for a metric
     * runs on clusters.
     *
     * @throws ValueError for an unknown metric, other than two dimensions, and unequal numbers of columns.
     * @example
     * await mt.spatial.distance.cdist([[0, 0], [3, 4]], [[0, 0], [3, 0]]).execute()
     * // array([[0., 3.],
     * //        [5., 4.]])
     */
    cdist(XA: ArrayLike, XB: ArrayLike, metric?: string | PythonFunction, options?: DistanceOptions): Tensor;
    cdist(XA: ArrayLike, XB: ArrayLike, options: DistanceOptions & {metric?: string}): Tensor;

    /**
     * Distances between the rows of a tensor, each pair once: of the first with the second, the third, and so on.
     *
     * @throws ValueError for an unknown metric, and other than two dimensions.
     * @example
     * await mt.spatial.distance.pdist([[0, 0], [3, 4], [3, 0]], 'cityblock').execute()
     * // array([7., 3., 4.])
     */
    pdist(X: ArrayLike, metric?: string | PythonFunction, options?: DistanceOptions): Tensor;
    pdist(X: ArrayLike, options: DistanceOptions & {metric?: string}): Tensor;
  }
}

/** Of truth values: other numbers are true unless they are zero. `dice` looks at numbers where no weights are given. */
const logical: ReadonlySet<MetricName> = new Set<MetricName>([
  'kulczynski1',
  'rogerstanimoto',
  'russellrao',
  'sokalmichener',
  'sokalsneath',
  'yule',
]);
/** Takes no weights. */
const unweighted: ReadonlySet<MetricName> = new Set<MetricName>([
  'jensenshannon',
  'mahalanobis',
  'seuclidean',
]);

interface Given {
  readonly metric: string;
  readonly p: number | null;
  readonly w: Expr | null;
  readonly V: Expr | null;
  readonly VI: Expr | null;
}

/** Distances of all rows of the one to all of the other; `all` are the rows that describe the columns. */
function distances(first: Expr, second: Expr, all: Expr, given: Given): Expr {
  const metric = metricNamed(given.metric);
  checkOptions(metric, given);
  const columns = first.shape[1] ?? 0;
  const [a, b] = [first, second].map((x) => numbers(x, isLogical(metric, given)));
  if (a === undefined || b === undefined) throw new TypeError('there are two sets of points');
  const w =
    given.w === null ? null : called(checkedWeightsReference, [vector(given.w, 'w', columns)], [columns]);
  switch (metric) {
    case 'minkowski':
      return minkowski(given.p ?? 2)({a, b, w});
    case 'seuclidean': {
      const V =
        given.V === null ? ir.variance(float(all), {axes: 0, ddof: 1}) : vector(given.V, 'V', columns);
      return standardized(V)({a, b, w});
    }
    case 'mahalanobis': {
      const VI = given.VI === null ? inverseCovariance(all) : square(given.VI, columns);
      return called(mahalanobisReference, [a, b, VI], [a.shape[0] ?? 0, b.shape[0] ?? 0]);
    }
    default:
      return metrics[metric]({a, b, w});
  }
}

function called(reference: HostReference, args: readonly Expr[], shape: readonly number[]): Expr {
  const [found] = ir.host(reference, args, null, [{dtype: 'float64', shape}]);
  if (found === undefined) throw new TypeError('a host function gives what it is said to give');
  return found;
}

function checkOptions(metric: MetricName, given: Given): void {
  const refused = (option: string): ArgumentError => new ArgumentError(`${metric} takes no '${option}'`);
  if (given.p !== null && metric !== 'minkowski') throw refused('p');
  if (given.V !== null && metric !== 'seuclidean') throw refused('V');
  if (given.VI !== null && metric !== 'mahalanobis') throw refused('VI');
  if (given.w !== null && unweighted.has(metric)) throw refused('w');
}

function float(x: Expr): Expr {
  if (isComplex(x.dtype)) throw new ArgumentError(`takes real values, got ${x.dtype}`);
  return ir.cast(x, 'float64');
}

function isLogical(metric: MetricName, {w}: Given): boolean {
  return logical.has(metric) || (metric === 'dice' && w !== null);
}

function numbers(x: Expr, asTruth: boolean): Expr {
  return asTruth ? float(ir.cast(x, 'bool')) : float(x);
}

function vector(x: Expr, name: string, columns: number): Expr {
  if (x.shape.length === 1 && x.shape[0] === columns) return float(x);
  throw new ValueError(`${name} has the shape (${x.shape.join(', ')}), and there are ${columns} columns`);
}

function square(x: Expr, columns: number): Expr {
  if (x.shape.length === 2 && x.shape.every((extent) => extent === columns)) return float(x);
  throw new ValueError(`VI has the shape (${x.shape.join(', ')}), and there are ${columns} columns`);
}

function inverseCovariance(all: Expr): Expr {
  const [rows = 0, columns = 0] = all.shape;
  if (rows <= columns)
    throw new ValueError(
      `${rows} points of ${columns} columns have no covariance matrix with an inverse: at least ${columns + 1} are needed`,
    );
  const values = float(all);
  const centred = ir.binary('subtract', values, ir.mean(values, {axes: 0, keepdims: true}));
  return inverse(ir.binary('divide', ir.matmul(ir.permute(centred), centred), rows - 1));
}

function points(x: Expr, name: string): Expr {
  if (x.shape.length === 2) return x;
  throw new ValueError(`${name} has two dimensions, rows of points; got ${x.shape.length}`);
}

const options = {
  metric: p.optional(p.wider(p.text, p.fn(), 'euclidean'), 'euclidean'),
  p: p.optional(p.nullable(p.number), null),
  w: p.optionalArray,
  V: p.optionalArray,
  VI: p.optionalArray,
};

export const cdist = defineTensor({
  name: 'cdist',
  title: 'TensorCdist',
  places: ['mt.spatial.distance'],
  params: {XA: p.array, XB: p.array, ...options},
  build({XA, XB, ...given}) {
    const [first, second] = [points(XA, 'XA'), points(XB, 'XB')];
    if (first.shape[1] !== second.shape[1])
      throw new ValueError(`XA has ${first.shape[1]} columns, and XB has ${second.shape[1]}`);
    return distances(first, second, ir.concatenate([float(first), float(second)], 0), given);
  },
});

export const pdist = defineTensor({
  name: 'pdist',
  title: 'TensorPdist',
  places: ['mt.spatial.distance'],
  params: {X: p.array, ...options},
  build({X, ...given}) {
    const all = points(X, 'X');
    const [n = 0] = all.shape;
    const [places] = ir.host(pairPlacesReference, [], {n}, [{dtype: 'int64', shape: [(n * (n - 1)) / 2]}]);
    if (places === undefined) throw new TypeError('a host function gives what it is said to give');
    return ir.take(ir.ravel(distances(all, all, all, given)), places, 0);
  },
});
