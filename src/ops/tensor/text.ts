/**
 * Text in operations on arrays: each value becomes its position among the distinct values in order, so that whatever moves,
 * compares and orders numbers does the same with text.
 */
import {kindOf, LocalIndex, LocalSeries, NDArray, Vector, type DType} from '../../data/index.js';
import type {Expr} from '../../engine/array/index.js';
import type {LowerContext, Lowered} from '../../engine/index.js';
import {ArgumentError} from '../../errors/index.js';
import {Node} from '../../graph/index.js';

/** How an operation takes text. */
export interface TextRule {
  /** Parameters whose values are moved or compared: all of them are text, or none is. */
  readonly of: readonly string[];
  /** Which results are such values again. */
  readonly gives: 'all' | 'first' | 'none';
}

/** Whether values of a dtype are text. */
export function isTextDType(dtype: DType | null): boolean {
  return dtype !== null && /[US]/.test(kindOf(dtype));
}

/** The dtype that holds the values of all arguments: the widest text, or objects where one has objects. */
export function commonText(dtypes: readonly DType[]): DType {
  if (dtypes.some((dtype) => !isTextDType(dtype))) return 'object';
  const widths = dtypes.map((dtype) => Number(/\d+/.exec(dtype)?.[0] ?? 0));
  return `<U${Math.max(1, ...widths)}` as DType;
}

/** The dtype of the text among arguments, as far as it is known before anything runs; null where there is none. */
export function knownText(rule: TextRule, args: Readonly<Record<string, unknown>>): DType | null {
  const dtypes = argumentsOf(rule, args).flatMap(({value}) => {
    if (value instanceof NDArray) return isNumber(value.dtype) ? [] : [value.dtype];
    if (!(value instanceof Node) || value.meta.kind !== 'tensor') return [];
    return isTextDType(value.meta.dtype) && value.meta.dtype !== null ? [value.meta.dtype] : [];
  });
  return dtypes.length === 0 ? null : commonText(dtypes);
}

function isNumber(dtype: DType): boolean {
  return !isTextDType(dtype) && kindOf(dtype) !== 'O';
}

interface Argument {
  readonly name: string;
  readonly value: unknown;
}

function argumentsOf(rule: TextRule, args: Readonly<Record<string, unknown>>): readonly Argument[] {
  return rule.of.flatMap((name) => {
    const given = args[name];
    if (given === null || given === undefined) return [];
    return Array.isArray(given) ? given.map((value: unknown) => ({name, value})) : [{name, value: given}];
  });
}

/** Arguments of which those that were text are positions, and the way back. */
export interface Encoded<A> {
  readonly args: A;
  /** A result as text again; longer text than `dtype` has room for is cut. */
  decode(result: Expr, dtype?: DType): Promise<Lowered>;
  /** The dtype of an argument that was text. */
  dtypeOf(argument: unknown): DType;
}

/**
 * The arguments with positions instead of text; null where there is no text.
 *
 * @throws ArgumentError for text beside numbers, and for objects other than text.
 */
export async function encodeText<A extends Readonly<Record<string, unknown>>>(
  rule: TextRule,
  args: A,
  context: LowerContext,
): Promise<Encoded<A> | null> {
  const all = argumentsOf(rule, args);
  const texts = new Map<unknown, NDArray>();
  for (const {value} of all) {
    const text = await textOf(value, context);
    if (text !== null) texts.set(value, text);
  }
  if (texts.size === 0) return null;
  const other = all.find(({value}) => !texts.has(value));
  if (other !== undefined) throw new ArgumentError(`'${other.name}' takes text beside text, got numbers`);
  const distinct = new Set<string>();
  for (const {vector} of texts.values()) for (const value of vector) distinct.add(checked(value));
  const values = [...distinct].sort(byCodePoints);
  const positions = new Map(values.map((value, i) => [value, i]));
  const coded = (value: unknown): unknown => {
    const text = texts.get(value);
    if (text === undefined) return value;
    const codes = Int32Array.from(text.vector.toArray(), (one) => positions.get(checked(one)) ?? 0);
    return new NDArray(new Vector('int32', codes), text.shape);
  };
  const common = commonText([...texts.values()].map((text) => text.dtype));
  return {
    args: {
      ...args,
      ...Object.fromEntries(
        rule.of.map((name) => [name, Array.isArray(args[name]) ? args[name].map(coded) : coded(args[name])]),
      ),
    },
    async decode(result, dtype = common) {
      const codes = await context.values(result);
      const fits = dtype === common ? (text: string): string => text : cutter(dtype);
      const decoded = codes.toArray().map((code) => fits(values[Number(code)] ?? ''));
      const array = new NDArray(new Vector(dtype, decoded), result.shape);
      return {kind: 'object', value: array.ndim === 0 ? array.item() : array};
    },
    dtypeOf: (argument) => texts.get(argument)?.dtype ?? common,
  };
}

/** Cuts text to what a dtype has room for. */
function cutter(dtype: DType): (text: string) => string {
  if (!isTextDType(dtype)) return (text) => text;
  const width = Number(/\d+/.exec(dtype)?.[0] ?? 0);
  return (text) => Array.from(text).slice(0, width).join('');
}

/** An argument's text, or null where it has numbers. */
async function textOf(value: unknown, context: LowerContext): Promise<NDArray | null> {
  if (value instanceof NDArray) return isNumber(value.dtype) ? null : value;
  if (value instanceof LocalSeries || value instanceof LocalIndex) {
    return isNumber(value.dtype) ? null : new NDArray(value.vector);
  }
  if (!(value instanceof Node)) return null;
  const {meta} = value;
  if (meta.kind === 'tensor') {
    const lowered = context.input(value);
    if (lowered.kind !== 'object') return null;
    return textOf(typeof lowered.value === 'string' ? NDArray.from(lowered.value) : lowered.value, context);
  }
  const listed =
    (meta.kind === 'series' && meta.dtype !== null && kindOf(meta.dtype) === 'O') || meta.kind === 'index';
  return listed ? textOf(await context.local(value), context) : null;
}

function checked(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new ArgumentError(`arrays of objects take text alone in a local session, got ${String(value)}`);
}

/** Order by code points, as Python has it: UTF-16 puts what lies past U+FFFF before U+E000. */
function byCodePoints(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}
