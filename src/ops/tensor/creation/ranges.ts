import {ArgumentError, ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {ArrayDType, Expr} from '../../../engine/array/index.js';
import {isInexact} from '../../../engine/array/dtypes.js';
import * as p from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {defineTensor} from '../define-tensor.js';
import {chunkSize, dtype, gpu, type CreationOptions} from '../options.js';

/** Keyword options of `linspace`. */
export interface LinspaceOptions extends CreationOptions {
  /** How many values; 50 when absent. */
  readonly num?: number;
  /** Whether `stop` is the last value; otherwise the values end one step before it. */
  readonly endpoint?: boolean;
}

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Values from `start` (0 unless given) in steps of `step` as long as they are below `stop`. int64 when all are whole numbers, else float64.
     *
     * @throws ValueError for a step of 0.
     * @example
     * await mt.arange(1, 10, 3).execute()
     * // array([1, 4, 7])
     */
    arange(stop: number, options?: CreationOptions): Tensor;
    arange(start: number, stop: number, options?: CreationOptions): Tensor;
    arange(start: number, stop: number, step: number, options?: CreationOptions): Tensor;

    /**
     * `num` values at equal distances from `start` to `stop`. With `retstep` the values and their distance.
     *
     * @throws ValueError for a negative number of values.
     * @example
     * await mt.linspace(2, 3, {num: 5}).execute()
     * // array([2.  , 2.25, 2.5 , 2.75, 3.  ])
     */
    linspace(start: number, stop: number, options?: LinspaceOptions & {retstep?: false}): Tensor;
    linspace(
      start: number,
      stop: number,
      options: LinspaceOptions & {retstep: true},
    ): ExecutableTuple<Tensor>;
    linspace(start: number, stop: number, num: number, options?: LinspaceOptions): Tensor;
  }
}

export const arange = defineTensor({
  name: 'arange',
  title: 'TensorArange',
  places: ['mt'],
  params: {
    start: p.optional(p.number, null),
    stop: p.optional(p.number, null),
    step: p.optional(p.number, 1),
    dtype,
    chunk_size: chunkSize,
    gpu,
  },
  build({start, stop, step, dtype}) {
    const [from, to] = stop === null ? [0, start] : [start ?? 0, stop];
    if (to === null) throw new ArgumentError("needs 'stop', where the values end");
    const by = step;
    if (by === 0) throw new ValueError('Maximum allowed size exceeded: the step is 0');
    const length = Math.max(0, Math.ceil((to - from) / by));
    if (!Number.isSafeInteger(length)) throw new ValueError(`cannot count from ${from} to ${to} by ${by}`);
    const whole = [from, to, by].every((n) => Number.isSafeInteger(n));
    return range(length, from, by, dtype ?? (whole ? 'int64' : 'float64'));
  },
});

function range(length: number, from: number, by: number, dtype: ArrayDType): Expr {
  const whole = [from, by].every((n) => Number.isSafeInteger(n));
  if (!isInexact(dtype) && !whole)
    return ir.cast(ir.iota(length, Math.trunc(from), Math.trunc(from + by) - Math.trunc(from)), dtype);
  if (dtype === 'bool' || dtype.startsWith('complex'))
    return ir.cast(range(length, from, by, whole ? 'int64' : 'float64'), dtype);
  // The distance is that of the first two values as they are rounded, as NumPy has it.
  return ir.iota(length, from, whole ? by : from + by - from, dtype);
}

export const linspace = defineTensor({
  name: 'linspace',
  title: 'TensorLinspace',
  places: ['mt'],
  params: {
    start: p.number,
    stop: p.number,
    num: p.optional(p.int, 50),
    endpoint: p.optional(p.bool, true),
    retstep: p.optional(p.bool, false),
    dtype,
    gpu,
    chunk_size: chunkSize,
  },
  outputs: ({retstep}) => (retstep ? 2 : null),
  build({start, stop, num, endpoint, retstep, dtype}) {
    const count = num;
    if (count < 0) throw new ValueError(`Number of samples, ${count}, must be non-negative.`);
    const gaps = !endpoint ? count : count - 1;
    const step = gaps > 0 ? (stop - start) / gaps : NaN;
    const position = ir.iota(count, 0, 1, 'float64');
    const spread = ir.binary('multiply', position, ir.constant(gaps > 0 ? step : stop - start, 'float64'));
    let values = ir.binary('add', spread, ir.constant(start, 'float64'));
    if (endpoint && count > 1) values = ir.setIndex(values, [count - 1], ir.constant(stop, 'float64'));
    const result =
      dtype === null || isInexact(dtype)
        ? ir.cast(values, dtype ?? 'float64')
        : ir.cast(ir.unary('floor', values), dtype);
    return retstep ? [result, ir.constant(step, 'float64')] : result;
  },
});
