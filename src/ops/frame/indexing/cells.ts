/** One row or one value of a frame. */
import {LocalIndex, LocalSeries, commonDType, type Label} from '../../../data/index.js';
import {IndexError, KeyError, unknownName} from '../../../errors/index.js';
import {gather} from '../../../data/promote.js';
import type {LowerContext, Lowered} from '../../../engine/index.js';
import {
  columnAt,
  fetchFrame,
  positionsOf,
  rowCount,
  selectColumns,
  showLabel,
  type Relation,
} from '../../../engine/sql/index.js';
import type {IndexMeta, Meta, SeriesMeta, TensorMeta} from '../../../graph/index.js';
import {unknownIndex} from '../../../graph/index.js';
import type {DType} from '../../../data/index.js';

/** The only row of `rel` as a series over the column labels. */
export async function rowSeries(context: LowerContext, rel: Relation): Promise<Lowered> {
  const count = await rowCount(context.sql, rel);
  const {frame} = await fetchFrame(context.sql, rel, {signal: context.signal});
  const name = frame.index.at(0);
  if (count > 1)
    throw new KeyError(
      `${showLabel(name)} stands ${String(count)} times among the row labels: put it into an array to get all of these rows`,
    );
  const series = new LocalSeries(frame.columns, gather(frame.vectors, 0), name);
  return {kind: 'series', relation: await context.relation(series)};
}

/** What is known of a row. */
export function rowMeta(frame: Meta, name: Label): SeriesMeta {
  const columns = frame.kind === 'dataframe' ? frame.columns : null;
  const dtypes = columns?.map((column) => column.dtype) ?? [null];
  const dtype = dtypes.includes(null) ? null : commonDType(dtypes as DType[]);
  return {
    kind: 'series',
    name,
    dtype,
    index: columns === null ? unknownIndex : labelsMeta(columns.map(({label}) => label)),
  };
}

/** What is known of labels that are at hand. */
export function labelsMeta(labels: readonly Label[]): IndexMeta {
  const index = LocalIndex.from(labels);
  return {kind: 'index', names: [null], dtypes: [index.dtype], length: index.length};
}

/** What is known of one value of a column. */
export function valueMeta(dtype: DType | null): TensorMeta {
  return {kind: 'tensor', dtype, shape: []};
}

/**
 * The only value of `rel`.
 *
 * @throws KeyError when there are several.
 */
export async function onlyValue(context: LowerContext, rel: Relation, label: Label): Promise<Lowered> {
  const count = await rowCount(context.sql, rel);
  if (count === 1) return {kind: 'scalar', relation: rel};
  if (count === 0) throw new KeyError(`${showLabel(label)} is not among the row labels`);
  throw new KeyError(
    `${showLabel(label)} stands ${String(count)} times among the row labels: put it into an array to get all of these values`,
  );
}

/** The positions of the columns with each of these labels in turn. */
export function columnPositions(rel: Relation, labels: readonly Label[]): number[] {
  const missing = labels.filter((label) => positionsOf(rel, label).length === 0);
  if (missing.length > 0)
    throw missingColumns(
      missing,
      rel.columns.map(({label}) => label),
    );
  return labels.flatMap((label) => positionsOf(rel, label));
}

/**
 * The position of the column with this label.
 *
 * @throws KeyError where none has it, and where several have: what is got would be a frame.
 */
export function onlyColumn(rel: Relation, label: Label): number {
  const [first, ...more] = columnPositions(rel, [label]);
  if (first === undefined || more.length > 0)
    throw new KeyError(
      `${String(more.length + 1)} columns are labelled ${String(label)}: put the label into an array to get all of them`,
    );
  return first;
}

/** An error that names the nearest columns. */
export function missingColumns(missing: readonly Label[], known: readonly Label[]): KeyError {
  const names = known.map((label) => (typeof label === 'string' ? label : showLabel(label)));
  const [first] = missing;
  const text = missing.length === 1 ? showLabel(first ?? null) : `[${missing.map(showLabel).join(', ')}]`;
  return new KeyError(`${text} not among the columns.${unknownName(String(first), names)}`);
}

/** The column at a position, counted from the end where negative. */
export function columnPlace(rel: Relation, at: number): number {
  const width = rel.columns.length;
  const place = at < 0 ? at + width : at;
  if (place < 0 || place >= width)
    throw new IndexError(`column position ${String(at)} is out of bounds for ${String(width)} columns`);
  return place;
}

/** The column at a position as a relation of its own. */
export function columnRelation(rel: Relation, place: number): Relation {
  columnAt(rel, place);
  return selectColumns(rel, [place]);
}
