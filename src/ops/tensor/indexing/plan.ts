import {IndexError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {broadcastShapes, axisRange} from '../../../engine/array/shapes.js';
import {Slice} from '../../../graph/index.js';
import {basic, isExprItem, isMask, type ExprItem} from './items.js';

/** Every axis has its index: the ellipsis and what is left out are whole slices. Masks take as many axes as they have. */
export function spread(items: readonly ExprItem[], ndim: number): ExprItem[] {
  const taken = items.reduce<number>(
    (n, one) => n + (one === null || one === '...' ? 0 : isMask(one) ? one.shape.length : 1),
    0,
  );
  if (items.filter((one) => one === '...').length > 1)
    throw new IndexError("an index can only have a single ellipsis ('...')");
  if (taken > ndim)
    throw new IndexError(
      `too many indices for array: array is ${ndim}-dimensional, but ${taken} were indexed`,
    );
  const rest = Array.from({length: ndim - taken}, () => new Slice<number>(null, null, null));
  const at = items.indexOf('...');
  return at < 0 ? [...items, ...rest] : [...items.slice(0, at), ...rest, ...items.slice(at + 1)];
}

/** The only mask, when it selects leading axes and everything else is taken whole. */
export function leadingMask(items: readonly ExprItem[]): Expr | null {
  const [mask, ...others] = items;
  const whole = (one: ExprItem): boolean =>
    one === '...' || (one instanceof Slice && one.start === null && one.stop === null && one.step === null);
  return mask !== undefined && isMask(mask) && mask.shape.length > 0 && others.every(whole) ? mask : null;
}

/** A mask of no axes that stands first selects all or nothing: as one of a new axis. */
export function withAxisOfMask(arg: Expr, items: readonly ExprItem[]): readonly [Expr, readonly ExprItem[]] {
  const [first, ...others] = items;
  if (first === undefined || !isMask(first) || first.shape.length > 0) return [arg, items];
  return [ir.expandDims(arg, 0), [ir.reshape(first, [1]), ...others]];
}

/** Whether indices are only positions, slices and new axes. */
export function isBasic(items: readonly ExprItem[]): items is Exclude<ExprItem, Expr>[] {
  return !items.some(isExprItem);
}

/** Checks masks against the axes that they select. */
export function checkMasks(items: readonly ExprItem[], shape: readonly number[]): void {
  let axis = 0;
  for (const one of items) {
    if (isMask(one)) {
      one.shape.forEach((n, i) => {
        const length = shape[axis + i] ?? 0;
        if (n !== length)
          throw new IndexError(
            `boolean index did not match indexed array along dimension ${axis + i}; ` +
              `dimension is ${length} but corresponding boolean dimension is ${n}`,
          );
      });
      axis += one.shape.length;
    } else if (one !== null && one !== '...') axis += 1;
  }
}

/** Positions as an array, where positions and arrays stand together. */
function position(one: ExprItem, length: number, axis: number): Expr | null {
  if (isExprItem(one)) return one;
  if (typeof one !== 'number') return null;
  if (one < -length || one >= length)
    throw new IndexError(`index ${one} is out of bounds for axis ${axis} with size ${length}`);
  return ir.constant(one < 0 ? one + length : one, 'int64');
}

/** Indices with arrays among them, sorted out. There are no masks any more. */
export interface Plan {
  /** The array after slices and new axes were taken; axes with arrays are still whole. */
  readonly source: Expr;
  /** Axes of `source` that arrays index, and the arrays. */
  readonly axes: readonly number[];
  readonly arrays: readonly Expr[];
  /** Where the arrays' common axes stand in the result. */
  readonly at: number;
}

/** Sorts out indices with integer arrays among them, by NumPy's rules for where their axes go. */
export function plan(arg: Expr, items: readonly ExprItem[]): Plan {
  const all = spread(items, arg.shape.length);
  let axis = 0;
  const entries = all.map((one) => {
    const length = arg.shape[axis] ?? 1;
    const array = one === null ? null : position(one, length, axis);
    if (one !== null) axis += 1;
    return {one, array};
  });
  const source = ir.index(
    arg,
    basic(entries.map(({one, array}) => (array === null ? (one as Exclude<ExprItem, Expr>) : whole))),
  );
  const axes = entries.flatMap(({array}, i) => (array === null ? [] : [i]));
  const arrays = entries.flatMap(({array}) => (array === null ? [] : [array]));
  const [first = 0] = axes;
  const adjacent = axes.every((a, i) => a === first + i);
  return {source, axes, arrays, at: adjacent ? first : 0};
}

const whole = new Slice<number>(null, null, null);

/** What the indices select. */
export function gathered({source, axes, arrays, at}: Plan): Expr {
  const [only] = arrays;
  const [onlyAxis] = axes;
  if (arrays.length === 1 && only !== undefined && onlyAxis !== undefined)
    return ir.take(source, only, onlyAxis);
  const others = source.shape.map((_, i) => i).filter((i) => !axes.includes(i));
  const common = broadcastShapes(arrays.map((array) => array.shape)).length;
  const found = ir.gather(ir.permute(source, [...axes, ...others]), arrays);
  const rest = found.shape.map((_, i) => i).slice(common);
  const block = Array.from({length: common}, (_, i) => i);
  return ir.permute(found, [...rest.slice(0, at), ...block, ...rest.slice(at)]);
}

/** For each axis of `arg` an array of positions; broadcast together they have the shape that the indices select. */
export function positions(arg: Expr, items: readonly ExprItem[]): Expr[] {
  const all = spread(items, arg.shape.length);
  const {arrays, at} = plan(arg, items);
  const common = broadcastShapes(arrays.map((array) => array.shape));
  const free = all.filter((one) => one === null || one instanceof Slice).length;
  const ndim = common.length + free;
  const result: Expr[] = [];
  let axis = 0;
  let place = 0;
  let next = 0;
  for (const one of all) {
    if (one === null || one instanceof Slice) {
      const target = place < at ? place : place + common.length;
      place += 1;
      if (one === null) continue;
      const range = axisRange(one, arg.shape[axis] ?? 0);
      const shape = new Array<number>(ndim).fill(1);
      shape[target] = range.length;
      result.push(ir.reshape(ir.iota(range.length, range.start, range.step), shape));
    } else {
      const array = ir.broadcastTo(arrays[next++] ?? ir.constant(0), common);
      const shape = new Array<number>(ndim).fill(1);
      common.forEach((n, i) => (shape[at + i] = n));
      result.push(ir.reshape(array, shape));
    }
    axis += 1;
  }
  return result;
}
