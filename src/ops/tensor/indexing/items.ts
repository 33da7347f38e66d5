import {isNumericDType, kindOf, NDArray} from '../../../data/index.js';
import {IndexError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import type {LowerContext} from '../../../engine/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayArg, ArrayLike, Param} from '../../../expr/params.js';
import {nodeOf} from '../../../expr/plain.js';
import {Slice} from '../../../graph/index.js';
import type {Tensor} from '../../../expr/tensor.js';
import {standIn} from '../define-tensor.js';

/** What stands between the brackets of Python's `x[…]`, for one axis: a position, a slice, a new axis, the rest, or an array. */
export type IndexItem = number | bigint | Slice<number> | null | '...' | ArrayLike | readonly Tensor[];

/** An index as the graph keeps it. */
export type PlainItem = number | Slice<number> | null | '...' | ArrayArg;

/** An index whose arrays are expressions. */
export type ExprItem = number | Slice<number> | null | '...' | Expr;

const wrong =
  "only integers, slices (slice(…)), ellipsis ('...'), null and integer or boolean arrays are valid indices";

/** One index. */
export const item: Param<PlainItem> = {
  takes: "a whole number, a slice, null, '...' or an array of integers or booleans",
  parse(value) {
    if (value === null || value === '...') return value;
    if (value instanceof Slice) return checkedSlice(value);
    if (typeof value === 'bigint') return Number(value);
    if (typeof value === 'number') {
      if (!Number.isInteger(value)) throw new IndexError(`${wrong}, got ${String(value)}`);
      return value;
    }
    const array = p.array.parse(value);
    if (!(array instanceof NDArray)) return array;
    if (array.size === 0) return NDArray.from(new BigInt64Array(0)).reshape(array.shape);
    if (!isNumericDType(array.dtype) || !'biu'.includes(kindOf(array.dtype)))
      throw new IndexError('arrays used as indices must be of integer (or boolean) type');
    return array;
  },
};

/** Indices one after the other; an array of lazy objects, as `unravel_index` gives it, stands for its elements. */
export const items: Param<PlainItem[]> = {
  takes: `any number of arguments, each ${item.takes}`,
  variadic: true,
  fallback: {value: []},
  parse(value) {
    const all: PlainItem[] = [];
    for (const one of value as unknown[]) {
      const tuple = Array.isArray(one) && one.length > 0 && one.every((part) => nodeOf(part) !== null);
      for (const part of tuple ? (one as unknown[]) : [one]) {
        const parsed = item.parse(part);
        if (parsed === p.mismatch) return p.mismatch;
        all.push(parsed);
      }
    }
    return all;
  },
};

/** The indices of an assignment: one, or an array of one for each axis. */
export const key: Param<PlainItem[]> = {
  takes: `${item.takes}, or an array of them`,
  parse(value) {
    const isTuple = Array.isArray(value) && !value.every((one) => typeof one === 'boolean');
    const all: PlainItem[] = [];
    for (const one of isTuple ? (value as unknown[]) : [value]) {
      const parsed = item.parse(one);
      if (parsed === p.mismatch) return p.mismatch;
      all.push(parsed);
    }
    return all;
  },
};

function checkedSlice(value: Slice): Slice<number> {
  const whole = (bound: unknown): bound is number | null => bound === null || Number.isInteger(bound);
  const bound = (one: unknown): unknown => (typeof one === 'bigint' ? Number(one) : one);
  const [start, stop, step] = [bound(value.start), bound(value.stop), bound(value.step)];
  if (!whole(start) || !whole(stop) || !whole(step))
    throw new IndexError(`slice indices must be whole numbers or null, got ${String(value)}`);
  return new Slice(start, stop, step);
}

function isArray(one: PlainItem): one is Exclude<ArrayArg, number> {
  return typeof one === 'object' && one !== null && !(one instanceof Slice);
}

/** The indices with stand-ins for their arrays; null when one of them is not known yet. */
export function itemStandIns(items: readonly PlainItem[]): ExprItem[] | null {
  const all = items.map((one) => (isArray(one) ? {array: standIn(one)} : {one}));
  if (all.some((entry) => 'array' in entry && entry.array === null)) return null;
  return all.map((entry) => ('array' in entry ? entry.array : (entry.one as ExprItem)));
}

/** The indices with arrays that can run. */
export async function itemExpressions(
  items: readonly PlainItem[],
  context: LowerContext,
): Promise<ExprItem[]> {
  return Promise.all(items.map(async (one) => (isArray(one) ? context.array(one) : (one as ExprItem))));
}

/** Whether an index is an array. */
export function isExprItem(one: ExprItem): one is Expr {
  return typeof one === 'object' && one !== null && !(one instanceof Slice);
}

/** Whether an index is a boolean mask. */
export function isMask(one: ExprItem): one is Expr {
  return isExprItem(one) && one.dtype === 'bool';
}

/** Indices that are no arrays, as the builders take them. */
export function basic(items: readonly Exclude<ExprItem, Expr>[]): Parameters<typeof ir.index>[1] {
  return items.map((one) =>
    one instanceof Slice ? {start: one.start, stop: one.stop, step: one.step} : one,
  );
}
