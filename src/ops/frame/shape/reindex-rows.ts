/** Rows and columns chosen by labels that need not be there. */
import {LocalIndex} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import {
  choose,
  columnIndex,
  columnsOf,
  expr,
  literal,
  positionsOf,
  rowCount,
  settle,
  sql,
  type Column,
  type Relation,
} from '../../../engine/sql/index.js';
import {scalarFor} from '../arithmetic/pair.js';
import {byPlace} from '../side-by-side.js';
import {matchedPlaces, type Matching} from './nearest-labels.js';

/** The rows of `rel` with the labels of `to`, in its order. */
export async function reindexRows(
  context: LowerContext,
  rel: Relation,
  to: Relation,
  fillValue: unknown,
  matching: Matching | null = null,
): Promise<Relation> {
  if (matching !== null) return matchedRows(context, rel, to, fillValue, matching);
  const flagged = {...rel, columns: [...rel.columns, {label: null, expr: literal(true)}]};
  const wanted = await context.materialise(to);
  const {left, right} = await context.align(wanted, flagged, 'left');
  const width = rel.columns.length;
  const present = right.columns[width] as Column;
  const flag = expr(sql`(${present.expr} is not null)`, {dtype: 'bool', nullable: false});
  const columns = right.columns.slice(0, width).map(({label, expr: e}) => {
    if (fillValue === null) return {label, expr: e};
    return {
      label,
      expr: choose(flag, {...e, nullable: e.nullable}, scalarFor(e, literal(fillValue), fillValue)),
    };
  });
  const result = settle({...left, columns, columnNames: rel.columnNames});
  const computed = await context.materialise(result);
  const counts = [await rowCount(context.sql, computed), await rowCount(context.sql, wanted)];
  if (counts[0] !== counts[1]) throw new ValueError('cannot reindex on an axis with duplicate labels');
  return computed;
}

/** As `reindexRows`, each row from the one whose label its own is matched to. */
async function matchedRows(
  context: LowerContext,
  rel: Relation,
  to: Relation,
  fillValue: unknown,
  matching: Matching,
): Promise<Relation> {
  const wanted = await context.materialise(to);
  const [own, labels] = [await labelsOf(context, rel), await labelsOf(context, wanted)];
  // Ascending or descending labels are all there, so that a missing one stands for none.
  const places = matchedPlaces(own, labels, matching);
  const sources = Array.from(places, (place) => (place < 0 ? null : own.at(place)));
  const dtype = sources.includes(null) && /^u?int/.test(own.dtype) ? undefined : own.dtype;
  const matched = await context.relation(LocalIndex.from(sources, dtype === undefined ? {} : {dtype}));
  const found = await reindexRows(context, rel, {...matched, columns: []}, fillValue);
  return {...(await byPlace(context, wanted, found, 'reindex')).right, columnNames: rel.columnNames};
}

async function labelsOf(context: LowerContext, rel: Relation): Promise<LocalIndex> {
  return (await columnsOf(context.sql, {...rel, columns: []}, {signal: context.signal})).index;
}

/** The columns of `rel` with these labels. */
export function reindexColumns(
  rel: Relation,
  labels: LocalIndex,
  fillValue: unknown,
  matching: Matching | null,
): Relation {
  const missing = fillValue === null ? literal(null, 'float64') : literal(fillValue);
  const places = matching === null ? null : matchedPlaces(columnIndex(rel), labels, matching);
  const columns = labels.toArray().map((label, i): Column => {
    const place = places?.[i];
    const at = place === undefined ? positionsOf(rel, label)[0] : place < 0 ? undefined : place;
    return at === undefined ? {label, expr: missing} : {...(rel.columns[at] as Column), label};
  });
  return {...rel, columns, columnNames: labels.names};
}
