import {kindOf, labelKey, type Label} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  concatRows,
  literal,
  settle,
  withLevels,
  type AlignHow,
  type Column,
  type Relation,
} from '../../../engine/sql/index.js';
import {relationMeta} from '../../../engine/results.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import {mismatch, type Param} from '../../../expr/params.js';
import * as p from '../../../expr/params.js';
import {nodeOf} from '../../../expr/plain.js';
import type {Series} from '../../../expr/series.js';
import {Node, type Meta} from '../../../graph/index.js';
import {rows, rowsOf, standIn, unknownFrame, unknownSeries, type Rows} from '../define-frame.js';
import {sortedLabels} from '../labels.js';
import {assumedAligned} from '../side-by-side.js';
import {localIndex} from '../indexing/label-rows.js';
import {isColumns, type AxisName} from '../shape/names.js';

type Part = DataFrame | Series;

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * Frames and series one below the other, columns matched by label; with `axis: 1` side by side, rows matched by label.
     *
     * pandas' and Mars's `concat`.
     *
     * @throws ValueError for nothing to concatenate, or with `verify_integrity` when a label stands twice.
     * @example
     * await md.concat([md.DataFrame({a: [1], b: [2]}), md.DataFrame({a: [3]})], {ignore_index: true}).execute()
     * //    a    b
     * // 0  1  2.0
     * // 1  3  NaN
     */
    concat(
      objs: readonly Part[],
      options?: Options<{
        axis: AxisName;
        /** All labels of the other axis, or only those that all have. */
        join: 'outer' | 'inner';
        ignore_index: boolean;
        /** An outermost level of labels that tells which part a row or column comes from. */
        keys: readonly Label[];
        /** Clusters only: the labels of each level, more than are used if need be. */
        levels: readonly (readonly Label[])[];
        names: readonly Label[];
        verify_integrity: boolean;
        sort: boolean;
        copy: boolean;
      }>,
    ): DataFrame;
  }
}

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * The rows of this frame, and below them those of others.
     *
     * pandas' and Mars's `DataFrame.append`.
     *
     * @example
     * await md.DataFrame({a: [1]}).append(md.DataFrame({a: [2]}), {ignore_index: true}).execute()
     * //    a
     * // 0  1
     * // 1  2
     */
    append(
      other: Part | readonly Part[],
      options?: Options<{ignore_index: boolean; verify_integrity: boolean; sort: boolean}>,
    ): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * The values of this series, and below them those of others.
     *
     * pandas' and Mars's `Series.append`.
     *
     * @example
     * await md.Series([1]).append(md.Series([2]), {ignore_index: true}).execute()
     * // 0    1
     * // 1    2
     * // dtype: int64
     */
    append(
      other: Series | readonly Series[],
      options?: Options<{ignore_index: boolean; verify_integrity: boolean; sort: boolean}>,
    ): Series;
  }
}

const part = (value: unknown): Node | null => {
  const node = nodeOf(value);
  return node !== null && (node.meta.kind === 'dataframe' || node.meta.kind === 'series') ? node : null;
};

const parts: Param<readonly Node[]> = {
  takes: 'an array of DataFrames or Series',
  parse(value) {
    const list = Array.isArray(value) ? value.map(part) : [part(value)];
    return list.includes(null) ? mismatch : (list as Node[]);
  },
};

interface Concat {
  readonly axis: AxisName;
  readonly join: 'outer' | 'inner';
  readonly ignore_index: boolean;
  readonly keys: readonly Label[] | null;
  readonly names: readonly Label[] | null;
  readonly sort: boolean;
}

const shared = {
  ignore_index: p.optional(p.bool, false),
  verify_integrity: p.optional(p.bool, false),
  sort: p.optional(p.bool, false),
};

export const concat = define({
  name: 'concat',
  title: 'DataFrameConcat',
  places: ['md'],
  params: {
    objs: parts,
    axis: p.optional(p.choice('index', 'columns', 'rows', 0, 1), 0),
    join: p.optional(p.choice('outer', 'inner'), 'outer'),
    ignore_index: shared.ignore_index,
    keys: p.optional(p.listOf(p.label), null),
    levels: p.remote(),
    names: p.optional(p.listOf(p.label), null),
    verify_integrity: shared.verify_integrity,
    sort: shared.sort,
    copy: p.optional(p.bool, true),
  },
  infer: ({objs, ...how}): Meta => concatMeta(objs, how),
  async lower({objs, ...how}, context) {
    return concatenated(context, await allRows(objs, context), how, how.verify_integrity);
  },
});

export const append = define({
  name: 'append',
  title: 'DataFrameAppend',
  places: ['DataFrame', 'Series'],
  params: {df: rows('dataframe', 'series'), other: parts, ...shared},
  infer: ({df, other, ...how}): Meta => concatMeta([df, ...other], {...plainConcat, ...how}),
  async lower({df, other, ...how}, context) {
    return concatenated(
      context,
      await allRows([df, ...other], context),
      {...plainConcat, ...how},
      how.verify_integrity,
    );
  },
});

const plainConcat = {axis: 0, join: 'outer', keys: null, names: null} as const;

function allRows(nodes: readonly Node[], context: LowerContext): Promise<Rows[]> {
  return Promise.all(nodes.map((node) => rowsOf(node, context)));
}

