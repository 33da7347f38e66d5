import {ValueError, unknownName} from '../../../errors/index.js';

/** SciPy's metrics, and what else each is called. */
const metrics = {
  braycurtis: [],
  canberra: [],
  chebyshev: ['chebychev', 'cheby', 'cheb', 'ch'],
  cityblock: ['cblock', 'cb', 'c'],
  correlation: ['co'],
  cosine: ['cos'],
  dice: [],
  euclidean: ['euclid', 'eu', 'e'],
  hamming: ['matching', 'hamm', 'ha', 'h'],
  jaccard: ['jacc', 'ja', 'j'],
  jensenshannon: ['js'],
  kulczynski1: [],
  mahalanobis: ['mahal', 'mah'],
  minkowski: ['mi', 'm', 'pnorm'],
  rogerstanimoto: [],
  russellrao: [],
  seuclidean: ['se', 's'],
  sokalmichener: [],
  sokalsneath: [],
  sqeuclidean: ['sqe', 'sqeuclid'],
  yule: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MetricName = keyof typeof metrics;

const byName: ReadonlyMap<string, MetricName> = new Map(
  (Object.entries(metrics) as [MetricName, readonly string[]][]).flatMap(([name, others]) =>
    [name, ...others].map((each) => [each, name] as const),
  ),
);

/** The metric that SciPy knows under a name, in any case. */
export function metricNamed(name: string): MetricName {
  const found = byName.get(name.toLowerCase());
  if (found === undefined)
    throw new ValueError(`'${name}' is no metric.${unknownName(name, Object.keys(metrics))}`);
  return found;
}
