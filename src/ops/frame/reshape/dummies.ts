import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  Vector,
  cast,
  kindOf,
  labelKey,
  type DType,
  type Label,
} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import {define} from '../../../expr/define.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import {Node, unknownIndex, type Meta} from '../../../graph/index.js';
import {indexOfMeta, lowered} from '../define-local.js';
import {givenSeries} from '../series.js';
import {resolve} from '../resolve.js';

/** Options of {@link DataFrameFunctions.get_dummies}. */
export type DummyOptions = Options<{
  /** What stands before the values in labels: one text, or one for each column. */
  prefix: string | readonly string[] | Readonly<Record<string, string>>;
  prefix_sep: string;
  /** Whether missing values have a column too. */
  dummy_na: boolean;
  /** The columns that are taken apart; those of texts and categories unless given. */
  columns: readonly Label[];
  /** Clusters only: whether the new columns are sparse. */
  sparse: boolean;
  /** Whether the first value has no column. */
  drop_first: boolean;
  /** The dtype of the new columns; `uint8` unless given. */
  dtype: string;
}>;

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * A column for each different value, which tells by 1 and 0 where it stands.
     *
     * pandas' and Mars's `get_dummies`.
     *
     * @throws ArgumentError where there are not as many prefixes as columns.
     * @example
     * await md.get_dummies(md.Series(['a', 'b', null, 'a'])).execute()
     * //    a  b
     * // 0  1  0
     * // 1  0  1
     * // 2  0  0
     * // 3  1  0
     */
    get_dummies(
      data: DataFrame | Series | LocalFrame | LocalSeries | readonly unknown[],
      options?: DummyOptions,
    ): DataFrame;
  }
}

interface Call {
  readonly prefix: string | readonly string[] | ReadonlyMap<Label, string> | null;
  readonly prefix_sep: string;
  readonly dummy_na: boolean;
  readonly columns: readonly Label[] | null;
  readonly drop_first: boolean;
  readonly dtype: DType | null;
}

interface Made {
  readonly label: Label;
  readonly vector: Vector;
}

function dummiesOf(vector: Vector, prefix: string | null, call: Call): Made[] {
  const values = vector.toArray();
  const missing = values.map((_, i) => vector.isMissing(i));
  const seen = new Map<unknown, unknown>();
  const categories = vector.categories?.toArray() ?? values.filter((_, i) => missing[i] === false);
  for (const value of categories) if (!seen.has(labelKey(value))) seen.set(labelKey(value), value);
  const distinct = [...seen.values()];
  if (vector.categories === null)
    distinct.sort((a, b) => ((a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0));
  const all = call.dummy_na ? [...distinct, NaN] : distinct;
  return all.slice(call.drop_first ? 1 : 0).map((value): Made => {
    const key = labelKey(value);
    const bits = Uint8Array.from(values, (one) => (labelKey(one) === key ? 1 : 0));
    const text =
      typeof value === 'number' && Number.isNaN(value)
        ? vector.kind === 'M' || vector.kind === 'm'
          ? 'NaT'
          : 'nan'
        : (vector.kind === 'f' || (call.dummy_na && 'iu'.includes(vector.kind))) && Number.isInteger(value)
          ? `${String(value)}.0`
          : String(value);
    const label = prefix === null ? (value as Label) : `${prefix}${call.prefix_sep}${text}`;
    return {label, vector: cast(new Vector('uint8', bits), call.dtype ?? 'uint8')};
  });
}

function prefixOf(label: Label, i: number, {prefix}: Call): string {
  if (typeof prefix === 'string') return prefix;
  if (prefix instanceof Map) return (prefix as ReadonlyMap<Label, string>).get(label) ?? String(label);
  return prefix === null ? String(label) : ((prefix as readonly string[])[i] ?? String(label));
}

function ofFrame(frame: LocalFrame, call: Call): LocalFrame {
  const labels = frame.columns.toArray();
  const wanted = call.columns === null ? null : new Set(call.columns.map(labelKey));
  const chosen = labels.filter((label, i) => {
    const dtype = frame.vectors[i]?.dtype ?? 'float64';
    return wanted === null ? kindOf(dtype) === 'O' : wanted.has(labelKey(label));
  });
  if (Array.isArray(call.prefix) && call.prefix.length !== chosen.length)
    throw new ArgumentError(
      `get_dummies: Length of 'prefix' (${String(call.prefix.length)}) did not match the length of the columns being encoded (${String(chosen.length)}).`,
    );
  const kept = labels.flatMap((label, i): Made[] =>
    chosen.includes(label) ? [] : [{label, vector: frame.vectors[i] as Vector}],
  );
  const made = chosen.flatMap((label, i) =>
    dummiesOf(frame.vectors[labels.indexOf(label)] as Vector, prefixOf(label, i, call), call),
  );
  const all = [...kept, ...made];
  return new LocalFrame(
    LocalIndex.from(all.map((one) => one.label)),
    frame.index,
    all.map((one) => one.vector),
  );
}

export const getDummies = define({
  name: 'get_dummies',
  title: 'DataFrameGetDummies',
  places: ['md'],
  params: {
    data: {...p.any, takes: 'a DataFrame, a Series or an array'},
    prefix: p.optional(p.oneOf(p.text, p.listOf(p.text), p.dictOf(p.text)), null),
    prefix_sep: p.optional(p.text, '_'),
    dummy_na: p.optional(p.bool, false),
    columns: p.optional(p.listOf(p.label), null),
    sparse: p.remote(false),
    drop_first: p.optional(p.bool, false),
    dtype: p.optional(p.dtype, null),
  },
  infer: ({data}): Meta => ({
    kind: 'dataframe',
    columns: null,
    index: data instanceof Node ? indexOfMeta(data.meta) : unknownIndex,
  }),
  async lower({data, ...call}, context) {
    const given = await resolve(data, context);
    if (given instanceof LocalFrame) return lowered(ofFrame(given, call), context);
    const values = given instanceof LocalSeries ? given : givenSeries(given, null, null, null);
    const made = dummiesOf(values.vector, typeof call.prefix === 'string' ? call.prefix : null, call);
    const columns = LocalIndex.from(made.map((one) => one.label));
    return lowered(
      new LocalFrame(
        columns,
        values.index,
        made.map((one) => one.vector),
      ),
      context,
    );
  },
});
