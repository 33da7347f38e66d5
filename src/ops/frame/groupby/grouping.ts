/** Grouped rows: what `groupby` describes, as relations. */
import {LocalIndex, LocalSeries, inferVector, labelKey, type Label} from '../../../data/index.js';
import {ArgumentError, KeyError, ValueError, unknownName} from '../../../errors/index.js';
import type {GroupKey, Grouping, LowerContext} from '../../../engine/index.js';
import {
  columnAt,
  hasColumn,
  labelsOf,
  mapRows,
  positionsOf,
  showLabel,
  type Column,
  type Expr,
  type Relation,
} from '../../../engine/sql/index.js';
import {Node, type GroupByMeta, type Meta} from '../../../graph/index.js';
import {rowsOf, standIn, type Rows} from '../define-frame.js';
import {levelExprs} from '../levels.js';
import {byPlace} from '../side-by-side.js';
import {byAppearance, hasCategories} from './categories.js';

/** The arguments of `groupby`. */
export interface GroupByCall {
  readonly df: Node;
  readonly by: unknown;
  readonly level: unknown;
  readonly as_index: boolean;
  readonly sort: boolean;
  readonly dropna: boolean;
  readonly observed: boolean;
}

/** One key as it was given. */
type Given =
  | {readonly kind: 'label'; readonly label: Label}
  | {readonly kind: 'node'; readonly node: Node}
  | {readonly kind: 'values'; readonly values: readonly unknown[] | LocalSeries | LocalIndex}
  | {readonly kind: 'function'; readonly call: (label: Label) => unknown};

function givenKeys({by, df}: GroupByCall): Given[] {
  const labels = df.meta.kind === 'dataframe' ? (df.meta.columns?.map((column) => column.label) ?? null) : [];
  const known = (label: unknown): boolean =>
    labels === null || labels.some((one) => labelKey(one) === labelKey(label));
  if (!Array.isArray(by)) return [givenKey(by)];
  const list = by as readonly unknown[];
  const lone = list.every((one) => one === null || typeof one !== 'object') && !list.every(known);
  const length = df.meta.kind === 'dataframe' || df.meta.kind === 'series' ? df.meta.index.length : null;
  if (lone && (length === list.length || df.meta.kind === 'series')) return [{kind: 'values', values: list}];
  return list.map(givenKey);
}

function givenKey(by: unknown): Given {
  if (by instanceof Node) return {kind: 'node', node: by};
  if (by instanceof LocalSeries || by instanceof LocalIndex || Array.isArray(by))
    return {kind: 'values', values: by as readonly unknown[]};
  if (typeof by === 'function') return {kind: 'function', call: by as (label: Label) => unknown};
  if (by instanceof Map) {
    const groups = new Map(
      [...(by as ReadonlyMap<Label, unknown>)].map(([key, group]) => [labelKey(key), group]),
    );
    return {kind: 'function', call: (label) => groups.get(labelKey(label)) ?? null};
  }
  return {kind: 'label', label: by as Label};
}

function missingLabel(rel: Relation, label: Label): KeyError {
  const levels = rel.index.kind === 'levels' ? rel.index.levels.map(({name}) => name) : [];
  const known = [...labelsOf(rel), ...levels].flatMap((one) =>
    one === null ? [] : [typeof one === 'string' ? one : showLabel(one)],
  );
  return new KeyError(
    `groupby: ${showLabel(label)} is neither a column nor a level.${unknownName(String(label), known)}`,
  );
}

/** A key named by a label: a column, or a level of the row labels. */
function labelledKey(rel: Relation, label: Label, series: boolean): {relation: Relation; key: GroupKey} {
  const [place] = series ? [] : positionsOf(rel, label);
  if (place !== undefined) return {relation: rel, key: {name: label, expr: columnAt(rel, place).expr}};
  const named = rel.index.kind === 'levels' ? rel.index.levels.map(({name}) => name) : [rel.index.name];
  if (label === null || !named.some((name) => labelKey(name) === labelKey(label)))
    throw missingLabel(rel, label);
  const {relation, levels} = levelExprs(rel, label);
  return {relation, key: levels[0] as GroupKey};
}

