import {
  LocalFrame,
  LocalIndex,
  LocalSeries,
  NDArray,
  NaT,
  Timestamp,
  Vector,
  inferVector,
  kindOf,
  type DType,
  type Value,
} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import {define} from '../../../expr/define.js';
import type {Index} from '../../../expr/indexes.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {Series} from '../../../expr/series.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Tensor} from '../../../expr/tensor.js';
import {Node, type Meta} from '../../../graph/index.js';
import {indexOfMeta, lowered} from '../define-local.js';
import {resolve} from '../resolve.js';
import {parser, type ParseOptions} from './parse.js';

/** Options of {@link DataFrameFunctions.to_datetime}. */
export type ToDatetimeOptions = Options<{
  /** What happens to what is no time: an error (`raise`, the default), a missing value (`coerce`), or all stays as it is (`ignore`). */
  errors: 'raise' | 'coerce' | 'ignore';
  /** Whether `1/2/2020` is the first of February; the second of January unless given. */
  dayfirst: boolean;
  /** Clusters only: whether `10/11/12` begins with the year. */
  yearfirst: boolean;
  /** Clusters only: whether the format is to match all of the text. */
  exact: boolean;
  /** Clusters only. */
  infer_datetime_format: boolean;
  /** Clusters only. */
  cache: boolean;
  /** Whether the result is in UTC; without a zone unless given. */
  utc: boolean | null;
  /** A format of C's `strptime`, such as `%d.%m.%Y`. */
  format: string;
  /** What numbers count: `D`, `h`, `m`, `s`, `ms`, `us` or `ns`. */
  unit: string;
  /** What numbers count from; 1970 unless given. */
  origin: string | Timestamp;
}>;

declare module '../../../expr/namespaces.js' {
  interface DataFrameFunctions {
    /**
     * Times, of text, numbers or `Date`s: a series of a series, an index of an array, one time of one value. A frame with
     * columns `year`, `month`, `day` and so on gives a series.
     *
     * pandas' and Mars's `to_datetime`.
     *
     * @throws ValueError, when run, for what is no time.
     * @example
     * await md.to_datetime(md.Series(['3/11/2000', '3/12/2000'])).execute()
     * // 0   2000-03-11
     * // 1   2000-03-12
     * // dtype: datetime64[ns]
     */
    to_datetime(arg: Series | DataFrame | LocalSeries | LocalFrame, options?: ToDatetimeOptions): Series;
    to_datetime(arg: Index | readonly unknown[] | LocalIndex | NDArray, options?: ToDatetimeOptions): Index;
    to_datetime(arg: string | number | Date | Timestamp, options?: ToDatetimeOptions): Tensor<Timestamp>;
  }
}

function converted(vector: Vector, options: ParseOptions, utc: boolean): Vector {
  const dtype: DType = utc ? 'datetime64[ns, UTC]' : 'datetime64[ns]';
  if (kindOf(vector.dtype) === 'M') return utc ? new Vector(dtype, vector.values) : vector;
  const read = parser(options);
  const out = new BigInt64Array(vector.length);
  for (let i = 0; i < out.length; i++) {
    const ns = read(vector.at(i));
    if (ns === null) return vector;
    out[i] = ns;
  }
  return new Vector(dtype, out);
}

const units: Readonly<Record<string, bigint>> = {
  hour: 3_600_000_000_000n,
  minute: 60_000_000_000n,
  second: 1_000_000_000n,
  ms: 1_000_000n,
  us: 1000n,
  ns: 1n,
};

