/** Texts put together, with one another or with those of other rows. */
import {LocalFrame, LocalIndex, LocalSeries, inferVector, type Value} from '../../../data/index.js';
import {ArgumentError, ValueError} from '../../../errors/index.js';
import {define} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import {type Meta} from '../../../graph/index.js';
import {isData, lowered} from '../define-local.js';
import {align, takeOrMissing} from '../../../data/compute/align.js';
import {inferStrings, series, valuesOf} from './define-string.js';
import {resolve} from '../resolve.js';

declare module '../../../expr/accessors.js' {
  interface StringMethods {
    /**
     * All texts put together with `sep` between them; with `others`, row by row, matched by label where these have labels.
     *
     * pandas' and Mars's `Series.str.cat`.
     *
     * @throws ValueError where `others` has no labels and another length.
     * @example
     * await md.Series(['a', 'b', null]).str.cat({sep: '-'}).execute()
     * // 'a-b'
     */
    cat(options?: {readonly sep?: string; readonly na_rep?: string; readonly naRep?: string}): Tensor<string>;
    cat(
      others: Series | readonly (string | null)[],
      options?: {
        readonly sep?: string;
        readonly na_rep?: string;
        readonly naRep?: string;
        /** Which labels count, where a series is given: the own ones, all, those of both, or those of the given one. */
        readonly join?: 'left' | 'outer' | 'inner' | 'right';
      },
    ): Series;
  }
}

export const cat = define({
  name: 'cat',
  title: 'SeriesStringMethod',
  places: ['Series.str'],
  params: {
    s: series,
    others: p.optional({...p.any, dict: 'either'}, null),
    sep: p.optional(p.text, ''),
    na_rep: p.optional(p.text, null),
    join: p.optional(p.choice('left', 'outer', 'inner', 'right'), 'left'),
  },
  infer({s, others, join}): Meta {
    if (others === null) return {kind: 'tensor', dtype: 'object', shape: []};
    const meta = inferStrings(s, 'object');
    return join === 'left' || meta.kind !== 'series' ? meta : {...meta, index: {...meta.index, length: null}};
  },
  async lower({s, others, sep, na_rep, join}, context) {
    const given = await valuesOf(s, context);
    const shown = (value: unknown): string | null => (typeof value === 'string' ? value : na_rep);
    if (others === null)
      return {
        kind: 'object',
        value: given.vector
          .toArray()
          .flatMap((value) => shown(value) ?? [])
          .join(sep),
      };
    const beside = await resolve(others, context);
    const all: readonly unknown[] =
      Array.isArray(beside) && beside.some((one) => Array.isArray(one) || isData(one))
        ? (beside as unknown[])
        : [beside];
    const values = onLabels(given, all, join);
    const own = values.vector.toArray();
    const columns = all.flatMap((one) => columnsOf(one, values));
    const made = own.map((value, row) => {
      const parts = [value, ...columns.map((column) => column[row])].map(shown);
      return parts.every((part) => part !== null) ? parts.join(sep) : NaN;
    });
    return lowered(new LocalSeries(values.index, inferVector(made, 'object'), values.name), context);
  },
});

/** `values` with the labels that `join` asks for of them and of all others that have labels. */
function onLabels(values: LocalSeries, others: readonly unknown[], join: JoinName): LocalSeries {
  if (join === 'left') return values;
  const labelled = others.flatMap((one) =>
    one instanceof LocalSeries || one instanceof LocalFrame ? [one.index] : [],
  );
  const index = labelled.reduce((all, one) => joinedLabels(all, one, join), values.index);
  return new LocalSeries(
    index,
    inferVector(reindexed(values, new LocalSeries(index, inferVector(index.toArray()))), 'object'),
    values.name,
  );
}

type JoinName = 'left' | 'outer' | 'inner' | 'right';

function joinedLabels(left: LocalIndex, right: LocalIndex, join: JoinName): LocalIndex {
  if (join === 'right') return right;
  if (join === 'outer') return align(left, right).index;
  const shared = left
    .toArray()
    .flatMap((label, place) => (right.positionsOf(label).length > 0 ? [place] : []));
  return left.take(shared);
}

function columnsOf(one: unknown, values: LocalSeries): (readonly unknown[])[] {
  if (one instanceof LocalSeries) return [reindexed(one, values)];
  if (one instanceof LocalFrame)
    return one.vectors.map((vector) => reindexed(new LocalSeries(one.index, vector), values));
  const list = one instanceof LocalIndex ? one.toArray() : one;
  if (!Array.isArray(list))
    throw new ArgumentError('Series.str.cat takes a Series, an Index or an array of texts');
  if (list.length !== values.length)
    throw new ValueError(
      `Series.str.cat: others has ${String(list.length)} texts, the Series ${String(values.length)}`,
    );
  return [list as unknown[]];
}

function reindexed(other: LocalSeries, values: LocalSeries): readonly Value[] {
  if (other.index.equals(values.index)) return other.vector.toArray();
  const places = Int32Array.from(values.index.toArray(), (label) => other.index.positionsOf(label)[0] ?? -1);
  return takeOrMissing(other.vector, places).toArray();
}
