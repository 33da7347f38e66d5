import type {DType} from '../data/dtype.js';

export type {Label} from '../data/index.js';
import type {Label} from '../data/index.js';

/** An extent that is not known before execution is null. */
export type Extent = number | null;

export interface TensorMeta {
  readonly kind: 'tensor';
  /** Null when only execution will tell. */
  readonly dtype: DType | null;
  /** Null when not even the number of dimensions is known. */
  readonly shape: readonly Extent[] | null;
}

/** What is known of the row labels of a frame or series, or of an index itself. */
export interface IndexMeta {
  readonly kind: 'index';
  readonly names: readonly Label[];
  /** One dtype a level. */
  readonly dtypes: readonly (DType | null)[];
  readonly length: Extent;
}

export interface SeriesMeta {
  readonly kind: 'series';
  readonly name: Label;
  readonly dtype: DType | null;
  readonly index: IndexMeta;
}

export interface ColumnMeta {
  readonly label: Label;
  readonly dtype: DType | null;
}

export interface DataFrameMeta {
  readonly kind: 'dataframe';
  /** Null when only execution will tell which columns there are. */
  readonly columns: readonly ColumnMeta[] | null;
  readonly index: IndexMeta;
}

/** Rows that were grouped and not yet aggregated. */
export interface GroupByMeta {
  readonly kind: 'groupby';
  readonly of: DataFrameMeta | SeriesMeta;
  /** Labels of the grouping keys. */
  readonly keys: readonly Label[];
  /** The columns that were chosen after grouping: one label for a series, several for a frame, null for all. */
  readonly selection: Label | readonly Label[] | null;
}

/** Windows over the rows of a frame or series, not yet aggregated. */
export interface WindowMeta {
  readonly kind: 'window';
  readonly of: DataFrameMeta | SeriesMeta;
  /** How far each window reaches: some rows, all so far, or all so far with weights that fade. */
  readonly reach: 'rolling' | 'expanding' | 'ewm';
}

/** A value of another kind: a scalar, a file that was written, or several outputs. */
export interface ObjectMeta {
  readonly kind: 'object';
}

export interface TupleMeta {
  readonly kind: 'tuple';
  readonly items: readonly Meta[];
}

export type Meta =
  TensorMeta | IndexMeta | SeriesMeta | DataFrameMeta | GroupByMeta | WindowMeta | ObjectMeta | TupleMeta;
export type MetaKind = Meta['kind'];

/** An index about which nothing is known. */
export const unknownIndex: IndexMeta = {kind: 'index', names: [null], dtypes: [null], length: null};

/** The index that pandas makes when none is given. */
export function rangeIndexMeta(length: Extent): IndexMeta {
  return {kind: 'index', names: [null], dtypes: ['int64'], length};
}

/** What is left when only the kind of a result is known. */
export function kindOnly(meta: Meta): Meta {
  switch (meta.kind) {
    case 'tensor':
      return {kind: 'tensor', dtype: null, shape: null};
    case 'index':
      return unknownIndex;
    case 'series':
      return {kind: 'series', name: null, dtype: null, index: unknownIndex};
    case 'dataframe':
      return {kind: 'dataframe', columns: null, index: unknownIndex};
    case 'tuple':
      return {kind: 'tuple', items: meta.items.map(kindOnly)};
    case 'groupby':
    case 'window':
    case 'object':
      return meta;
  }
}