function checkCall({by, level}: GroupByCall): void {
  if (by === null && level === null) throw new ArgumentError("groupby needs 'by' or 'level'");
}

/** Which columns are aggregated: those that are no key. */
function valuesOf(rel: Relation, keys: readonly Given[], series: boolean): number[] {
  const used = new Set(keys.flatMap((key) => (key.kind === 'label' ? [labelKey(key.label)] : [])));
  return rel.columns.flatMap(({label}, i) => (!series && used.has(labelKey(label)) ? [] : [i]));
}

/** The grouping of stand-ins, to find out what results will be; null where too little is known. */
export function standInGrouping(node: Node): Grouping | null {
  if (node.operation.name === 'get') return selected(node, standInGrouping(node.args['df'] as Node));
  const call = node.args as unknown as GroupByCall;
  const given = standIn(call.df.meta);
  if (given === null) return null;
  const series = given.kind === 'series';
  if (call.level !== null) {
    const {relation, levels} = levelExprs(given.relation, call.level);
    return {...options(call), relation, keys: levels, values: valuesOf(relation, [], series), series};
  }
  const keys = givenKeys(call);
  let {relation} = given;
  const made: GroupKey[] = [];
  for (const key of keys) {
    if (key.kind === 'label') {
      const labelled = labelledKey(relation, key.label, series);
      relation = labelled.relation;
      made.push(labelled.key);
      continue;
    }
    if (key.kind === 'function') return null;
    const other = key.kind === 'node' ? standIn(key.node.meta) : null;
    const vector = key.kind === 'values' ? vectorOf(key.values) : null;
    const stub =
      other ??
      (vector === null
        ? null
        : standIn({
            kind: 'series',
            name: null,
            dtype: vector.dtype,
            index: {kind: 'index', names: [null], dtypes: ['int64'], length: null},
          }));
    const column = stub === null ? undefined : columnsOfKey(stub)[0];
    if (column === undefined) return null;
    made.push({name: column.label, expr: column.expr});
  }
  return {...options(call), relation, keys: made, values: valuesOf(relation, keys, series), series};
}

function vectorOf(values: readonly unknown[] | LocalSeries | LocalIndex): ReturnType<typeof inferVector> {
  return values instanceof LocalSeries || values instanceof LocalIndex ? values.vector : inferVector(values);
}

function options({
  as_index,
  sort,
  dropna,
  observed,
}: GroupByCall): Pick<Grouping, 'asIndex' | 'sort' | 'dropna' | 'observed'> {
  return {asIndex: as_index, sort, dropna, observed};
}

/** What is known of grouped rows. */
export function groupByMeta(call: GroupByCall): GroupByMeta {
  checkCall(call);
  const of = call.df.meta;
  if (of.kind !== 'dataframe' && of.kind !== 'series')
    throw new ArgumentError(`groupby takes a DataFrame or a Series, got a ${of.kind}`);
  const keys =
    call.level !== null
      ? ([call.level].flat() as Label[])
      : givenKeys(call).map((key): Label => {
          if (key.kind === 'label') return key.label;
          return key.kind === 'node' && key.node.meta.kind === 'series' ? key.node.meta.name : null;
        });
  return {kind: 'groupby', of, keys, selection: null};
}

/** The grouping that a call of `groupby` asks for. */
export async function lowerGrouping(call: GroupByCall, context: LowerContext): Promise<Grouping> {
  checkCall(call);
  const given = await rowsOf(call.df, context);
  const series = given.kind === 'series';
  if (call.level !== null) {
    const {relation, levels} = levelExprs(given.relation, call.level);
    return inTurn(
      {...options(call), relation, keys: levels, values: valuesOf(relation, [], series), series},
      context,
    );
  }
  const keys = givenKeys(call);
  const values = valuesOf(given.relation, keys, series);
  const own = given.relation.columns.length;
  // Keys that are no columns ride along as columns, so that they stay in step with the rows.
  let {relation} = given;
  const names: Label[] = [];
  for (const key of keys) {
    const ridden = await withKey(relation, key, own, series, context);
    relation = ridden.relation;
    names.push(ridden.name);
  }
  const riding = relation.columns.slice(own);
  return inTurn(
    {
      ...options(call),
      relation: {...relation, columns: relation.columns.slice(0, own)},
      keys: riding.map(({expr}, i): GroupKey => ({name: names[i] ?? null, expr})),
      values,
      series,
    },
    context,
  );
}

