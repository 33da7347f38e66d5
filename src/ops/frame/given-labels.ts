/** Labels that are given beside data: they name it, or choose from what has labels of its own. */
import {LocalFrame, LocalIndex, inferVector, type DType, type Vector} from '../../data/index.js';

export interface GivenLabels {
  readonly index: LocalIndex | null;
  readonly columns: LocalIndex | null;
  readonly dtype: DType | null;
}

/** The rows and columns of `frame` that the given labels name, missing where it has none. */
export function choose(frame: LocalFrame, {index, columns}: GivenLabels): LocalFrame {
  const rows = index === null || index.equals(frame.index) ? frame : reindexRows(frame, index);
  if (columns === null) return rows;
  const vectors = columns.toArray().map((label) => {
    const [place] = rows.columns.positionsOf(label);
    const missing = Array.from({length: rows.length}, () => NaN);
    return (
      (place === undefined ? undefined : rows.vectors[place]) ??
      inferVector(missing, rows.length === 0 ? 'object' : undefined)
    );
  });
  return new LocalFrame(columns, rows.index, vectors);
}

function reindexRows(frame: LocalFrame, index: LocalIndex): LocalFrame {
  const vectors = frame.vectors.map((vector) => reindexVector(vector, frame.index, index));
  return new LocalFrame(frame.columns, index, vectors);
}

/** The values of `vector` in the order of `index`; NaN, or None among objects, where a label is new. */
export function reindexVector(vector: Vector, from: LocalIndex, to: LocalIndex): Vector {
  const places = to.toArray().map((label) => from.positionsOf(label)[0] ?? -1);
  if (!places.includes(-1)) return vector.take(places);
  return inferVector(
    places.map((place) => (place < 0 ? NaN : vector.at(place))),
    vector.dtype === 'object' ? 'object' : undefined,
  );
}
