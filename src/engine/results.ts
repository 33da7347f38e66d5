import type {DataFrameMeta, IndexMeta, LocalValue, Meta, SeriesMeta} from '../graph/index.js';
import type {Block} from './array/index.js';
import type {Relation} from './sql/index.js';

/** A node's value, computed: what a session keeps. */
export type Result =
  | {readonly kind: 'tensor'; readonly block: Block}
  | {readonly kind: 'dataframe' | 'series' | 'index'; readonly relation: Relation}
  | {readonly kind: 'object'; readonly value: LocalValue}
  | {readonly kind: 'tuple'; readonly items: readonly Result[]};

/** What a computed value tells of itself, which a description before execution may not have known. */
export function metaOf(result: Result): Meta {
  switch (result.kind) {
    case 'tensor':
      return {kind: 'tensor', dtype: result.block.dtype, shape: result.block.shape};
    case 'tuple':
      return {kind: 'tuple', items: result.items.map(metaOf)};
    case 'object':
      return {kind: 'object'};
    default:
      return relationMeta(result.kind, result.relation);
  }
}

/** What a relation tells of the frame, series or index that it stands for. */
export function relationMeta(
  kind: 'dataframe' | 'series' | 'index',
  relation: Relation,
): DataFrameMeta | SeriesMeta | IndexMeta {
  const levels = relation.index.kind === 'levels' ? relation.index.levels : null;
  const index: IndexMeta = {
    kind: 'index',
    names: levels?.map((level) => level.name) ?? [
      relation.index.kind === 'range' ? relation.index.name : null,
    ],
    dtypes: levels?.map((level) => level.expr.dtype) ?? ['int64'],
    length: relation.length,
  };
  if (kind === 'index') return index;
  const columns = relation.columns.map((column) => ({
    label: column.label,
    dtype: column.expr.dtype,
  }));
  if (kind === 'dataframe') return {kind, columns, index};
  return {kind, name: columns[0]?.label ?? null, dtype: columns[0]?.dtype ?? null, index};
}
