/** Operations that compute each column of a frame or series from the same column, whole columns at a time. */
import {
  LocalFrame,
  LocalSeries,
  cast,
  commonDType,
  type DType,
  type LocalIndex,
  type Vector,
} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import type {Args, Params} from '../../../expr/params.js';
import type {Definition, PlaceOf} from '../../../expr/define.js';
import {Node, type Meta} from '../../../graph/index.js';
import type {RowsParam} from '../define-frame.js';
import {joined} from '../concat-local.js';
import {defineLocal, type LocalData} from '../define-local.js';
import {isColumns} from '../shape/names.js';

export interface ColumnsSpec<N extends string, P extends Params> {
  readonly name: N;
  /** Class name of Mars's operand. */
  readonly title: string;
  readonly places: readonly [PlaceOf<N>, ...PlaceOf<N>[]];
  readonly params: P;
  /** The dtype of a column's results; null where values decide. Refuses dtypes that the operation does not take. */
  readonly dtype: (dtype: DType, args: Args<P>) => DType | null;
  /** One column's results; `index` labels its rows. */
  readonly kernel: (vector: Vector, args: Args<P>, index: LocalIndex) => Vector;
}

/** Parameters of operations along either axis. */
export type AlongParams = Params & {readonly df: RowsParam};

/** Defines an operation along the rows of each column, or along the columns of each row where `axis` says so. */
export function defineColumns<const N extends string, P extends AlongParams>(
  spec: ColumnsSpec<N, P>,
): Definition {
  return defineLocal<N, P>({
    name: spec.name,
    title: spec.title,
    places: spec.places,
    params: spec.params,
    infer(args) {
      const across = isAcross(args);
      return mapDTypes((args as {readonly df: Node}).df.meta, (dtype, all) =>
        spec.dtype(across ? commonDType(all) : dtype, args),
      );
    },
    compute(given) {
      const args = given as unknown as Args<P>;
      const data = (given as unknown as {readonly df: LocalData}).df;
      return isAcross(args)
        ? acrossColumns(frameOf(data), (vector, index) => spec.kernel(vector, args, index))
        : eachColumn(data, (vector) => spec.kernel(vector, args, indexOf(data)));
    },
  });
}

function isAcross(args: object): boolean {
  return 'axis' in args && isColumns(args.axis);
}

function frameOf(data: LocalData): LocalFrame {
  if (data instanceof LocalFrame) return data;
  throw new ArgumentError("axis takes 0 or 'index': a Series has no columns");
}

function indexOf(data: LocalData): LocalIndex {
  return data instanceof LocalFrame || data instanceof LocalSeries ? data.index : data;
}

/** Data with every column changed by `change`, which keeps the number of rows. */
export function eachColumn(data: LocalData, change: (vector: Vector) => Vector): LocalData {
  if (data instanceof LocalFrame) return new LocalFrame(data.columns, data.index, data.vectors.map(change));
  if (data instanceof LocalSeries) return new LocalSeries(data.index, change(data.vector), data.name);
  throw new ArgumentError('a frame or a series has columns, an index has none');
}

/** A frame with every row changed by `change`, in the dtype that holds the values of all columns. */
export function acrossColumns(
  frame: LocalFrame,
  change: (vector: Vector, index: LocalIndex) => Vector,
): LocalFrame {
  const width = frame.vectors.length;
  const [first] = frame.vectors;
  if (first === undefined || frame.length === 0) return frame;
  const dtype = commonDType(frame.vectors.map((vector) => vector.dtype));
  const typed = frame.vectors.map((vector) => cast(vector, dtype));
  // One long column, row by row, of which each row is a part.
  const whole = interleaved(typed);
  const rows = Array.from({length: frame.length}, (_, row) =>
    change(whole.slice(row * width, (row + 1) * width), frame.columns),
  );
  const results = joined(rows);
  const vectors = typed.map((_, column) =>
    results.take(Int32Array.from({length: frame.length}, (_row, row) => row * width + column)),
  );
  return new LocalFrame(frame.columns, frame.index, vectors);
}

/** The values of several columns of one dtype, row by row. */
function interleaved(vectors: readonly Vector[]): Vector {
  const rows = vectors[0]?.length ?? 0;
  const width = vectors.length;
  return joined(vectors).take(
    Int32Array.from({length: rows * width}, (_, i) => (i % width) * rows + Math.floor(i / width)),
  );
}

/** What is known of data whose columns change their dtype by `change`, which is told those of all columns. */
export function mapDTypes(meta: Meta, change: (dtype: DType, all: readonly DType[]) => DType | null): Meta {
  if (meta.kind === 'series')
    return {...meta, dtype: meta.dtype === null ? null : change(meta.dtype, [meta.dtype])};
  if (meta.kind !== 'dataframe' || meta.columns === null) return meta;
  const all = meta.columns.flatMap(({dtype}) => (dtype === null ? [] : [dtype]));
  const columns = meta.columns.map(({label, dtype}) => ({
    label,
    dtype: dtype === null || all.length < (meta.columns?.length ?? 0) ? null : change(dtype, all),
  }));
  return {...meta, columns};
}
