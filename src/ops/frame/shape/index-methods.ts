import type {Label, Scalar} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import {literal, rangeRows, withLevels, type Level} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Index} from '../../../expr/indexes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {IndexMeta} from '../../../graph/index.js';
import {defineFrame, rows, rowsOf, unknownFrame, unknownSeries, type Rows} from '../define-frame.js';
import {eachValue} from '../elementwise.js';
import {fillMissing} from '../fill.js';
import {isLabel, key, type ManyKeys} from '../indexing/keys.js';
import {labelList} from '../indexing/label-rows.js';
import {withoutRows} from './drop.js';
import {levelPlace} from './row-labels.js';

declare module '../../../expr/indexes.js' {
  interface IndexMethods {
    /**
     * Another name, or for several levels an array of names.
     *
     * pandas' and Mars's `Index.rename`.
     *
     * @throws ValueError when there are not as many names as levels.
     * @example
     * await md.Index([1, 2]).rename('n').execute()
     * // Int64Index([1, 2], dtype='int64', name='n')
     */
    rename(name: Label | readonly Label[], options?: Options<{inplace: boolean}>): Index;
    /**
     * Other names for the levels: all, or those of `level`.
     *
     * pandas' and Mars's `Index.set_names`.
     *
     * @throws ValueError when there are not as many names as levels.
     * @example
     * await md.Index([1, 2]).set_names('n').execute()
     * // Int64Index([1, 2], dtype='int64', name='n')
     */
    set_names(
      names: Label | readonly Label[],
      options?: Options<{level: Label | readonly Label[]; inplace: boolean}>,
    ): Index;
    /**
     * A frame with the labels as columns, and with `index: false` numbered anew.
     *
     * pandas' and Mars's `Index.to_frame`.
     *
     * @example
     * await md.Index(['a', 'b'], {name: 'k'}).to_frame({index: false}).execute()
     * //    k
     * // 0  a
     * // 1  b
     */
    to_frame(options?: Options<{index: boolean; name: Label | readonly Label[]}>): DataFrame;
    /**
     * A series with the labels as values and as labels.
     *
     * pandas' and Mars's `Index.to_series`.
     *
     * @example
     * await md.Index(['a', 'b']).to_series().execute()
     * // a    a
     * // b    b
     * // dtype: object
     */
    to_series(options?: Options<{name: Label}>): Series;
    /**
     * A value in place of missing labels.
     *
     * pandas' and Mars's `Index.fillna`.
     *
     * @example
     * await md.Index([1, null]).fillna(0).execute()
     * // Float64Index([1.0, 0.0], dtype='float64')
     */
    fillna(value: Scalar): Index;
    /**
     * Without these labels.
     *
     * pandas' and Mars's `Index.drop`.
     *
     * @throws KeyError for labels that there are not.
     * @example
     * await md.Index(['a', 'b']).drop('a').execute()
     * // Index(['b'], dtype='object')
     */
    drop(labels: Label | ManyKeys, options?: Options<{errors: 'raise' | 'ignore'}>): Index;
    /**
     * The index itself.
     *
     * pandas' and Mars's `Index.T`.
     *
     * @example
     * await md.Index([1, 2]).T.execute()
     * // Int64Index([1, 2], dtype='int64')
     */
    readonly T: Index;
  }
}

const nameList = p.oneOf(p.listOf(p.label), p.label);
const inplace = p.optional(p.bool, false);

function listed(given: Label | Label[]): readonly Label[] {
  return Array.isArray(given) ? given : [given];
}

function named(of: Rows, names: readonly Label[], level: Label | Label[]): Rows {
  const {relation} = of;
  if (relation.index.kind === 'range') {
    if (names.length !== 1)
      throw new ValueError(`an index of one level takes one name, got ${String(names.length)}`);
    return {...of, relation: {...relation, index: {...relation.index, name: names[0] ?? null}}};
  }
  const {levels} = relation.index;
  const old = levels.map(({name}) => name);
  const places = level === null ? levels.map((_, i) => i) : listed(level).map((one) => levelPlace(old, one));
  if (places.length !== names.length)
    throw new ValueError(
      `Length of names must match number of levels: ${String(names.length)} names, ${String(places.length)} levels`,
    );
  const changed = levels.map((one, i): Level => {
    const at = places.indexOf(i);
    return at < 0 ? one : {...one, name: names[at] ?? null};
  });
  return {...of, relation: {...relation, index: {...relation.index, levels: changed}}};
}

export const renameIndex = defineFrame({
  name: 'rename',
  title: 'IndexRename',
  places: ['Index'],
  params: {df: rows('index'), name: nameList, inplace},
  inPlace: (args) => args.inplace,
  unknown: ({df}) => df.meta,
  build: ({df, name}) => named(df, listed(name), null),
});

export const setNames = defineFrame({
  name: 'set_names',
  title: 'IndexSetNames',
  places: ['Index'],
  params: {df: rows('index'), names: nameList, level: p.optional(nameList, null), inplace},
  inPlace: (args) => args.inplace,
  unknown: ({df}) => df.meta,
  build: ({df, names, level}) => named(df, listed(names), level),
});

export const toFrame = defineFrame({
  name: 'to_frame',
  title: 'IndexToFrame',
  places: ['Index'],
  params: {df: rows('index'), index: p.optional(p.bool, true), name: p.optional(nameList, null)},
  unknown: () => unknownFrame,
  build({df, index, name}): Rows {
    const labelled = withLevels(df.relation);
    const names = name === null ? null : listed(name);
    const columns = labelled.index.levels.map((level, i) => ({
      label: names === null ? (level.name ?? i) : (names[i] ?? null),
      expr: level.expr,
    }));
    const kept = df.relation.index.kind === 'range' ? df.relation.index : labelled.index;
    return {kind: 'dataframe', relation: {...labelled, columns, index: index ? kept : rangeRows()}};
  },
});

export const toSeries = defineFrame({
  name: 'to_series',
  title: 'IndexToSeries',
  places: ['Index'],
  params: {df: rows('index'), index: p.optional(p.choice(null), null), name: p.optional(p.label, null)},
  unknown: () => unknownSeries,
  build({df, name}): Rows {
    const labelled = withLevels(df.relation);
    const [level] = labelled.index.levels;
    if (level === undefined || labelled.index.levels.length > 1)
      throw new ValueError('to_series takes an index of one level');
    return {
      kind: 'series',
      relation: {...labelled, columns: [{label: name ?? level.name, expr: level.expr}]},
    };
  },
});

export const fillLabels = defineFrame({
  name: 'fillna',
  title: 'FillNA',
  places: ['Index'],
  params: {df: rows('index'), value: p.label},
  unknown: ({df}) => df.meta,
  build: ({df, value}) => eachValue(df, (e) => fillMissing(e, literal(value), value)),
});

export const dropLabels = define({
  name: 'drop',
  title: 'DataFrameDrop',
  places: ['Index'],
  params: {df: rows('index'), labels: key, errors: p.optional(p.choice('raise', 'ignore'), 'raise')},
  infer: ({df}) => ({...(df.meta as IndexMeta), length: null}),
  async lower({df, labels, errors}, context) {
    const {kind, relation} = await rowsOf(df, context);
    const list = isLabel(labels) ? [labels] : await labelList(context, labels);
    return {kind, relation: await withoutRows(context, relation, list, null, errors === 'raise')};
  },
});

export const transposeIndex = defineFrame({
  name: 'T',
  title: 'IndexTranspose',
  places: ['Index'],
  params: {df: rows('index')},
  property: true,
  unknown: ({df}) => df.meta,
  build: ({df}) => df,
});
