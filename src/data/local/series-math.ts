import {Shown} from '../shown.js';
import {absolute, elementwise, negated} from '../compute/operators.js';
import type {Operand, Operator} from '../compute/operators.js';
import {align, takeOrMissing} from '../compute/align.js';
import {distinct, reduce} from '../compute/reductions.js';
import type {ReduceOptions} from '../compute/reductions.js';
import {dataKindOf} from '../../render/brand.js';
import type {Label, Value} from '../value.js';
import type {Vector} from '../vector.js';
import {NDArray} from '../ndarray.js';
import {labelKey} from './labels.js';
import type {LocalIndex} from './local-index.js';
import type {LocalSeries} from './local-series.js';

/**
 * Arithmetic, comparisons and reductions of a local series, answered at once. Another series is aligned by its labels; any other
 * operand counts for all rows.
 */
export abstract class SeriesMath extends Shown {
  abstract readonly index: LocalIndex;
  abstract readonly vector: Vector;
  abstract readonly name: Label;

  /** A series of other values. */
  protected abstract like(index: LocalIndex, vector: Vector, name: Label): LocalSeries;

  add(other: unknown): LocalSeries {
    return this.#operate('add', other);
  }
  sub(other: unknown): LocalSeries {
    return this.#operate('sub', other);
  }
  mul(other: unknown): LocalSeries {
    return this.#operate('mul', other);
  }
  truediv(other: unknown): LocalSeries {
    return this.#operate('truediv', other);
  }
  div(other: unknown): LocalSeries {
    return this.#operate('truediv', other);
  }
  floordiv(other: unknown): LocalSeries {
    return this.#operate('floordiv', other);
  }
  mod(other: unknown): LocalSeries {
    return this.#operate('mod', other);
  }
  pow(other: unknown): LocalSeries {
    return this.#operate('pow', other);
  }
  radd(other: unknown): LocalSeries {
    return this.#operate('add', other, true);
  }
  rsub(other: unknown): LocalSeries {
    return this.#operate('sub', other, true);
  }
  rmul(other: unknown): LocalSeries {
    return this.#operate('mul', other, true);
  }
  rtruediv(other: unknown): LocalSeries {
    return this.#operate('truediv', other, true);
  }
  rfloordiv(other: unknown): LocalSeries {
    return this.#operate('floordiv', other, true);
  }
  rmod(other: unknown): LocalSeries {
    return this.#operate('mod', other, true);
  }
  rpow(other: unknown): LocalSeries {
    return this.#operate('pow', other, true);
  }
  eq(other: unknown): LocalSeries {
    return this.#operate('eq', other);
  }
  ne(other: unknown): LocalSeries {
    return this.#operate('ne', other);
  }
  lt(other: unknown): LocalSeries {
    return this.#operate('lt', other);
  }
  le(other: unknown): LocalSeries {
    return this.#operate('le', other);
  }
  gt(other: unknown): LocalSeries {
    return this.#operate('gt', other);
  }
  ge(other: unknown): LocalSeries {
    return this.#operate('ge', other);
  }
  neg(): LocalSeries {
    return this.like(this.index, negated(this.vector), this.name);
  }
  abs(): LocalSeries {
    return this.like(this.index, absolute(this.vector), this.name);
  }

  sum(options?: ReduceOptions): Value {
    return reduce('sum', this.vector, options);
  }
  prod(options?: ReduceOptions): Value {
    return reduce('prod', this.vector, options);
  }
  mean(options?: ReduceOptions): Value {
    return reduce('mean', this.vector, options);
  }
  min(options?: ReduceOptions): Value {
    return reduce('min', this.vector, options);
  }
  max(options?: ReduceOptions): Value {
    return reduce('max', this.vector, options);
  }
  std(options?: ReduceOptions): Value {
    return reduce('std', this.vector, options);
  }
  var(options?: ReduceOptions): Value {
    return reduce('var', this.vector, options);
  }
  median(options?: ReduceOptions): Value {
    return reduce('median', this.vector, options);
  }
  count(): number {
    return reduce('count', this.vector) as number;
  }
  nunique(): number {
    return reduce('nunique', this.vector) as number;
  }
  any(): boolean {
    return reduce('any', this.vector) as boolean;
  }
  all(): boolean {
    return reduce('all', this.vector) as boolean;
  }
  /** The distinct values in order of appearance. */
  unique(): NDArray {
    return new NDArray(distinct(this.vector));
  }

  #operate(op: Operator, other: unknown, reversed = false): LocalSeries {
    if (dataKindOf(other) === 'series') return this.#withSeries(op, other as LocalSeries, reversed);
    const right: Operand = operandOf(other);
    return this.like(
      this.index,
      reversed ? elementwise(op, right, this.vector) : elementwise(op, this.vector, right),
      this.name,
    );
  }

  #withSeries(op: Operator, other: LocalSeries, reversed: boolean): LocalSeries {
    const {index, left, right} = align(this.index, other.index);
    const [a, b] = [takeOrMissing(this.vector, left), takeOrMissing(other.vector, right)];
    const name = labelKey(this.name) === labelKey(other.name) ? this.name : null;
    return this.like(index, reversed ? elementwise(op, b, a) : elementwise(op, a, b), name);
  }
}

/** Arrays stand row by row, other values for every row. */
function operandOf(other: unknown): Operand {
  if (dataKindOf(other) === 'ndarray') return (other as NDArray).vector;
  if (Array.isArray(other) || ArrayBuffer.isView(other)) return NDArray.from(other).vector;
  return {scalar: other};
}
