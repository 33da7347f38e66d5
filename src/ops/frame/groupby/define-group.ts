/** Definitions of the aggregations that groups have as methods. */
import {define, type Definition, type PlaceOf} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import {usualOptions} from '../reductions/rules.js';
import {byName, inferGroups, resultKind} from './aggregate.js';
import {groupingIn} from './grouping.js';

const numericOnly = p.optional(p.bool, null);
const method = p.optional(p.choice('auto', 'shuffle', 'tree'), null);
const combineSize = p.optional(p.int, null);

type Places<N extends string> = readonly [PlaceOf<N>, ...PlaceOf<N>[]];

/** `groups.mean()` and its likes. */
export function groupReduction<const N extends string>(
  name: N,
  title: string,
  places: Places<N>,
): Definition {
  return define({
    name,
    title,
    places,
    params: {df: p.lazy('groupby'), numeric_only: numericOnly, method, combine_size: combineSize},
    infer: ({df, numeric_only}) =>
      inferGroups(df, (grouping) => ({
        kind: resultKind(grouping),
        relation: byName(grouping, name, usualOptions, numeric_only),
      })),
    lower({df, numeric_only}, context) {
      const grouping = groupingIn(df, context);
      return {kind: resultKind(grouping), relation: byName(grouping, name, usualOptions, numeric_only)};
    },
  });
}

/** `groups.sum({min_count})`. */
export function groupSum<const N extends string>(name: N, title: string, places: Places<N>): Definition {
  return define({
    name,
    title,
    places,
    params: {
      df: p.lazy('groupby'),
      numeric_only: numericOnly,
      min_count: p.optional(p.int, 0),
      method,
      combine_size: combineSize,
    },
    infer: ({df, min_count, numeric_only}) =>
      inferGroups(df, (grouping) => ({
        kind: resultKind(grouping),
        relation: byName(grouping, name, {...usualOptions, minCount: min_count}, numeric_only),
      })),
    lower({df, min_count, numeric_only}, context) {
      const grouping = groupingIn(df, context);
      return {
        kind: resultKind(grouping),
        relation: byName(grouping, name, {...usualOptions, minCount: min_count}, numeric_only),
      };
    },
  });
}

/** `groups.std({ddof})`. */
export function groupMoment<const N extends string>(name: N, title: string, places: Places<N>): Definition {
  return define({
    name,
    title,
    places,
    params: {
      df: p.lazy('groupby'),
      ddof: p.optional(p.int, 1),
      numeric_only: numericOnly,
      method,
      combine_size: combineSize,
    },
    infer: ({df, ddof, numeric_only}) =>
      inferGroups(df, (grouping) => ({
        kind: resultKind(grouping),
        relation: byName(grouping, name, {...usualOptions, ddof}, numeric_only),
      })),
    lower({df, ddof, numeric_only}, context) {
      const grouping = groupingIn(df, context);
      return {
        kind: resultKind(grouping),
        relation: byName(grouping, name, {...usualOptions, ddof}, numeric_only),
      };
    },
  });
}
