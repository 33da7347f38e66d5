import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  MultiIndex,
  Vector,
  inferVector,
  type DType,
} from '../../data/index.js';
import type {LowerContext, Lowered} from '../../engine/index.js';
import {define, type Definition, type Spec} from '../../expr/define.js';
import type {Args, Params} from '../../expr/params.js';
import {
  Node,
  unknownIndex,
  type IndexMeta,
  type LocalValue,
  type Meta,
  type Place,
} from '../../graph/index.js';
import type {RowsParam} from './define-frame.js';
import {frameMetaOf, indexMetaOf, seriesMetaOf} from './metas.js';
import {loadLocal} from './resolve.js';

/** Data at hand: what a frame, series or index is once it is fetched. */
export type LocalData = LocalFrame | LocalSeries | LocalIndex;

/** Arguments as a computation on data at hand sees them. */
export type LocalArgs<P extends Params> = {
  readonly [K in keyof P]: P[K] extends RowsParam<infer T>
    ? null extends T
      ? LocalData | null
      : LocalData
    : Args<P>[K];
};

/** A result that is one value, not rows. */
export interface LocalScalar {
  readonly value: LocalValue;
  readonly dtype: DType | null;
}

export type LocalResult = LocalData | LocalScalar;

export interface LocalSpec<N extends string, P extends Params> extends Omit<Spec<N, P>, 'infer' | 'lower'> {
  /** The result of data at hand. */
  readonly compute: (
    args: LocalArgs<P>,
    place: Place,
    context: LowerContext,
  ) => LocalResult | Promise<LocalResult>;
  /** What is known before anything runs. Labels and dtypes; the number of rows where it follows. */
  readonly infer: (args: Args<P>, place: Place) => Meta;
}

/** Defines an operation that is computed on data at hand: columns as vectors, in the order of the rows. */
export function defineLocal<const N extends string, P extends Params>(spec: LocalSpec<N, P>): Definition {
  const {compute, infer, ...rest} = spec;
  return define<N, P>({
    ...rest,
    infer,
    async lower(args, context) {
      const made: Record<string, unknown> = {...args};
      for (const [name, param] of Object.entries(spec.params)) {
        const node = args[name];
        if (isRows(param) && node instanceof Node) made[name] = await context.local(node);
      }
      return lowered(await compute(made as LocalArgs<P>, spec.places[0], context), context);
    },
  });
}

/** A local result as the engine goes on with it. */
export async function lowered(result: LocalResult, context: LowerContext): Promise<Lowered> {
  if (!isData(result)) return {kind: 'object', value: result.value};
  const relation = await loadLocal(context, result);
  if (result instanceof LocalFrame) return {kind: 'dataframe', relation};
  return {kind: result instanceof LocalSeries ? 'series' : 'index', relation};
}

export function isData(value: unknown): value is LocalData {
  return value instanceof LocalFrame || value instanceof LocalSeries || value instanceof LocalIndex;
}

function isRows(param: object): boolean {
  return 'role' in param && param.role === 'rows';
}

/** What is known of data at hand. */
export function metaOfLocal(data: LocalResult): Meta {
  if (!isData(data)) return {kind: 'tensor', dtype: data.dtype, shape: []};
  if (data instanceof LocalFrame) return frameMetaOf(data);
  return data instanceof LocalSeries ? seriesMetaOf(data) : indexMetaOf(data);
}

/** Data without rows that has the labels and dtypes of `meta`; null where these are not all known. */
export function emptyLocal(meta: Meta): LocalData | null {
  if (meta.kind === 'index') return emptyIndex(meta);
  if (meta.kind === 'series') {
    const index = emptyIndex(meta.index);
    return meta.dtype === null || index === null
      ? null
      : new LocalSeries(index, emptyVector(meta.dtype), meta.name);
  }
  if (meta.kind !== 'dataframe' || meta.columns === null) return null;
  const index = emptyIndex(meta.index);
  const dtypes = meta.columns.map((column) => column.dtype);
  if (index === null || !dtypes.every((dtype) => dtype !== null)) return null;
  const labels = meta.columns.map((column) => column.label);
  const columns =
    labels.length > 0 && labels.every((label) => Array.isArray(label))
      ? MultiIndex.from_tuples(labels)
      : LocalIndex.from(labels);
  return new LocalFrame(columns, index, dtypes.map(emptyVector));
}

function emptyIndex({dtypes, names}: IndexMeta): LocalIndex | null {
  const vectors = dtypes.flatMap((dtype) => (dtype === null ? [] : [emptyVector(dtype)]));
  const [first] = vectors;
  if (vectors.length < dtypes.length || first === undefined) return null;
  return vectors.length === 1
    ? new LocalIndex(first, {name: names[0] ?? null})
    : new MultiIndex(vectors, {names});
}

/** A vector of `dtype` without values. */
export function emptyVector(dtype: DType): Vector {
  if (dtype === 'category') return new Vector(dtype, new Int32Array(0), {categories: LocalIndex.from([])});
  return inferVector([], dtype);
}

/** What is known of the result of `compute` by trying it on no rows; `length` is what is known of how many there will be. */
export function inferByTrying(
  meta: Meta,
  compute: (data: LocalData) => LocalResult,
  otherwise: Meta,
  keepsRows = true,
): Meta {
  const empty = emptyLocal(meta);
  if (empty === null) return otherwise;
  const made = metaOfLocal(compute(empty));
  const length = keepsRows ? lengthOf(meta) : null;
  if (made.kind === 'index') return {...made, length};
  if (made.kind === 'series' || made.kind === 'dataframe') return {...made, index: {...made.index, length}};
  return made;
}

/** The number of rows of a frame, series or index, where it is known. */
export function lengthOf(meta: Meta): number | null {
  if (meta.kind === 'index') return meta.length;
  return meta.kind === 'series' || meta.kind === 'dataframe' ? meta.index.length : null;
}

/** The row labels of a frame or series, as far as they are known. */
export function indexOfMeta(meta: Meta): IndexMeta {
  if (meta.kind === 'index') return meta;
  return meta.kind === 'series' || meta.kind === 'dataframe' ? meta.index : unknownIndex;
}
