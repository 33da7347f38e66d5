import {MultiIndex, type LocalFrame, type LocalIndex, type LocalSeries} from '../../data/index.js';
import type {DataFrameMeta, IndexMeta, SeriesMeta} from '../../graph/index.js';

/** What is known of fetched or given data: everything. */
export function indexMetaOf(index: LocalIndex): IndexMeta {
  const dtypes = index instanceof MultiIndex ? index.names.map(() => 'object' as const) : [index.dtype];
  return {kind: 'index', names: index.names, dtypes, length: index.length};
}

export function seriesMetaOf(series: LocalSeries): SeriesMeta {
  return {kind: 'series', name: series.name, dtype: series.dtype, index: indexMetaOf(series.index)};
}

export function frameMetaOf(frame: LocalFrame): DataFrameMeta {
  const columns = frame.vectors.map((vector, i) => ({label: frame.columns.at(i), dtype: vector.dtype}));
  return {kind: 'dataframe', columns, index: indexMetaOf(frame.index)};
}
