/** Aggregating windows: what is known of the result before, and its values. */
import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  MultiIndex,
  Vector,
  kindOf,
  labelKey,
  type DType,
  type Label,
} from '../../../data/index.js';
import {ArgumentError, KeyError, unknownName} from '../../../errors/index.js';
import type {LowerContext} from '../../../engine/index.js';
import type {ColumnMeta, Meta, Node, WindowMeta} from '../../../graph/index.js';
import type {LocalData} from '../define-local.js';
import {reductionOf, type GivenFunctions} from './functions.js';
import {floatsOf} from './numbers.js';
import type {WindowReduction} from './rolling-kernels.js';
import {passOf, type WindowPass} from './passes.js';

export interface WindowOptions {
  readonly ddof: number;
  readonly bias: boolean;
}

/** One column of the result: the column that it is of, and the aggregation. */
interface Wanted<T> {
  readonly label: Label;
  readonly column: T;
  readonly name: WindowReduction;
}

interface Labelled {
  readonly label: Label;
  readonly dtype: DType | null;
}

export function windowMetaOf(w: Node): WindowMeta {
  if (w.meta.kind !== 'window') throw new ArgumentError('windows are needed: df.rolling(…), df.expanding(…)');
  return w.meta;
}

const isNumeric = (dtype: DType | null): boolean => dtype === null || 'biuf'.includes(kindOf(dtype));

/** The columns of the result. Columns that are no numbers are only counted, and left out otherwise. */
function wantedOf<T extends Labelled>(
  columns: readonly T[],
  func: GivenFunctions,
  meta: WindowMeta,
  series: boolean,
): Wanted<T>[] {
  if (func instanceof Map) {
    return [...(func as ReadonlyMap<Label, string | readonly string[]>)].flatMap(([label, names]) => {
      const column = columns.find((one) => labelKey(one.label) === labelKey(label));
      if (column === undefined) {
        const known = columns.map((one) => String(one.label));
        throw new KeyError(`agg: Column not found: ${String(label)}.${unknownName(String(label), known)}`);
      }
      return wantedOf([column], names, meta, series);
    });
  }
  const several = Array.isArray(func);
  const names = (several ? (func as readonly string[]) : [func as string]).map((name) =>
    reductionOf(name, meta),
  );
  return columns.flatMap((column) =>
    names.flatMap((name) => {
      if (name !== 'count' && !isNumeric(column.dtype)) {
        if (!series) return [];
        throw new ArgumentError(
          `${name}: windows of numbers are needed, got a Series of ${String(column.dtype)}`,
        );
      }
      const pair = [column.label, name].flat() as Label;
      return [{label: several ? (series ? name : pair) : column.label, column, name}];
    }),
  );
}

/** What is known of an aggregation of windows. */
export function inferWindows(w: Node, func: GivenFunctions): Meta {
  const meta = windowMetaOf(w);
  const {of} = meta;
  const floats = (all: readonly Wanted<ColumnMeta>[]): ColumnMeta[] =>
    all.map(({label}) => ({label, dtype: 'float64'}));
  if (of.kind === 'series') {
    const wanted = wantedOf([{label: of.name, dtype: of.dtype}], func, meta, true);
    return typeof func === 'string'
      ? {...of, dtype: 'float64'}
      : {kind: 'dataframe', columns: floats(wanted), index: of.index};
  }
  if (of.columns?.every(({dtype}) => dtype !== null) !== true) return {...of, columns: null};
  const on = w.args['on'] as Label | undefined;
  if (on === undefined || on === null)
    return {...of, columns: floats(wantedOf(of.columns, func, meta, false))};
  const kept =
    typeof func === 'string' ? of.columns.findIndex(({label}) => labelKey(label) === labelKey(on)) : -1;
  const others = of.columns.filter(({label}) => labelKey(label) !== labelKey(on));
  const made = floats(wantedOf(others, func, meta, false));
  const own = of.columns[kept];
  if (own !== undefined) made.splice(Math.min(kept, made.length), 0, own);
  return {...of, columns: made};
}

/** Aggregates windows over data at hand. */
export async function aggregateWindows(
  w: Node,
  func: GivenFunctions,
  options: WindowOptions,
  context: LowerContext,
): Promise<LocalData> {
  const meta = windowMetaOf(w);
  const data = await context.local(w);
  if (data instanceof LocalSeries) {
    const column = {label: data.name, dtype: data.dtype, vector: data.vector};
    const pass = passOf(w, meta, data.index, null);
    const made = reduced(wantedOf([column], func, meta, true), pass, options);
    const [only] = made;
    if (typeof func === 'string' && only !== undefined)
      return new LocalSeries(data.index, only.vector, data.name);
    return frameOf(data.index, made);
  }
  if (!(data instanceof LocalFrame))
    throw new ArgumentError('windows stand over the rows of a frame or series');
  const on = (w.args['on'] ?? null) as Label;
  const columns = data.vectors.map((vector, i) => ({label: data.columns.at(i), dtype: vector.dtype, vector}));
  const place = on === null ? -1 : columns.findIndex(({label}) => labelKey(label) === labelKey(on));
  if (on !== null && place < 0) {
    const near = unknownName(
      String(on),
      columns.map(({label}) => String(label)),
    );
    throw new KeyError(`rolling: 'on' names the column ${String(on)}, which is not in the frame.${near}`);
  }
  const pass = passOf(w, meta, data.index, columns[place]?.vector ?? null);
  const others = columns.filter((_, i) => i !== place);
  const made = reduced(wantedOf(others, func, meta, false), pass, options);
  const own = columns[place];
  if (own !== undefined && typeof func === 'string') made.splice(Math.min(place, made.length), 0, own);
  return frameOf(data.index, made);
}

interface Made {
  readonly label: Label;
  readonly vector: Vector;
}

function reduced(
  wanted: readonly Wanted<Labelled & {readonly vector: Vector}>[],
  pass: WindowPass,
  options: WindowOptions,
): Made[] {
  return wanted.map(({label, column, name}) => {
    const values = isNumeric(column.dtype)
      ? floatsOf(column.vector)
      : Float64Array.from({length: column.vector.length}, (_, i) => (column.vector.isMissing(i) ? NaN : 1));
    return {label, vector: new Vector('float64', pass(name, values, options))};
  });
}

function frameOf(index: LocalIndex, made: readonly Made[]): LocalFrame {
  const labels = made.map(({label}) => label);
  const tuples = labels.length > 0 && labels.every((label) => Array.isArray(label));
  const columns = tuples ? MultiIndex.from_tuples(labels as (readonly unknown[])[]) : LocalIndex.from(labels);
  return new LocalFrame(
    columns,
    index,
    made.map(({vector}) => vector),
  );
}
