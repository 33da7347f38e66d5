import {
  Complex,
  isNumericDType,
  LocalFrame,
  LocalIndex,
  LocalSeries,
  NDArray,
  kindOf,
  type DType,
} from '../../data/index.js';
import {ArgumentError} from '../../errors/index.js';
import * as ir from '../../engine/array/builder.js';
import type {ArrayDType, Block, Expr} from '../../engine/array/index.js';
import type {LowerContext} from '../../engine/index.js';
import type {Args, ArrayArg, ArrayParam, ArraysParam, Params} from '../../expr/params.js';
import {Node, type Meta} from '../../graph/index.js';

/** Arguments as an operation on arrays sees them: expressions where arrays were given, plain values elsewhere. */
export type Built<P extends Params> = {
  readonly [K in keyof P]: P[K] extends ArraysParam
    ? readonly Expr[]
    : P[K] extends ArrayParam<infer T>
      ? null extends T
        ? Expr | null
        : Expr
      : Args<P>[K];
};

/**
 * Stand-ins for the arrays among the arguments, or null when dtype or shape of one of them is not known yet.
 *
 * @param coded parameters whose text will be positions among its distinct values
 */
export function standIns<P extends Params>(
  params: P,
  args: Args<P>,
  coded: readonly string[] = [],
): Built<P> | null {
  const built: Record<string, unknown> = {...args};
  for (const [name, param] of Object.entries(params)) {
    const role = roleOf(param);
    const text = coded.includes(name);
    if (role === null || args[name] === null) continue;
    if (role === 'arrays') {
      const all = (args[name] as readonly ArrayArg[]).map((item) => standIn(item, text));
      if (all.includes(null)) return null;
      built[name] = all;
    } else {
      if ((param as ArrayParam).numeric === true && !text) refuseText(args[name] as ArrayArg, name);
      const one = standIn(args[name] as ArrayArg, text);
      if (one === null) return null;
      built[name] = one;
    }
  }
  return built as Built<P>;
}

/** The arrays among the arguments as expressions that can run. */
export async function expressions<P extends Params>(
  params: P,
  args: Args<P>,
  context: LowerContext,
): Promise<Built<P>> {
  const built: Record<string, unknown> = {...args};
  for (const [name, param] of Object.entries(params)) {
    const role = roleOf(param);
    if (role === null || args[name] === null) continue;
    built[name] =
      role === 'arrays'
        ? await Promise.all((args[name] as readonly ArrayArg[]).map((item) => numbers(item, name, context)))
        : await numbers(args[name] as ArrayArg, name, context);
  }
  return built as Built<P>;
}

/** @throws ArgumentError for text and other values that are no numbers. */
async function numbers(argument: ArrayArg, name: string, context: LowerContext): Promise<Expr> {
  refuseText(argument, name, ' in a local session');
  return context.array(argument);
}

/** @throws ArgumentError for text and other values that are no numbers. Of objects of a lazy array only execution tells. */
function refuseText(argument: ArrayArg, name: string, where = ''): void {
  const local = argument instanceof NDArray ? argument.dtype : null;
  const dtype = argument instanceof Node && argument.meta.kind === 'tensor' ? argument.meta.dtype : local;
  if (dtype !== null && (/[US]/.test(kindOf(dtype)) || (local !== null && kindOf(dtype) === 'O')))
    throw new ArgumentError(`'${name}' takes numbers${where}, got an array of dtype ${dtype}`);
}

function roleOf(param: Params[string]): 'array' | 'arrays' | null {
  return 'role' in param && (param.role === 'array' || param.role === 'arrays') ? param.role : null;
}

/** An expression with the dtype and shape of an argument and no values; null when they are not known yet, and for text, which is for clusters. */
export function standIn(argument: ArrayArg, coded = false): Expr | null {
  if (argument instanceof Complex) return ir.constant([argument.re, argument.im]);
  if (typeof argument !== 'object') return ir.asExpr(argument);
  const {dtype, shape} = argument instanceof Node ? knownOf(argument.meta) : localOf(argument);
  if (dtype === null || shape === null) return null;
  if (coded && !isNumericDType(dtype)) return ir.buffer(phantom('int32', shape));
  if (!isNumericDType(dtype)) return null;
  return ir.buffer(phantom(dtype, shape));
}

interface Known {
  readonly dtype: DType | null;
  readonly shape: readonly number[] | null;
}

function localOf(local: NDArray | LocalSeries | LocalIndex | LocalFrame): Known {
  if (local instanceof LocalFrame) return {dtype: null, shape: local.shape};
  return {dtype: local.dtype, shape: local instanceof NDArray ? local.shape : [local.length]};
}

function knownOf(meta: Meta): Known {
  if (meta.kind === 'tensor') {
    const shape = meta.shape;
    return {dtype: meta.dtype, shape: shape?.every((n) => n !== null) === true ? shape : null};
  }
  if (meta.kind === 'series')
    return {dtype: meta.dtype, shape: meta.index.length === null ? null : [meta.index.length]};
  if (meta.kind === 'index')
    return {dtype: meta.dtypes[0] ?? null, shape: meta.length === null ? null : [meta.length]};
  return {dtype: null, shape: null};
}

/** A block that has a type and a shape, and no values: nothing evaluates what is built on it. */
function phantom(dtype: ArrayDType, shape: readonly number[]): Block {
  const block: Block = {
    dtype,
    shape,
    size: shape.reduce((all, n) => all * n, 1),
    retain: () => block,
    release: () => undefined,
    view: () => null,
  };
  return block;
}
