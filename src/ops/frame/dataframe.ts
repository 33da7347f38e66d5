import {LocalFrame, LocalIndex, type DType, type Label} from '../../data/index.js';
import {define} from '../../expr/define.js';
import type {DataFrame} from '../../expr/dataframe.js';
import type {Options} from '../../expr/names.js';
import * as p from '../../expr/params.js';
import {Node, rangeIndexMeta, unknownIndex, type ColumnMeta, type DataFrameMeta} from '../../graph/index.js';
import {byLevels, data, labels} from './data-params.js';
import {givenFrame} from './given-frame.js';
import {frameMetaOf, indexMetaOf} from './metas.js';
import {holdsNodes, loadLocal, resolve} from './resolve.js';

/** Options of {@link DataFrameFunctions.DataFrame}. */
export type DataFrameOptions = Options<{
  /** Row labels. */
  index: readonly Label[] | LocalIndex | object;
  /** Column labels: names for rows and arrays, a choice among data that has labels. */
  columns: readonly Label[] | LocalIndex;
  dtype: string;
  /** Rows of one chunk, on a cluster; the local engine chooses by itself. */
  chunk_size: number;
  /** Clusters only: whether it lives on GPUs. */
  gpu: boolean;
  /** Clusters only: whether a tensor's columns are sparse. */
  sparse: boolean;
  /** Clusters only: into how many chunks rows are divided. */
  num_partitions: number;
}>;

declare module '../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * A lazy DataFrame of rows, of columns by name, of records, of an array or tensor, or of fetched data.
     *
     * pandas' and Mars's `DataFrame`.
     *
     * @throws ValueError for columns of different lengths or labels that do not fit.
     * @example
     * await md.DataFrame({a: [1, 2], b: ['x', null]}).execute()
     * //    a     b
     * // 0  1     x
     * // 1  2  None
     * @example
     * await md.DataFrame([[1, 2], [3, 4]], {columns: ['a', 'b'], index: ['x', 'y']}).execute()
     * //    a  b
     * // x  1  2
     * // y  3  4
     */
    DataFrame(data?: unknown, options?: DataFrameOptions): DataFrame;
  }
}

export const dataFrame = define({
  name: 'DataFrame',
  title: 'DataFrameDataSource',
  places: ['md'],
  params: {
    data,
    index: labels,
    columns: labels,
    dtype: p.optional(p.dtype, null),
    copy: p.optional(p.bool, false),
    chunk_size: p.optional(p.any, null),
    gpu: p.remote(),
    sparse: p.remote(),
    num_partitions: p.remote(),
  },
  prepare(args) {
    const {columns, dtype} = args;
    const index = args.index instanceof LocalIndex ? byLevels(args.index, args.data) : args.index;
    if (holdsNodes(args.data) || index instanceof Node || columns instanceof Node) return args;
    const frame = givenFrame(args.data, {index, columns, dtype});
    return {...args, data: frame, index: null, columns: null, dtype: null};
  },
  infer(args): DataFrameMeta {
    return args.data instanceof LocalFrame ? frameMetaOf(args.data) : inferLazy(args);
  },
  async lower({data: given, index, columns, dtype}, context) {
    const plain = index === null && columns === null && dtype === null;
    if (plain && given instanceof LocalFrame)
      return {kind: 'dataframe', relation: await loadLocal(context, given)};
    if (plain && given instanceof Node && given.meta.kind === 'dataframe') {
      return {kind: 'dataframe', relation: await context.relation(given)};
    }
    const rows = index === null ? null : ((await context.local(index)) as LocalIndex);
    const names = columns === null ? null : ((await context.local(columns)) as LocalIndex);
    const frame = givenFrame(await resolve(given, context), {index: rows, columns: names, dtype});
    return {kind: 'dataframe', relation: await loadLocal(context, frame)};
  },
});

interface LazyArgs {
  readonly data: unknown;
  readonly index: LocalIndex | Node | null;
  readonly columns: LocalIndex | Node | null;
  readonly dtype: DType | null;
}

function inferLazy({data: given, index, columns, dtype}: LazyArgs): DataFrameMeta {
  const known = given instanceof Node ? given.meta : null;
  const named = (from: LocalIndex, dtypeOf: (i: number) => DType | null): ColumnMeta[] =>
    from.toArray().map((label, i) => ({label: label, dtype: dtype ?? dtypeOf(i)}));
  const rows = index instanceof LocalIndex ? indexMetaOf(index) : index === null ? null : unknownIndex;
  if (known?.kind === 'tensor') {
    const [length = null, width = 1] = known.shape ?? [null, null];
    const inner = columns instanceof LocalIndex ? columns : null;
    const range =
      width === null
        ? null
        : Array.from({length: width}, (_, i): ColumnMeta => ({label: i, dtype: dtype ?? known.dtype}));
    return {
      kind: 'dataframe',
      columns: inner === null ? range : named(inner, () => known.dtype),
      index: rows ?? rangeIndexMeta(length),
    };
  }
  if (known?.kind === 'dataframe' && columns === null) {
    return {
      ...known,
      columns: dtype === null ? known.columns : (known.columns?.map(({label}) => ({label, dtype})) ?? null),
      index: rows ?? known.index,
    };
  }
  return {
    kind: 'dataframe',
    columns: columns instanceof LocalIndex ? named(columns, () => null) : keysOf(given),
    index: rows ?? unknownIndex,
  };
}

function keysOf(given: unknown): ColumnMeta[] | null {
  if (given === null || typeof given !== 'object' || Array.isArray(given) || given instanceof Node)
    return null;
  const entries: [unknown, unknown][] = given instanceof Map ? [...given] : Object.entries(given);
  return entries.map(([label, value]) => {
    const meta = value instanceof Node ? value.meta : null;
    return {
      label: label as Label,
      dtype: meta?.kind === 'series' || meta?.kind === 'tensor' ? meta.dtype : null,
    };
  });
}
