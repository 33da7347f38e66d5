/** Frames from columns that are given by name. */
import {
  Categorical,
  LocalFrame,
  LocalIndex,
  LocalSeries,
  NDArray,
  RangeIndex,
  Vector,
  inferVector,
  labelKey,
  type Label,
} from '../../data/index.js';
import {ValueError} from '../../errors/index.js';
import {isPlainObject} from '../../expr/plain.js';
import {choose, reindexVector, type GivenLabels} from './given-labels.js';

/** What stands for a Python dict. */
export type Mapping = Readonly<Record<string, unknown>> | ReadonlyMap<Label, unknown>;

export function isMapping(value: unknown): value is Mapping {
  return value instanceof Map || isPlainObject(value);
}

export function entriesOf(mapping: Mapping): [Label, unknown][] {
  return mapping instanceof Map ? [...(mapping as ReadonlyMap<Label, unknown>)] : Object.entries(mapping);
}

/** A column that was given: values with or without labels, or one value for all rows. */
type Given =
  | {readonly kind: 'values'; readonly vector: Vector}
  | {readonly kind: 'labelled'; readonly vector: Vector; readonly index: LocalIndex}
  | {readonly kind: 'scalar'; readonly value: unknown};

/** Values of any array-like as a vector, or null for a single value. */
export function vectorOf(value: unknown): Vector | null {
  if (value instanceof Vector) return value;
  if (value instanceof LocalSeries || value instanceof LocalIndex || value instanceof Categorical)
    return value.vector;
  if (value instanceof NDArray) {
    if (value.shape.length > 1) throw new ValueError('Per-column arrays must each be 1-dimensional');
    return value.shape.length === 0 ? null : value.vector;
  }
  if (Array.isArray(value)) return inferVector(value);
  if (ArrayBuffer.isView(value)) return NDArray.from(value).vector;
  return value instanceof Set ? inferVector([...value]) : null;
}

function given(value: unknown): Given {
  if (value instanceof LocalSeries) return {kind: 'labelled', vector: value.vector, index: value.index};
  if (isMapping(value)) {
    const entries = entriesOf(value);
    return {
      kind: 'labelled',
      vector: inferVector(entries.map(([, cell]) => cell)),
      index: LocalIndex.from(entries.map(([label]) => label)),
    };
  }
  const vector = vectorOf(value);
  return vector === null ? {kind: 'scalar', value} : {kind: 'values', vector};
}

/** A frame of named columns: labelled ones are aligned, single values repeated. */
export function alignColumns(data: Mapping, labels: GivenLabels): LocalFrame {
  const chosen = labels.columns?.toArray() ?? null;
  const entries = entriesOf(data)
    .filter(([name]) => chosen === null || labels.columns?.includes(name))
    .map(([name, value]) => ({name, column: given(value)}));
  const index = labels.index ?? commonIndex(entries.map(({column}) => column));
  const vectors = entries.map(({name, column}) => placed(name, column, index));
  const frame = new LocalFrame(LocalIndex.from(entries.map(({name}) => name)), index, vectors);
  return chosen === null ? frame : choose(frame, {...labels, index: null});
}

function commonIndex(columns: readonly Given[]): LocalIndex {
  const lengths = new Set(
    columns.flatMap((column) => (column.kind === 'values' ? [column.vector.length] : [])),
  );
  if (lengths.size > 1)
    throw new ValueError(`All arrays must be of the same length, got ${[...lengths].join(', ')}`);
  const [length] = lengths;
  const indexes = columns.flatMap((column) => (column.kind === 'labelled' ? [column.index] : []));
  const [first, ...others] = indexes;
  if (first === undefined) {
    if (length === undefined && columns.length > 0)
      throw new ValueError('If using all scalar values, you must pass an index');
    return RangeIndex.of(length ?? 0);
  }
  const index = others.every((other) => other.equals(first)) ? first : union(indexes);
  if (length !== undefined && length !== index.length) {
    throw new ValueError(`array length ${length} does not match index length ${index.length}`);
  }
  return index;
}

/** All labels, in order where they can be ordered. */
function union(indexes: readonly LocalIndex[]): LocalIndex {
  const seen = new Map<unknown, Label>();
  for (const label of indexes.flatMap((index) => index.toArray())) {
    if (!seen.has(labelKey(label))) seen.set(labelKey(label), label);
  }
  const labels = [...seen.values()];
  const kinds = new Set(labels.map((label) => typeof label));
  const comparable = kinds.size === 1 && (kinds.has('number') || kinds.has('string') || kinds.has('bigint'));
  return LocalIndex.from(
    comparable ? labels.sort((a, b) => ((a as number) < (b as number) ? -1 : 1)) : labels,
  );
}

function placed(name: Label, column: Given, index: LocalIndex): Vector {
  switch (column.kind) {
    case 'scalar':
      return inferVector(Array.from({length: index.length}, () => column.value));
    case 'labelled':
      return column.index.equals(index) ? column.vector : reindexVector(column.vector, column.index, index);
    case 'values':
      if (column.vector.length === index.length) return column.vector;
      throw new ValueError(
        `column ${String(name)}: length of values (${column.vector.length}) does not match length of index (${index.length})`,
      );
  }
}
