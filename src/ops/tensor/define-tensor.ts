import {NDArray, Complex, LocalFrame, LocalIndex, LocalSeries, type DType} from '../../data/index.js';
import * as ir from '../../engine/array/builder.js';
import type {ArrayDType, Block, Expr} from '../../engine/array/index.js';
import {isNumericDType} from '../../data/index.js';
import type {LowerContext} from '../../engine/index.js';
import {define, type Definition, type Spec} from '../../expr/define.js';
import type {Args, ArrayArg, ArrayParam, ArraysParam, Params} from '../../expr/params.js';
import {Node, type Meta, type Place} from '../../graph/index.js';

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

export interface TensorSpec<N extends string, P extends Params> extends Omit<Spec<N, P>, 'infer' | 'lower'> {
  /**
   * The result as an expression of the arguments, or several results. Called once with stand-ins, to find dtype and shape before anything
   * runs, and once with the real arrays: so it looks at dtypes and shapes, never at values.
   */
  build(args: Built<P>, place: Place): Expr | readonly Expr[];
}

/** Defines an operation on arrays by one function from expressions to an expression: it infers and it runs. */
export function defineTensor<const N extends string, P extends Params>(spec: TensorSpec<N, P>): Definition {
  const {build, ...rest} = spec;
  return define<N, P>({
    ...rest,
    infer(args, place) {
      const known = standIns(spec.params, args);
      return known === null ? unknownTensor : metaOf(build(known, place));
    },
    async lower(args, context) {
      const built = build(await expressions(spec.params, args, context), spec.places[0]);
      return Array.isArray(built)
        ? {kind: 'tuple', items: (built as readonly Expr[]).map((expr) => ({kind: 'tensor', expr}))}
        : {kind: 'tensor', expr: built as Expr};
    },
  });
}

export const unknownTensor: Meta = {kind: 'tensor', dtype: null, shape: null};

/** What is known of expressions. */
export function metaOf(built: Expr | readonly Expr[]): Meta {
  if (Array.isArray(built)) return {kind: 'tuple', items: (built as readonly Expr[]).map(metaOf)};
  const {dtype, shape} = built as Expr;
  return {kind: 'tensor', dtype, shape};
}

/** Stand-ins for the arrays among the arguments, or null when dtype or shape of one of them is not known yet. */
export function standIns<P extends Params>(params: P, args: Args<P>): Built<P> | null {
  const built: Record<string, unknown> = {...args};
  for (const [name, param] of Object.entries(params)) {
    const role = roleOf(param);
    if (role === null || args[name] === null) continue;
    if (role === 'arrays') {
      const all = (args[name] as readonly ArrayArg[]).map(standIn);
      if (all.includes(null)) return null;
      built[name] = all;
    } else {
      const one = standIn(args[name] as ArrayArg);
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
        ? await Promise.all((args[name] as readonly ArrayArg[]).map((item) => context.array(item)))
        : await context.array(args[name]);
  }
  return built as Built<P>;
}

function roleOf(param: Params[string]): 'array' | 'arrays' | null {
  return 'role' in param && (param.role === 'array' || param.role === 'arrays') ? param.role : null;
}

/** An expression with the dtype and shape of an argument and no values; null when they are not known yet. */
export function standIn(argument: ArrayArg): Expr | null {
  if (argument instanceof Complex) return ir.constant([argument.re, argument.im]);
  if (typeof argument !== 'object') return ir.asExpr(argument);
  const {dtype, shape} = argument instanceof Node ? knownOf(argument.meta) : localOf(argument);
  if (dtype === null || shape === null || !isNumericDType(dtype)) return null;
  return ir.buffer(phantom(dtype, shape));
}

function localOf(local: NDArray | LocalSeries | LocalIndex | LocalFrame): {
  dtype: DType | null;
  shape: readonly number[];
} {
  return local instanceof LocalFrame ? {dtype: null, shape: local.shape} : local;
}

function knownOf(meta: Meta): {dtype: DType | null; shape: readonly number[] | null} {
  if (meta.kind === 'tensor') {
    const shape = meta.shape;
    return {dtype: meta.dtype, shape: shape?.every((n) => n !== null) ? shape : null};
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