function concatMeta(nodes: readonly Node[], how: Concat): Meta {
  if (nodes.length === 0) throw new ValueError('No objects to concatenate');
  const known = nodes.map((node) => standIn(node.meta));
  const series = nodes.every((node) => node.meta.kind === 'series') && !isColumns(how.axis);
  if (known.includes(null)) return series ? unknownSeries : unknownFrame;
  const all = known as Rows[];
  if (!isColumns(how.axis)) {
    const made = below(all, how);
    return relationMeta(made.kind, made.relation);
  }
  const [first, ...others] = all;
  const joinedRows = others.reduce(
    (left, right) => {
      const pair = assumedAligned(left, right.relation);
      return {...pair.left, columns: [...pair.left.columns, ...pair.right.columns]};
    },
    (first as Rows).relation,
  );
  return relationMeta('dataframe', named(joinedRows, all, how));
}

async function concatenated(
  context: LowerContext,
  all: readonly Rows[],
  how: Concat,
  verify: boolean,
): Promise<Rows> {
  const made = isColumns(how.axis) ? await beside(context, all, how) : below(all, how);
  if (verify) {
    const index = await localIndex(context, made.relation);
    if (!index.is_unique) throw new ValueError('Indexes have overlapping values');
  }
  return made;
}

/** One below the other. */
function below(all: readonly Rows[], {join, ignore_index: anew, keys, names, sort}: Concat): Rows {
  const series = all.every(({kind}) => kind === 'series');
  if (keys !== null && keys.length !== all.length)
    throw new ValueError(`concat: ${String(keys.length)} keys for ${String(all.length)} parts`);
  const relations = all.map(({kind, relation: rel}, i) => {
    const framed =
      series || kind === 'dataframe'
        ? rel
        : {...rel, columns: rel.columns.map((one) => ({...one, label: one.label ?? 0}))};
    const alike = series ? {...framed, columns: framed.columns.map((one) => ({...one, label: 0}))} : framed;
    return keys === null || anew ? alike : keyed(alike, keys[i] ?? null, names);
  });
  const made = concatRows(relations, {join, ignoreIndex: anew});
  if (series) {
    const labels = all.map(({relation: rel}) => rel.columns[0]?.label ?? null);
    const same = labels.every((label) => labelKey(label) === labelKey(labels[0] ?? null));
    return {
      kind: 'series',
      relation: {
        ...made,
        columns: made.columns.map((one) => ({...one, label: same ? (labels[0] ?? null) : null})),
      },
    };
  }
  const alike = relations.every(
    (rel) =>
      labelKey(rel.columns.map(({label}) => label) as Label) ===
      labelKey((relations[0] as Relation).columns.map(({label}) => label) as Label),
  );
  if (!sort || alike) return {kind: 'dataframe', relation: made};
  const order = sortedLabels(made.columns.map(({label}) => label));
  const columns = order.map(
    (label) => made.columns.find((one) => labelKey(one.label) === labelKey(label)) as Column,
  );
  return {kind: 'dataframe', relation: {...made, columns}};
}

function keyed(rel: Relation, key: Label, names: readonly Label[] | null): Relation {
  const labelled = withLevels(rel);
  const parts_ = Array.isArray(key) ? (key as readonly Label[]) : [key];
  const outer = parts_.map((one, i) => ({name: names?.[i] ?? null, expr: literal(one)}));
  const inner = labelled.index.levels.map((level, i) => ({
    ...level,
    name: names?.[parts_.length + i] ?? level.name,
  }));
  return {...labelled, index: {kind: 'levels', levels: [...outer, ...inner]}};
}

/** Side by side. */
async function beside(context: LowerContext, all: readonly Rows[], how: Concat): Promise<Rows> {
  const [first, ...others] = all;
  if (first === undefined) throw new ValueError('No objects to concatenate');
  let {relation: rel} = first;
  for (const {relation: other} of others) {
    const pair = await context.align(rel, other, orderOf(how, [rel, other]));
    rel = settle({...pair.left, columns: [...pair.left.columns, ...pair.right.columns]});
  }
  return {kind: 'dataframe', relation: named(rel, all, how)};
}

/** Labels stay in the order in which they appear, but times are sorted. */
function orderOf({join, sort}: Concat, sides: readonly Relation[]): AlignHow {
  if (join === 'inner') return 'inner';
  const times = sides.every(
    ({index}) => index.kind === 'levels' && index.levels.every(({expr}) => kindOf(expr.dtype) === 'M'),
  );
  return sort || times ? 'outer' : 'appearing';
}

/** The labels of columns side by side. */
function named(rel: Relation, all: readonly Rows[], {ignore_index: anew, keys, names}: Concat): Relation {
  let next = 0;
  const unnamed = all.filter(
    ({kind, relation: one}) => kind === 'series' && (one.columns[0]?.label ?? null) === null,
  );
  const labels = all.flatMap(({kind, relation: one}, i): Label[] =>
    one.columns.map(({label}): Label => {
      if (keys !== null && kind === 'series') return keys[i] ?? null;
      const own = kind === 'series' && label === null ? next++ : label;
      if (keys === null) return own;
      const outer = keys[i] ?? null;
      return [
        ...(Array.isArray(outer) ? (outer as Label[]) : [outer]),
        ...(Array.isArray(own) ? (own as Label[]) : [own]),
      ] as Label;
    }),
  );
  if (unnamed.length > 0 && keys === null && unnamed.length === all.length)
    return withColumns(
      rel,
      labels.map((_, i) => i),
    );
  return withColumns(
    rel,
    anew ? labels.map((_, i) => i) : labels,
    keys === null || all.every(({kind}) => kind === 'series')
      ? rel.columnNames
      : [names?.[0] ?? null, ...rel.columnNames],
  );
}

function withColumns(
  rel: Relation,
  labels: readonly Label[],
  columnNames: readonly Label[] = rel.columnNames,
): Relation {
  return {
    ...rel,
    columnNames,
    columns: rel.columns.map((column, i) => ({...column, label: labels[i] ?? null})),
  };
}
