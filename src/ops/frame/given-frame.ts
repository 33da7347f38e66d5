/** Frames from what users give: rows, records, columns, arrays, fetched data, a danfojs-node frame. */
import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  NDArray,
  RangeIndex,
  Vector,
  cast,
  inferVector,
  type DType,
} from '../../data/index.js';
import {ArgumentError, ValueError} from '../../errors/index.js';
import {describeValue, isPlainObject} from '../../expr/plain.js';
import {alignColumns, entriesOf, isMapping, type Mapping} from './given-columns.js';
import {choose, type GivenLabels} from './given-labels.js';

/**
 * The frame that `pandas.DataFrame(data, index, columns, dtype)` makes. Given `columns` name the columns of rows and arrays, and choose
 * those of data that has labels of its own.
 */
export function givenFrame(data: unknown, labels: GivenLabels): LocalFrame {
  const frame = withLabels(data, labels);
  return labels.dtype === null
    ? frame
    : new LocalFrame(
        frame.columns,
        frame.index,
        frame.vectors.map((vector) => cast(vector, labels.dtype as DType)),
      );
}

function withLabels(data: unknown, labels: GivenLabels): LocalFrame {
  if (data === null || data === undefined) return emptyFrame(labels);
  if (isDanfo(data))
    return givenFrame(new Map(data.columns.map((name, i) => [name, danfoColumn(data, i)])), {
      ...labels,
      index: labels.index ?? LocalIndex.from(data.index),
    });
  if (data instanceof LocalFrame) return choose(data, labels);
  if (data instanceof LocalSeries)
    return choose(new LocalFrame(LocalIndex.from([data.name ?? 0]), data.index, [data.vector]), labels);
  if (data instanceof LocalIndex) return fromColumns([data.vector], data.length, labels);
  if (data instanceof NDArray) return fromArray(data, labels);
  if (ArrayBuffer.isView(data)) return fromArray(NDArray.from(data), labels);
  if (isMapping(data)) return alignColumns(data, labels);
  if (Array.isArray(data)) return fromRows(data, labels);
  throw new ArgumentError(
    `data takes rows, an object of columns, an array or a frame, got ${describeValue(data)}`,
  );
}

function emptyFrame({index, columns}: GivenLabels): LocalFrame {
  const rows = index ?? LocalIndex.from([]);
  const names = columns ?? LocalIndex.from([]);
  const missing = Array.from({length: rows.length}, () => NaN);
  return new LocalFrame(
    names,
    rows,
    names.toArray().map(() => inferVector(missing, 'object')),
  );
}

function fromRows(rows: readonly unknown[], labels: GivenLabels): LocalFrame {
  if (rows.length === 0) return emptyFrame({...labels, index: labels.index});
  if (rows.every(isMapping)) return fromRecords(rows, labels);
  if (rows.every((row) => row instanceof LocalSeries)) return fromSeries(rows, labels);
  if (!rows.some((row) => Array.isArray(row) || ArrayBuffer.isView(row) || row instanceof NDArray)) {
    return fromColumns([inferVector(rows)], rows.length, labels);
  }
  const cells = rows.map((row) => cellsOf(row));
  const width = Math.max(...cells.map((row) => row.length));
  const vectors = Array.from({length: width}, (_, column) =>
    inferVector(cells.map((row) => (column < row.length ? row[column] : null))),
  );
  return fromColumns(vectors, rows.length, labels);
}

function cellsOf(row: unknown): readonly unknown[] {
  if (Array.isArray(row)) return row;
  if (row instanceof NDArray) return row.toFlatArray();
  return ArrayBuffer.isView(row) && !(row instanceof DataView)
    ? [...(row as unknown as Iterable<unknown>)]
    : [row];
}

/** Rows as objects: a column for every key, in order of first appearance. */
function fromRecords(rows: readonly Mapping[], labels: GivenLabels): LocalFrame {
  const records = rows.map((row) => new Map(entriesOf(row)));
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))];
  const vectors = names.map((name) =>
    inferVector(records.map((record) => (record.has(name) ? record.get(name) : NaN))),
  );
  const frame = new LocalFrame(LocalIndex.from(names), RangeIndex.of(rows.length), vectors);
  const named =
    labels.index === null
      ? frame
      : new LocalFrame(frame.columns, sameLength(labels.index, rows.length), vectors);
  return choose(named, {...labels, index: null});
}

/** Series as rows: their labels are the columns, their names the index. */
function fromSeries(rows: readonly LocalSeries[], labels: GivenLabels): LocalFrame {
  const records = rows.map(
    (row) => new Map(row.index.toArray().map((label, i) => [label, row.vector.at(i)])),
  );
  const named = rows.some((row) => row.name !== null);
  const index =
    labels.index ?? (named ? LocalIndex.from(rows.map((row) => row.name)) : RangeIndex.of(rows.length));
  return fromRecords(records, {...labels, index});
}

function fromArray(array: NDArray, labels: GivenLabels): LocalFrame {
  const [rows = 1, columns = 1] = array.shape;
  if (array.shape.length > 2) throw new ValueError(`Must pass 2-d input. shape=(${array.shape.join(', ')})`);
  if (array.shape.length < 2) return fromColumns([array.vector], rows, labels);
  const at = (column: number): Uint32Array =>
    Uint32Array.from({length: rows}, (_, row) => row * columns + column);
  return fromColumns(
    Array.from({length: columns}, (_, column) => array.vector.take(at(column))),
    rows,
    labels,
  );
}

/** Columns without labels of their own: the given ones, or 0, 1, …. */
export function fromColumns(
  vectors: readonly Vector[],
  rows: number,
  {index, columns}: GivenLabels,
): LocalFrame {
  if (columns !== null && columns.length !== vectors.length) {
    throw new ValueError(`${columns.length} columns passed, passed data had ${vectors.length} columns`);
  }
  return new LocalFrame(
    columns ?? RangeIndex.of(vectors.length),
    index === null ? RangeIndex.of(rows) : sameLength(index, rows),
    vectors,
  );
}

function sameLength(index: LocalIndex, rows: number): LocalIndex {
  if (index.length === rows) return index;
  throw new ValueError(`Length of values (${rows}) does not match length of index (${index.length})`);
}

interface Danfo {
  readonly columns: readonly string[];
  readonly index: readonly (string | number)[];
  readonly dtypes: readonly string[];
  readonly values: readonly unknown[];
}

/** A danfojs-node frame or series is known by its shape, so that the package need not be there. */
function isDanfo(value: unknown): value is Danfo {
  if (typeof value !== 'object' || value === null || isPlainObject(value) || Array.isArray(value))
    return false;
  return (
    ['columns', 'index', 'dtypes', 'values'].every(
      (name) => name in value && Array.isArray((value as Record<string, unknown>)[name]),
    ) && '$dataIncolumnFormat' in value
  );
}

function danfoColumn(frame: Danfo, column: number): Vector {
  const values = frame.values.map((row) => (Array.isArray(row) ? (row as unknown[])[column] : row));
  const dtype = frame.dtypes[column];
  return dtype === 'float32' && values.every((value) => typeof value === 'number' || value === null)
    ? inferVector(values, 'float64')
    : inferVector(values);
}
