import {LocalIndex, MultiIndex, cast, type DType, type Label} from '../../data/index.js';
import {define} from '../../expr/define.js';
import type {Index} from '../../expr/indexes.js';
import type {Options} from '../../expr/names.js';
import * as p from '../../expr/params.js';
import {Node, unknownIndex, type IndexMeta} from '../../graph/index.js';
import {data} from './data-params.js';
import {vectorOf} from './given-columns.js';
import {indexMetaOf} from './metas.js';
import {holdsNodes, loadLocal, resolve} from './resolve.js';

declare module '../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * A lazy Index of labels; arrays as labels make a MultiIndex.
     *
     * pandas' and Mars's `Index`.
     *
     * @example
     * await md.Index(['a', 'b'], {name: 'k'}).execute()
     * // Index(['a', 'b'], dtype='object', name='k')
     */
    Index(
      data: unknown,
      options?: Options<{
        dtype: string;
        name: Label;
        names: readonly Label[];
        tupleize_cols: boolean;
        chunk_size: number;
      }>,
    ): Index;
  }
}

export const index = define({
  name: 'Index',
  title: 'IndexDataSource',
  places: ['md'],
  params: {
    data,
    dtype: p.optional(p.dtype, null),
    copy: p.optional(p.bool, false),
    name: p.optional(p.label, null),
    tupleize_cols: p.optional(p.bool, true),
    chunk_size: p.optional(p.any, null),
    names: p.optional(p.listOf(p.label), null),
  },
  prepare(args) {
    return holdsNodes(args.data)
      ? args
      : {...args, data: givenIndex(args.data, args), dtype: null, name: null, names: null};
  },
  infer({data: given, name, dtype}): IndexMeta {
    if (given instanceof LocalIndex) return indexMetaOf(given);
    const known = given instanceof Node ? given.meta : null;
    if (known?.kind === 'index') return {...known, names: name === null ? known.names : [name]};
    if (known?.kind === 'series')
      return {
        kind: 'index',
        names: [name ?? known.name],
        dtypes: [dtype ?? known.dtype],
        length: known.index.length,
      };
    return {...unknownIndex, names: [name]};
  },
  async lower(args, context) {
    const made = givenIndex(await resolve(args.data, context), args);
    return {kind: 'index', relation: await loadLocal(context, made)};
  },
});

interface IndexArgs {
  readonly dtype: DType | null;
  readonly name: Label;
  readonly names: readonly Label[] | null;
  readonly tupleize_cols: boolean;
}

function givenIndex(given: unknown, {dtype, name, names, tupleize_cols: levels}: IndexArgs): LocalIndex {
  const labels = names ?? (name === null ? null : Array.isArray(name) ? name : [name]);
  if (given instanceof LocalIndex) {
    const typed =
      dtype === null ? given : new LocalIndex(cast(given.vector, dtype), {name: given.names[0] ?? null});
    return labels === null
      ? typed
      : typed.rename(labels.length === 1 ? (labels[0] as Label) : (labels as Label));
  }
  const rows = Array.isArray(given) ? (given as unknown[]) : null;
  if (levels && rows !== null && rows.length > 0 && rows.every((row) => Array.isArray(row))) {
    return MultiIndex.from_tuples(rows as unknown[][], {names: labels});
  }
  const vector = rows === null ? vectorOf(given) : null;
  const made = vector === null ? LocalIndex.from((rows ?? []) as Label[]) : new LocalIndex(vector);
  const typed = dtype === null ? made : new LocalIndex(cast(made.vector, dtype));
  return labels === null ? typed : typed.rename((labels[0] ?? null) as Label);
}
