/** Frames at hand one below the other. */
import {
  LocalFrame,
  LocalIndex,
  MultiIndex,
  inferVector,
  labelKey,
  objectValue,
  type Label,
  type Vector,
} from '../../data/index.js';

/** The rows of all, with the columns of all; missing where a frame has no such column. */
export function concatLocal(frames: readonly LocalFrame[]): LocalFrame {
  const labels = new Map<unknown, Label>();
  for (const frame of frames) for (const label of frame.columns) labels.set(labelKey(label), label);
  const keys = [...labels.keys()];
  const vectors = [...labels.values()].map((label) =>
    joined(
      frames.map((frame) => {
        const [place] = frame.columns.positionsOf(label);
        return place === undefined ? frame.length : (frame.vectors[place] ?? frame.length);
      }),
    ),
  );
  const [first] = frames;
  const columns =
    first !== undefined && keys.length === first.columns.length
      ? first.columns
      : LocalIndex.from([...labels.values()]);
  return new LocalFrame(columns, concatIndexes(frames.map((frame) => frame.index)), vectors);
}

/** Vectors one after the other; a number stands for so many missing values. */
export function joined(parts: readonly (Vector | number)[]): Vector {
  const dtypes = new Set(parts.flatMap((part) => (typeof part === 'number' ? [] : [part.dtype])));
  const values = parts.flatMap((part): unknown[] =>
    typeof part === 'number'
      ? Array.from({length: part}, () => NaN)
      : Array.from({length: part.length}, (_, i) => (dtypes.size === 1 ? part.at(i) : objectValue(part, i))),
  );
  const [dtype] = dtypes;
  const whole = dtypes.size === 1 && parts.every((part) => typeof part !== 'number' || part === 0);
  return whole && dtype !== 'category' ? inferVector(values, dtype) : inferVector(values);
}

/** Labels one after the other. */
export function concatIndexes(parts: readonly LocalIndex[]): LocalIndex {
  const filled = parts.filter((part) => part.length > 0);
  const [first] = filled.length > 0 ? filled : parts;
  if (first instanceof MultiIndex) {
    const levels = first.arrays.map((_, i) =>
      joined(
        filled.map((part) => (part instanceof MultiIndex ? (part.arrays[i] ?? part.length) : part.length)),
      ),
    );
    return new MultiIndex(levels, {names: first.names});
  }
  return new LocalIndex(joined(filled.map((part) => part.vector)), {name: first?.name ?? null});
}
