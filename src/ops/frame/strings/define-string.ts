/** Text operations on every value of a series or index. */
import {LocalIndex, LocalSeries, Vector, inferVector, type DType} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import {columnAt, expr, forEachRow, sql, type Relation} from '../../../engine/sql/index.js';
import type {LowerContext, Lowered} from '../../../engine/index.js';
import {define, type Definition, type PlaceOf} from '../../../expr/define.js';
import type {Args, Params} from '../../../expr/params.js';
import {mismatch, type Param} from '../../../expr/params.js';
import {nodeOf} from '../../../expr/plain.js';
import {Node, unknownIndex, type Meta} from '../../../graph/index.js';
import {lowered} from '../define-local.js';
import {anyTrue} from '../any-true.js';
import {isText, projectText, resultOf, type TextSql} from './sql-text.js';

/** The series behind `s.str`. */
export const series: Param<Node> = {
  takes: 'a Series',
  parse(value) {
    const node = nodeOf(value);
    return node !== null && (node.meta.kind === 'series' || node.meta.kind === 'index') ? node : mismatch;
  },
};

/** What an operation on text gives: the dtype of its results, and what stands for a missing value. */
export interface StringResult {
  readonly dtype: DType;
  readonly missing: unknown;
}

/** Text, a number of characters, or whether something is so; missing where the value is. */
export const text: StringResult = {dtype: 'object', missing: NaN};
export const count: StringResult = {dtype: 'int64', missing: NaN};
export const truth: StringResult = {dtype: 'bool', missing: NaN};

/** What is known of a series of results before it runs. */
export function inferStrings(node: Node, dtype: DType | null): Meta {
  const {meta} = node;
  requireText(meta);
  if (meta.kind !== 'series') return {kind: 'series', name: null, dtype, index: unknownIndex};
  return {...meta, dtype: dtype === null ? null : resultOf(meta.dtype, dtype)};
}

/** @throws ArgumentError where it is known that values are no text. */
export function requireText(meta: Meta): void {
  if (meta.kind !== 'series' || meta.dtype === null) return;
  if (!['object', 'string', 'category'].includes(meta.dtype) && !meta.dtype.startsWith('<U'))
    throw new ArgumentError(
      `Can only use .str accessor with string values, got a Series of dtype ${meta.dtype}`,
    );
}

/** The results of `call` for every value that is text (or, with `lists`, a list); what is missing stays so. */
export async function mapStrings(
  values: LocalSeries,
  result: StringResult,
  call: (value: string) => unknown,
  context: LowerContext,
): Promise<LocalSeries> {
  const {vector} = values;
  const out = new Array<unknown>(vector.length);
  let missing = false;
  await forEachRow(
    vector.length,
    (row) => {
      const value = vector.at(row);
      if (typeof value === 'string') out[row] = call(value);
      else {
        // None stays None, as long as nothing else was asked for.
        out[row] = value === null && Number.isNaN(result.missing) ? null : result.missing;
        missing = true;
      }
    },
    {signal: context.signal},
  );
  return new LocalSeries(values.index, typed(out, result.dtype, missing, vector.dtype), values.name);
}

/** Results as pandas keeps them: floats or objects where something is missing. */
function typed(out: readonly unknown[], dtype: DType, missing: boolean, from: DType): Vector {
  if (dtype === 'object') {
    const made = out.map((one) => (one === undefined ? null : one));
    return inferVector(made, from === 'string' && !made.some(Array.isArray) ? 'string' : 'object');
  }
  if (from === 'string')
    return inferVector(
      out.map((one) => (typeof one === 'number' && Number.isNaN(one) ? null : one)),
      resultOf(from, dtype),
    );
  if (!missing) return inferVector(out, dtype);
  const absent = out.some((one) => one === null || (typeof one === 'number' && Number.isNaN(one)));
  if (!absent) return inferVector(out, dtype);
  if (dtype === 'bool') return new Vector('object', out);
  return inferVector(
    out.map((one) => one ?? NaN),
    'float64',
  );
}

/** The values of a series, fetched. */
export async function valuesOf(node: Node, context: LowerContext): Promise<LocalSeries> {
  const local = await context.local(node);
  if (local instanceof LocalSeries) return local;
  if (local instanceof LocalIndex) return new LocalSeries(local, local.vector, local.name);
  throw new ArgumentError('text operations take a Series');
}

export interface StringSpec<N extends string, P extends Params> {
  readonly name: N;
  readonly params: P;
  readonly result: StringResult;
  /** Makes the function of one value, once for all values. Bad arguments are refused here. */
  readonly call: (args: Args<P>) => (value: string) => unknown;
  /** The same in SQL, for series of texts alone; null where that is not exact. */
  readonly project?: (args: Args<P>) => TextSql | null;
  /** The same in SQL, for series of texts all of whose characters are ASCII: letters beyond have rules that the engine does not know. */
  readonly ascii?: TextSql;
  /** What stands for a missing value, where an argument says so. */
  readonly missing?: (args: Args<P>) => unknown;
}

/** The relation of a series of texts where all of their characters are ASCII: as many bytes as characters. */
async function asciiText(node: Node, context: LowerContext): Promise<Relation | null> {
  const relation = await context.materialise(await context.relation(node));
  const text = columnAt(relation, 0).expr;
  if (!isText(text)) return null;
  const beyond = expr(sql`(strlen(${text}) <> length(${text}))`, {dtype: 'bool'});
  const [found] = await anyTrue(context, relation, [beyond]);
  return found === true ? null : relation;
}

/** Defines `s.str.name(…)` by a function of one value. */
export function defineString<const N extends string, P extends Params & {readonly s: Param<Node>}>(
  spec: StringSpec<N, P> & {readonly places: readonly [PlaceOf<N>, ...PlaceOf<N>[]]},
): Definition {
  return define<N, P>({
    name: spec.name,
    title: 'SeriesStringMethod',
    places: spec.places,
    params: spec.params,
    infer(args) {
      spec.call(args);
      return inferStrings((args as {readonly s: Node}).s, spec.result.dtype);
    },
    async lower(args, context): Promise<Lowered> {
      const {s} = args as {readonly s: Node};
      const inSql = s.meta.kind === 'series' ? (spec.project?.(args) ?? null) : null;
      const projected =
        inSql === null ? null : projectText(await context.relation(s), spec.result.dtype, inSql);
      if (projected !== null) return {kind: 'series', relation: projected};
      const plain = s.meta.kind === 'series' && spec.ascii !== undefined ? await asciiText(s, context) : null;
      const made = plain === null ? null : projectText(plain, spec.result.dtype, spec.ascii as TextSql);
      if (made !== null) return {kind: 'series', relation: made};
      const values = await valuesOf(s, context);
      const missing = spec.missing?.(args) ?? spec.result.missing;
      const mapped = await mapStrings(values, {...spec.result, missing}, spec.call(args), context);
      return lowered(mapped, context);
    },
  });
}
