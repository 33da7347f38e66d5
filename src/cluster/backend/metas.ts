import {LocalFrame} from '../../data/local/local-frame.js';
import {LocalIndex} from '../../data/local/local-index.js';
import {LocalSeries} from '../../data/local/local-series.js';
import {MultiIndex} from '../../data/local/multi-index.js';
import {NDArray} from '../../data/ndarray.js';
import {inferVector} from '../../data/infer.js';
import type {Extent, IndexMeta, LocalValue, Meta} from '../../graph/index.js';
import type {Layout} from '../calls/layout.js';

/** What data of a result tells of the whole, of which it may be the first rows only. */
export function metaOf(value: LocalValue, layout: Layout | null, inferred: Meta): Meta {
  const [rows] = layout?.shape ?? [];
  if (value instanceof LocalFrame) {
    const labels = value.columns.toArray();
    return {
      kind: 'dataframe',
      columns: value.vectors.map((vector, place) => ({
        label: labels[place] ?? null,
        dtype: vector.dtype,
      })),
      index: indexMeta(value.index, rows ?? value.index.length),
    };
  }
  if (value instanceof LocalSeries) {
    return {
      kind: 'series',
      name: value.name,
      dtype: value.vector.dtype,
      index: indexMeta(value.index, rows ?? value.index.length),
    };
  }
  if (value instanceof LocalIndex) return indexMeta(value, rows ?? value.length);
  if (value instanceof NDArray)
    return {kind: 'tensor', dtype: value.dtype, shape: layout?.shape ?? value.shape};
  if (inferred.kind === 'tensor')
    return {kind: 'tensor', dtype: inferred.dtype ?? inferVector([value]).dtype, shape: []};
  return inferred.kind === 'groupby' || inferred.kind === 'window' ? inferred : {kind: 'object'};
}

function indexMeta(index: LocalIndex, length: Extent): IndexMeta {
  return {
    kind: 'index',
    names: index.names,
    dtypes: index instanceof MultiIndex ? index.arrays.map((array) => array.dtype) : [index.dtype],
    length,
  };
}
