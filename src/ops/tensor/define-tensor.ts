import type {DType} from '../../data/index.js';
import {MarsError} from '../../errors/index.js';
import type {Expr} from '../../engine/array/index.js';
import type {Lowered, LowerContext} from '../../engine/index.js';
import {define, type Definition, type Spec} from '../../expr/define.js';
import type {Args, Params} from '../../expr/params.js';
import type {Meta, Place} from '../../graph/index.js';
import {expressions, standIns, type Built} from './arguments.js';
import type {Casting} from './casting.js';
import {stored} from './out.js';
import {encodeText, knownText, type Encoded, type TextRule} from './text.js';

export {expressions, standIn, standIns, type Built} from './arguments.js';

/** One result, or several. */
export type Results = Expr | readonly Expr[];

interface Common<N extends string, P extends Params> extends Omit<Spec<N, P>, 'infer' | 'lower'> {
  /** How text is taken; where there is none, arguments are numbers. */
  readonly text?: TextRule;
  /** How many results there are, where there is a list of them and shapes are not known yet; null for one result. */
  readonly outputs?: (args: Args<P>) => number | null;
}

export interface TensorSpec<N extends string, P extends Params> extends Common<N, P> {
  /**
   * The result as an expression of the arguments, or several results. Called once with stand-ins, to find dtype and shape before anything
   * runs, and once with the real arrays: so it looks at dtypes and shapes, never at values.
   */
  readonly build: (args: Built<P>, place: Place) => Results;
}

/**
 * Defines an operation on arrays by one function from expressions to an expression: it infers and it runs. The result is stored by the
 * parameters `out` and `where`, for operations that have them.
 */
export function defineTensor<const N extends string, P extends Params>(spec: TensorSpec<N, P>): Definition {
  const {build, ...rest} = spec;
  const whole = (args: Built<P>, place: Place): Results => {
    const {
      out = null,
      where = null,
      casting = 'same_kind',
    } = args as {readonly out?: Expr | null; readonly where?: Expr | null; readonly casting?: Casting};
    const results = build(args, place);
    return isList(results) || !('out' in spec.params)
      ? results
      : stored(spec.name, results, out, where, casting);
  };
  return defineComputed<N, P>({
    ...rest,
    ...('out' in spec.params ? {into: 'out'} : {}),
    describe: (args, place) => metaOf(whole(args, place)),
    compute: (args, _context, place) => whole(args, place),
  });
}

export interface ComputedSpec<N extends string, P extends Params> extends Common<N, P> {
  /** What is known before anything runs, by the dtypes and shapes of the arguments. */
  readonly describe: (args: Built<P>, place: Place) => Meta;
  /** The result. Parts of it may be computed on the way, where the rest depends on values. */
  readonly compute: (args: Built<P>, context: LowerContext, place: Place) => Results | Promise<Results>;
}

/** Defines an operation on arrays whose result's shape depends on values. */
export function defineComputed<const N extends string, P extends Params>(
  spec: ComputedSpec<N, P>,
): Definition {
  const {describe, compute, outputs, text, ...rest} = spec;
  return define<N, P>({
    ...rest,
    infer(args, place) {
      return naming(`${place}.${spec.name}`, () => {
        const dtype = text === undefined ? null : knownText(text, args);
        const known = standIns(spec.params, args, dtype === null ? [] : text?.of);
        if (known === null) return unknownMeta(outputs?.(args) ?? null);
        const numbers = describe(known, place);
        return text === undefined ? numbers : textMeta(numbers, dtype, text);
      });
    },
    async lower(args, context) {
      const [place] = spec.places;
      const title = `${place}.${spec.name}`;
      return namingAsync(title, async () => {
        const encoded = text === undefined ? null : await encodeText(text, args, context);
        const arrays = await expressions(spec.params, encoded?.args ?? args, context);
        const results = await compute(arrays, context, place);
        return encoded === null || text === undefined ? lowered(results) : decoded(results, encoded, text);
      });
    },
  });
}

export const unknownTensor: Meta = {kind: 'tensor', dtype: null, shape: null};

/** Nothing known of one result, or of a list of them. */
export function unknownMeta(count: number | null): Meta {
  return count === null
    ? unknownTensor
    : {kind: 'tuple', items: Array.from({length: count}, () => unknownTensor)};
}

/** What is known of expressions. */
export function metaOf(built: Results): Meta {
  if (isList(built)) return {kind: 'tuple', items: built.map(metaOf)};
  return {kind: 'tensor', dtype: built.dtype, shape: built.shape};
}

function isList(built: Results): built is readonly Expr[] {
  return Array.isArray(built);
}

function lowered(results: Results): Lowered {
  return isList(results)
    ? {kind: 'tuple', items: results.map((expr) => ({kind: 'tensor', expr}))}
    : {kind: 'tensor', expr: results};
}

/** What is known of results of text. */
export function textMeta(numbers: Meta, dtype: DType | null, {gives}: TextRule): Meta {
  if (dtype === null || gives === 'none') return numbers;
  if (numbers.kind === 'tensor') return {...numbers, dtype};
  if (numbers.kind !== 'tuple') return numbers;
  const items = numbers.items.map((item, i) =>
    item.kind === 'tensor' && (gives === 'all' || i === 0) ? {...item, dtype} : item,
  );
  return {...numbers, items};
}

async function decoded(results: Results, encoded: Encoded<unknown>, {gives}: TextRule): Promise<Lowered> {
  if (!isList(results)) return gives === 'none' ? lowered(results) : encoded.decode(results);
  const items: Lowered[] = [];
  for (const [i, expr] of results.entries()) {
    const text = gives === 'all' || (gives === 'first' && i === 0);
    items.push(text ? await encoded.decode(expr) : {kind: 'tensor', expr});
  }
  return {kind: 'tuple', items};
}

/** Puts the operation's name before the message of an error that a builder raises. */
export function naming<T>(title: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw named(title, error);
  }
}

/** As {@link naming}, for what takes time. */
export async function namingAsync<T>(title: string, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw named(title, error);
  }
}

function named(title: string, error: unknown): unknown {
  if (error instanceof MarsError && !error.message.startsWith(title))
    error.message = `${title}: ${error.message}`;
  return error;
}
