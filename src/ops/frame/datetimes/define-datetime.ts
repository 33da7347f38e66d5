/** Parts of dates and durations, and operations on them, value by value. */
import {
  LocalSeries,
  NaT,
  Timedelta,
  Timestamp,
  Vector,
  inferVector,
  kindOf,
  zoneOf,
  type DType,
} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import {forEachRow, type Expr} from '../../../engine/sql/index.js';
import type {LowerContext, Lowered} from '../../../engine/index.js';
import {clockOf, partExpr, projectSeries, type Clock, type PartSql} from './clock.js';
import {define, type Definition, type PlaceOf} from '../../../expr/define.js';
import {mismatch, type Args, type Param, type Params} from '../../../expr/params.js';
import {nodeOf} from '../../../expr/plain.js';
import {unknownSeries} from '../define-frame.js';
import {lowered} from '../define-local.js';
import type {Meta, Node} from '../../../graph/index.js';

/** The series behind `s.dt`. */
export const series: Param<Node> = {
  takes: 'a Series',
  parse(value) {
    const node = nodeOf(value);
    return node?.meta.kind === 'series' ? node : mismatch;
  },
};

export function inferDatetimes(node: Node, dtype: DType | null): Meta {
  const {meta} = node;
  return meta.kind === 'series' ? {...meta, dtype} : unknownSeries;
}

/** The dtype of a series before it runs, or null. */
export function dtypeOf(node: Node): DType | null {
  return node.meta.kind === 'series' ? node.meta.dtype : null;
}

/** The values of a series, which must be dates or durations. */
export async function timesOf(node: Node, context: LowerContext): Promise<LocalSeries> {
  const local = await context.local(node);
  if (local instanceof LocalSeries && 'mM'.includes(kindOf(local.dtype))) return local;
  throw new ArgumentError(
    `Can only use .dt accessor with datetimelike values${local instanceof LocalSeries ? `, got a Series of dtype ${local.dtype}` : ''}`,
  );
}

/** The results of `call` for every time; `missing` stands where there is none. */
export async function mapTimes(
  values: LocalSeries,
  call: (value: never) => unknown,
  missing: unknown,
  context: LowerContext,
): Promise<unknown[]> {
  const {vector} = values;
  const raw = vector.values as BigInt64Array;
  const zone = zoneOf(vector.dtype);
  const span = kindOf(vector.dtype) === 'm';
  const out = new Array<unknown>(vector.length);
  await forEachRow(
    vector.length,
    (row) => {
      const ns = raw[row] as bigint;
      if (ns === NaT) out[row] = missing;
      else out[row] = call((span ? new Timedelta(ns) : Timestamp.fromNanoseconds(ns, zone)) as never);
    },
    {signal: context.signal},
  );
  return out;
}

/** Whole numbers, or floats where something is missing. */
export function integers(values: readonly unknown[]): Vector {
  const missing = values.some((value) => typeof value === 'number' && Number.isNaN(value));
  return inferVector(values, missing ? 'float64' : 'int64');
}

/** The series as a projection, where SQL shows its times exactly; null elsewhere. */
export async function projected(
  node: Node,
  context: LowerContext,
  change: (clock: Clock) => Expr | null,
): Promise<Lowered | null> {
  const relation = projectSeries(await context.relation(node), (values) => {
    const clock = clockOf(values);
    return clock === null ? null : change(clock);
  });
  return relation === null ? null : {kind: 'series', relation};
}

/** A part of each date: the dtype of the parts, and what stands where there is no date. */
interface PartKind {
  readonly dtype: 'int64' | 'bool' | 'object';
  readonly missing: unknown;
  readonly vector: (values: readonly unknown[]) => Vector;
}

const numbers: PartKind = {dtype: 'int64', missing: NaN, vector: integers};
const truths: PartKind = {dtype: 'bool', missing: false, vector: (values) => inferVector(values, 'bool')};
const texts: PartKind = {dtype: 'object', missing: NaN, vector: (values) => inferVector(values, 'object')};

function definePart<const N extends string>(
  {dtype, missing, vector}: PartKind,
  name: N,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  call: (value: Timestamp) => unknown,
  part: PartSql | null,
): Definition {
  return define({
    name,
    title: 'SeriesDatetimeMethod',
    places,
    property: true,
    params: {s: series},
    infer: ({s}) => inferDatetimes(s, dtype),
    async lower({s}, context) {
      const made = await projected(s, context, (clock) =>
        part === null || kindOf(clock.values.dtype) !== 'M' ? null : partExpr(clock, part(clock), dtype),
      );
      if (made !== null) return made;
      const values = await timesOf(s, context);
      const found = vector(await mapTimes(values, call, missing, context));
      return lowered(new LocalSeries(values.index, found, values.name), context);
    },
  });
}

/** Defines `s.dt.name`, a whole number of each date. */
export function partOfDate<const N extends string>(
  name: N,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  call: (value: Timestamp) => number,
  part: PartSql | null = null,
): Definition {
  return definePart(numbers, name, places, call, part);
}

/** Defines `s.dt.name`, whether each date is something; a missing one is not. */
export function truthOfDate<const N extends string>(
  name: N,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  call: (value: Timestamp) => boolean,
  part: PartSql | null = null,
): Definition {
  return definePart(truths, name, places, call, part);
}

/** Defines `s.dt.name`, a text for each date. */
export function textOfDate<const N extends string>(
  name: N,
  places: readonly [PlaceOf<N>, ...PlaceOf<N>[]],
  call: (value: Timestamp) => string,
  part: PartSql | null = null,
): Definition {
  return definePart(texts, name, places, call, part);
}

export interface DatetimeSpec<N extends string, P extends Params> {
  readonly name: N;
  readonly places: readonly [PlaceOf<N>, ...PlaceOf<N>[]];
  readonly params: P;
  /** The dtype of the results, by that of the values. */
  readonly dtype: (dtype: DType | null, args: Args<P>) => DType | null;
  readonly compute: (vector: Vector, args: Args<P>) => Vector;
  /** The same in SQL; null where that is not exact. */
  readonly project?: (clock: Clock, args: Args<P>) => Expr | null;
}

/** Defines `s.dt.name(…)` by a function of the values as they are stored. */
export function defineDatetime<const N extends string, P extends Params & {readonly s: Param<Node>}>(
  spec: DatetimeSpec<N, P>,
): Definition {
  return define<N, P>({
    name: spec.name,
    title: 'SeriesDatetimeMethod',
    places: spec.places,
    params: spec.params,
    infer(args) {
      const {s} = args as {readonly s: Node};
      return inferDatetimes(s, spec.dtype(dtypeOf(s), args));
    },
    async lower(args, context): Promise<Lowered> {
      const {s} = args as {readonly s: Node};
      const {project} = spec;
      const made =
        project === undefined ? null : await projected(s, context, (clock) => project(clock, args));
      if (made !== null) return made;
      const values = await timesOf(s, context);
      return lowered(new LocalSeries(values.index, spec.compute(values.vector, args), values.name), context);
    },
  });
}
