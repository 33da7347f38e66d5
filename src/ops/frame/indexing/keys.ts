/** Keys of `get`, `set`, `loc` and `iloc`. */
import {LocalIndex, LocalSeries, NDArray, type LocalFrame, type Scalar} from '../../../data/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Index} from '../../../expr/indexes.js';
import {mismatch, type Param} from '../../../expr/params.js';
import {isPlainObject, toPlain} from '../../../expr/plain.js';
import type {Series} from '../../../expr/series.js';
import type {Tensor} from '../../../expr/tensor.js';
import {Node, Slice, type Label} from '../../../graph/index.js';

/** Several labels, or one boolean for each row: an array or anything that holds one. */
export type ManyKeys =
  readonly unknown[] | Series | Index | Tensor<unknown> | LocalSeries | LocalIndex | NDArray;
/** What chooses rows or columns by label. */
export type LabelKey = Scalar | Date | Slice<never> | Slice<unknown> | ManyKeys;
/** What chooses rows or columns by place. */
export type PlacesKey = number | bigint | Slice<number> | ManyKeys;
/** What `get` takes beside a label. */
export type GetKey = Slice<never> | Slice<unknown> | ManyKeys | DataFrame | LocalFrame;

/** A key of any kind. */
export const key: Param<unknown> = {
  takes: 'a label, an array of labels, a slice, or booleans',
  parse: (value) =>
    value === undefined || typeof value === 'function' || isPlainObject(value) ? mismatch : toPlain(value),
};

/** A key that need not be given. */
export const optionalKey: Param<unknown> = {...key, fallback: {value: undefined}};

/** Whether a key is one label: no array, slice, series or tensor. */
export function isLabel(value: unknown): value is Label {
  return !(
    value instanceof Node ||
    value instanceof Slice ||
    value instanceof LocalSeries ||
    value instanceof LocalIndex ||
    value instanceof NDArray ||
    Array.isArray(value) ||
    ArrayBuffer.isView(value)
  );
}

/** Whether a slice takes everything. */
export function isAll(value: unknown): boolean {
  return value instanceof Slice && value.start === null && value.stop === null && (value.step ?? 1) === 1;
}
