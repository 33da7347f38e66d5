import {LocalSeries, type Label, type LocalFrame} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import type {LowerContext, Lowered} from '../../../engine/index.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {Node} from '../../../graph/index.js';
import type {RandomState} from '../../tensor/random/state.js';
import {Source} from '../../tensor/random/samplers/source.js';
import {lowered} from '../define-local.js';
import {checkedWeights, countOf, placesOf, randomState, refuseCounts} from '../sorting/draw.js';
import {unknownResult} from './aggregate.js';
import {groupingIn} from './grouping.js';
import {localGroups} from './local-groups.js';

/** Options of {@link GroupByMethods.sample}. */
export type GroupSampleOptions = Options<{
  /** How many of each group; one unless `frac` is given. */
  n: number;
  /** What part of each group: 0.5 is half. */
  frac: number;
  /** Whether one row may be taken several times. */
  replace: boolean;
  /** How likely each row is: a number for each row, or the label of a column. They are divided by their sum in each group. */
  weights: Label | readonly number[] | Series;
  /** A seed, or a generator; the same seed takes the same rows in every run. */
  random_state: number | RandomState;
}>;

declare module '../../../expr/groupby.js' {
  interface GroupByMethods<T> {
    /**
     * Rows of each group that are taken at random, group after group. Each call fixes what it takes. The generator is not NumPy's, so the rows are not
     * those that pandas takes.
     *
     * pandas' and Mars's `GroupBy.sample`.
     *
     * @throws ValueError for more than a group has without `replace`, and for `n` and `frac` together.
     * @example
     * await md.DataFrame({k: ['x', 'y'], n: [1, 2]}).groupby('k').sample({n: 1, random_state: 1}).execute()
     * //    k  n
     * // 0  x  1
     * // 1  y  2
     */
    sample(options?: GroupSampleOptions): T;
    sample(n: number, options?: GroupSampleOptions): T;
  }
}

/** A number for each row, as it was given. */
async function weightsOf(
  given: unknown,
  frame: LocalFrame,
  context: LowerContext,
): Promise<readonly unknown[] | null> {
  if (given === null) return null;
  if (typeof given === 'string') return frame.get(given).toArray();
  const values = given instanceof Node ? await context.local(given) : given;
  const list = values instanceof LocalSeries ? values.toArray() : values;
  if (!Array.isArray(list))
    throw new ArgumentError("GroupBy.sample: 'weights' takes the label of a column, numbers or a Series");
  if (list.length !== frame.length)
    throw new ValueError('GroupBy.sample: Weights and axis to be sampled must be of same length');
  return list as unknown[];
}

export const sample = define({
  name: 'sample',
  title: 'GroupBySample',
  places: ['GroupBy'],
  params: {
    df: p.lazy('groupby'),
    n: p.optional(p.int, null),
    frac: p.optional(p.number, null),
    replace: p.optional(p.bool, false),
    weights: p.optional(p.any, null),
    random_state: randomState,
  },
  infer({df, ...wanted}) {
    refuseCounts(wanted);
    return unknownResult(df);
  },
  async lower({df, weights: given, random_state: draw, ...wanted}, context): Promise<Lowered> {
    const grouping = groupingIn(df, context);
    const {frame, rows} = await localGroups(grouping, context);
    const weights = await weightsOf(given, frame, context);
    const source = new Source(draw.seed, draw.stream);
    const taken = rows.flatMap((places) => {
      const own = weights === null ? null : checkedWeights(places.map((place) => weights[place]));
      const count = countOf(wanted, places.length);
      const drawn = placesOf(count, places.length, wanted.replace, own, source);
      return Array.from(drawn, (at) => places[at] ?? 0);
    });
    const whole = frame.take(taken);
    const [only] = grouping.values;
    if (grouping.series && only !== undefined) {
      const vector = whole.vectors[only];
      if (vector === undefined) throw new TypeError('a column that was chosen is there');
      return lowered(new LocalSeries(whole.index, vector, whole.columns.at(only)), context);
    }
    return lowered(whole, context);
  },
});
