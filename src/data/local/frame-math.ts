import {Shown} from '../shown.js';
import {ValueError} from '../../errors/index.js';
import {dataKindOf} from '../../render/brand.js';
import {align, takeOrMissing} from '../compute/align.js';
import {absolute, elementwise, negated} from '../compute/operators.js';
import type {Operator} from '../compute/operators.js';
import {reduce, reduces} from '../compute/reductions.js';
import type {ReduceOptions, Reduction} from '../compute/reductions.js';
import {inferVector} from '../infer.js';
import {boxFloat} from '../scalars/float.js';
import type {Vector} from '../vector.js';
import type {LocalFrame} from './local-frame.js';
import type {LocalIndex} from './local-index.js';
import type {LocalSeries} from './local-series.js';

export interface FrameReduceOptions extends ReduceOptions {
  /** 0 or `index` reduces each column (the default), 1 or `columns` each row. */
  readonly axis?: number | string;
}

/**
 * Arithmetic, comparisons and reductions of a local frame, answered at once. Another frame is aligned by rows and columns, a series
 * by its labels with the columns; any other operand counts for all cells. Reductions leave out columns that do not take them.
 */
export abstract class FrameMath extends Shown {
  abstract readonly columns: LocalIndex;
  abstract readonly index: LocalIndex;
  abstract readonly vectors: readonly Vector[];
  abstract iloc(i: number): LocalSeries;

  protected abstract like(columns: LocalIndex, index: LocalIndex, vectors: readonly Vector[]): LocalFrame;
  protected abstract seriesOf(index: LocalIndex, vector: Vector): LocalSeries;

  add(other: unknown): LocalFrame {
    return this.#operate('add', other);
  }
  sub(other: unknown): LocalFrame {
    return this.#operate('sub', other);
  }
  mul(other: unknown): LocalFrame {
    return this.#operate('mul', other);
  }
  truediv(other: unknown): LocalFrame {
    return this.#operate('truediv', other);
  }
  div(other: unknown): LocalFrame {
    return this.#operate('truediv', other);
  }
  floordiv(other: unknown): LocalFrame {
    return this.#operate('floordiv', other);
  }
  mod(other: unknown): LocalFrame {
    return this.#operate('mod', other);
  }
  pow(other: unknown): LocalFrame {
    return this.#operate('pow', other);
  }
  eq(other: unknown): LocalFrame {
    return this.#operate('eq', other);
  }
  ne(other: unknown): LocalFrame {
    return this.#operate('ne', other);
  }
  lt(other: unknown): LocalFrame {
    return this.#operate('lt', other);
  }
  le(other: unknown): LocalFrame {
    return this.#operate('le', other);
  }
  gt(other: unknown): LocalFrame {
    return this.#operate('gt', other);
  }
  ge(other: unknown): LocalFrame {
    return this.#operate('ge', other);
  }
  neg(): LocalFrame {
    return this.like(this.columns, this.index, this.vectors.map(negated));
  }
  abs(): LocalFrame {
    return this.like(this.columns, this.index, this.vectors.map(absolute));
  }

  sum(options?: FrameReduceOptions): LocalSeries {
    return this.#reduce('sum', options);
  }
  prod(options?: FrameReduceOptions): LocalSeries {
    return this.#reduce('prod', options);
  }
  mean(options?: FrameReduceOptions): LocalSeries {
    return this.#reduce('mean', options);
  }
  min(options?: FrameReduceOptions): LocalSeries {
    return this.#reduce('min', options);
  }
  max(options?: FrameReduceOptions): LocalSeries {
    return this.#reduce('max', options);
  }
  std(options?: FrameReduceOptions): LocalSeries {
    return this.#reduce('std', options);
  }
  var(options?: FrameReduceOptions): LocalSeries {
    return this.#reduce('var', options);
  }
  median(options?: FrameReduceOptions): LocalSeries {
    return this.#reduce('median', options);
  }
  count(options?: FrameReduceOptions): LocalSeries {
    return this.#reduce('count', options);
  }
  nunique(options?: FrameReduceOptions): LocalSeries {
    return this.#reduce('nunique', options);
  }
  any(options?: FrameReduceOptions): LocalSeries {
    return this.#reduce('any', options);
  }
  all(options?: FrameReduceOptions): LocalSeries {
    return this.#reduce('all', options);
  }

  #operate(op: Operator, other: unknown): LocalFrame {
    if (dataKindOf(other) === 'frame') return this.#withFrame(op, other as LocalFrame);
    if (dataKindOf(other) === 'series') return this.#withSeries(op, other as LocalSeries);
    return this.like(
      this.columns,
      this.index,
      this.vectors.map((vector) => elementwise(op, vector, {scalar: other})),
    );
  }

  #withSeries(op: Operator, other: LocalSeries): LocalFrame {
    const {index: columns, left, right} = align(this.columns, other.index);
    const vectors = Array.from({length: columns.length}, (_, j) => {
      const vector = this.#column(left === null ? j : (left[j] ?? -1));
      const place = right === null ? j : (right[j] ?? -1);
      return elementwise(op, vector, {scalar: place < 0 ? NaN : other.vector.at(place)});
    });
    return this.like(columns, this.index, vectors);
  }

  #withFrame(op: Operator, other: LocalFrame): LocalFrame {
    const columns = align(this.columns, other.columns);
    const rows = align(this.index, other.index);
    const vectors = Array.from({length: columns.index.length}, (_, j) => {
      const [a, b] = [
        columns.left === null ? j : (columns.left[j] ?? -1),
        columns.right === null ? j : (columns.right[j] ?? -1),
      ];
      const left = takeOrMissing(this.#column(a), rows.left);
      return elementwise(
        op,
        left,
        b < 0 ? {scalar: NaN} : takeOrMissing(other.vectors[b] ?? this.#column(-1), rows.right),
      );
    });
    return this.like(columns.index, rows.index, vectors);
  }

  /** The column at a place, all NaN where the place is -1. */
  #column(place: number): Vector {
    return this.vectors[place] ?? inferVector(new Float64Array(this.index.length).fill(NaN));
  }

  #reduce(name: Reduction, {axis = 0, ...options}: FrameReduceOptions = {}): LocalSeries {
    if (axis === 1 || axis === 'columns') {
      const rows = Array.from({length: this.index.length}, (_, i) =>
        reduce(name, this.iloc(i).vector, options),
      );
      return this.seriesOf(this.index, inferVector(rows));
    }
    if (axis !== 0 && axis !== 'index')
      throw new ValueError(`No axis named ${axis}. It takes 0 or 'index', 1 or 'columns'.`);
    const places = [...this.vectors.keys()].filter((j) => reduces(name, this.#column(j)));
    const values = places.map((j) => reduce(name, this.#column(j), options));
    const float =
      places.some((j) => this.#column(j).kind === 'f') || ['mean', 'std', 'var', 'median'].includes(name);
    const plain = values.every((v) => typeof v === 'number');
    const boxed = values.map((v, k) =>
      typeof v === 'number' && this.#column(places[k] ?? 0).kind === 'f' ? boxFloat(v) : v,
    );
    const vector =
      plain && float && name !== 'count' && name !== 'nunique'
        ? inferVector(values, 'float64')
        : inferVector(boxed);
    return this.seriesOf(this.columns.take(places), vector);
  }
}