/** `grouping` with its categories in the order in which they appear, where groups are not sorted. */
async function inTurn(grouping: Grouping, context: LowerContext): Promise<Grouping> {
  if (grouping.sort || !hasCategories(grouping.keys)) return grouping;
  return {...grouping, keys: await byAppearance(grouping.relation, grouping.keys, context)};
}

async function withKey(
  rel: Relation,
  key: Given,
  own: number,
  series: boolean,
  context: LowerContext,
): Promise<{relation: Relation; name: Label}> {
  const ride = (relation: Relation, expr: Expr): Relation => ({
    ...relation,
    columns: [...relation.columns, {label: null, expr}],
  });
  if (key.kind === 'label') {
    const bare = {...rel, columns: rel.columns.slice(0, own)};
    const made = labelledKey(bare, key.label, series);
    const relation = {...made.relation, columns: [...made.relation.columns, ...rel.columns.slice(own)]};
    if (made.relation === bare) return {relation: ride(rel, made.key.expr), name: made.key.name};
    return {relation: ride(relation, made.key.expr), name: made.key.name};
  }
  if (key.kind === 'node') {
    const other = await rowsOf(key.node, context);
    const [column] = columnsOfKey(other);
    if (column === undefined) throw new ValueError('groupby: a key has one column');
    const {left, right} = await context.align(rel, {...other.relation, columns: [column]}, 'left');
    return {relation: ride(left, (right.columns[0] as Column).expr), name: column.label};
  }
  if (key.kind === 'function') {
    const {call} = key;
    const mapped = await mapRows(
      context.sql,
      {...rel, columns: []},
      (all, row) => call(all.label(row) as Label),
      {
        signal: context.signal,
      },
    );
    const {left, right} = await byPlace(context, rel, mapped, 'groupby');
    return {relation: ride(left, (right.columns[0] as Column).expr), name: null};
  }
  const values =
    key.values instanceof LocalSeries || key.values instanceof LocalIndex
      ? key.values
      : new LocalSeries(LocalIndex.from(key.values.map((_, i) => i)), inferVector(key.values));
  const asSeries =
    values instanceof LocalSeries
      ? values
      : new LocalSeries(LocalIndex.from(values.toArray().map((_, i) => i)), values.vector, values.name);
  const {left, right} = await byPlace(context, rel, asSeries, 'groupby');
  return {relation: ride(left, (right.columns[0] as Column).expr), name: asSeries.name};
}

function columnsOfKey(rows: Rows): readonly Column[] {
  if (rows.kind !== 'index') return rows.relation.columns;
  const {index} = rows.relation;
  return index.kind === 'levels' ? index.levels.map(({name, expr}) => ({label: name, expr})) : [];
}

/** `grouping` with the columns that `get` chose. */
function selected(node: Node, grouping: Grouping | null): Grouping | null {
  return grouping === null ? null : selectGrouped(grouping, node.args['key']);
}

/** The grouping of some of the columns: one for a series, several for a frame. */
export function selectGrouped(grouping: Grouping, wanted: unknown): Grouping {
  const {relation} = grouping;
  const place = (label: Label): number => {
    const [found] = positionsOf(relation, label);
    if (found !== undefined && hasColumn(relation, label)) return found;
    throw missingLabel(relation, label);
  };
  if (!Array.isArray(wanted)) return {...grouping, values: [place(wanted as Label)], series: true};
  return {...grouping, values: (wanted as Label[]).map(place)};
}

/** The node of the call of `groupby` behind grouped rows. */
export function groupedMeta(node: Node): GroupByMeta {
  const {meta} = node;
  if (meta.kind !== 'groupby')
    throw new ArgumentError(`grouped rows are needed, got a ${(meta as Meta).kind}`);
  return meta;
}

/** The grouping of lowered grouped rows. */
export function groupingIn(node: Node, context: LowerContext): Grouping {
  const lowered = context.input(node);
  if (lowered.kind !== 'groupby') throw new ArgumentError(`grouped rows are needed, got a ${lowered.kind}`);
  return lowered.grouping;
}
