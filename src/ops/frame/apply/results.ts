/** What functions of users gave, as pandas puts it together. */
import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  inferVector,
  labelKey,
  type DType,
  type Label,
} from '../../../data/index.js';

/** Results, one a label: single values as a series, series as rows of a frame. */
export function collected(
  results: readonly unknown[],
  index: LocalIndex,
  options: {readonly name?: Label; readonly dtype?: DType | null; readonly expand?: boolean} = {},
): LocalFrame | LocalSeries {
  if (results.length > 0 && results.every((one) => one instanceof LocalSeries)) return asRows(results, index);
  if (options.expand === true && results.length > 0 && results.every((one) => Array.isArray(one)))
    return asRows(
      results.map(
        (one: unknown[]) => new LocalSeries(LocalIndex.from(one.map((_, i) => i)), inferVector(one)),
      ),
      index,
    );
  return new LocalSeries(
    index,
    inferVector(results.map(plain), options.dtype ?? undefined),
    options.name ?? null,
  );
}

function plain(value: unknown): unknown {
  return value === undefined ? null : value;
}

/** Series as rows; their labels, in order of first appearance, are the columns. */
function asRows(results: readonly LocalSeries[], index: LocalIndex): LocalFrame {
  const labels = new Map<unknown, Label>();
  for (const one of results) for (const label of one.index) labels.set(labelKey(label), label);
  const [first] = results;
  const columns =
    first !== undefined && labels.size === first.length ? first.index : LocalIndex.from([...labels.values()]);
  const vectors = columns.toArray().map((label) =>
    inferVector(
      results.map((one) => {
        const [place] = one.index.positionsOf(label);
        return place === undefined ? NaN : one.vector.at(place);
      }),
    ),
  );
  return new LocalFrame(columns, index, vectors);
}

/** Series as columns, labelled by `labels`, with the rows of all. */
export function asColumns(results: readonly LocalSeries[], labels: LocalIndex): LocalFrame {
  const rows = asRows(results, labels);
  const vectors = Array.from({length: results.length}, (_, i) => {
    const [one] = [results[i]];
    return one !== undefined && one.index.equals(rows.columns)
      ? one.vector
      : inferVector(rows.vectors.map((vector) => vector.at(i)));
  });
  return new LocalFrame(labels, rows.columns, vectors);
}