/** Times of columns that hold their parts. */
function assembled(frame: LocalFrame): LocalSeries {
  const column = (name: string): Vector | null => {
    const place = frame.columns
      .toArray()
      .findIndex(
        (label) =>
          typeof label === 'string' && label.toLowerCase().replace(/s$/, '') === name.replace(/s$/, ''),
      );
    return place < 0 ? null : (frame.vectors[place] ?? null);
  };
  const [year, month, day] = [column('year'), column('month'), column('day')];
  if (year === null || month === null || day === null)
    throw new ValueError(
      `to_datetime: to assemble mappings requires at least that [year, month, day] be specified, got columns ${frame.columns.toArray().map(String).join(', ')}`,
    );
  const rest = Object.entries(units).flatMap(([name, unit]) => {
    const vector = column(name);
    return vector === null ? [] : [{vector, unit}];
  });
  const out = BigInt64Array.from({length: frame.length}, (_, i) => {
    if ([year, month, day].some((one) => one.isMissing(i))) return NaT;
    const date = [year.at(i), month.at(i), day.at(i)].map((part, k) =>
      String(Number(part)).padStart(k === 0 ? 4 : 2, '0'),
    );
    return rest.reduce(
      (ns, {vector, unit}) => ns + BigInt(Number(vector.at(i))) * unit,
      new Timestamp(date.join('-')).value,
    );
  });
  return new LocalSeries(frame.index, new Vector('datetime64[ns]', out));
}

export const toDatetime = define({
  name: 'to_datetime',
  title: 'DataFrameToDatetime',
  places: ['md'],
  params: {
    arg: {...p.any, takes: 'a Series, an Index, an array, or one value', dict: 'dict' as const},
    errors: p.optional(p.choice('raise', 'coerce', 'ignore'), 'raise'),
    dayfirst: p.optional(p.bool, false),
    yearfirst: p.remote(false),
    utc: p.optional(p.bool, null),
    format: p.optional(p.text, null),
    exact: p.remote(true),
    unit: p.optional(p.text, null),
    infer_datetime_format: p.remote(false),
    origin: p.optional(p.any, 'unix'),
    cache: p.remote(true),
  },
  infer({arg, utc}): Meta {
    const dtype: DType = utc === true ? 'datetime64[ns, UTC]' : 'datetime64[ns]';
    if (arg instanceof Node && arg.meta.kind === 'series') return {...arg.meta, dtype};
    if (arg instanceof Node && arg.meta.kind === 'dataframe')
      return {kind: 'series', name: null, dtype, index: indexOfMeta(arg.meta)};
    if (arg instanceof LocalSeries || arg instanceof LocalFrame || (typeof arg === 'object' && isDict(arg)))
      return {
        kind: 'series',
        name: null,
        dtype,
        index: {kind: 'index', names: [null], dtypes: [null], length: null},
      };
    if (arg instanceof Node || Array.isArray(arg) || arg instanceof LocalIndex || arg instanceof NDArray)
      return {kind: 'index', names: [null], dtypes: [dtype], length: Array.isArray(arg) ? arg.length : null};
    return {kind: 'tensor', dtype, shape: []};
  },
  async lower({arg, errors, dayfirst, utc, format, unit, origin}, context) {
    const options: ParseOptions = {
      errors,
      dayfirst,
      format,
      unit,
      origin: origin === 'unix' ? 0n : new Timestamp(origin as string | Timestamp).value,
    };
    const given = await resolve(arg, context);
    if (given instanceof LocalFrame) return lowered(assembled(given), context);
    if (given instanceof LocalSeries)
      return lowered(
        new LocalSeries(given.index, converted(given.vector, options, utc ?? false), given.name),
        context,
      );
    if (given instanceof LocalIndex)
      return lowered(
        new LocalIndex(converted(given.vector, options, utc ?? false), {name: given.name}),
        context,
      );
    if (isDict(given))
      return lowered(assembled(LocalFrame.from(given as Record<string, unknown[]>)), context);
    const vector = given instanceof NDArray ? given.vector : Array.isArray(given) ? inferVector(given) : null;
    if (vector !== null) return lowered(new LocalIndex(converted(vector, options, utc ?? false)), context);
    const one = converted(inferVector([given]), options, utc ?? false).at(0);
    return {kind: 'object', value: one satisfies Value};
  },
});

function isDict(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)
  );
}
