import type {Results} from '../define-tensor.js';
import {defineTensor} from '../define-tensor.js';
import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {ArrayDType, Expr} from '../../../engine/array/index.js';
import {broadcastShapes, sameShape, shapeText} from '../../../engine/array/shapes.js';
import type {Definition} from '../../../expr/define.js';
import {resultOf} from '../../../expr/install.js';
import {camelName} from '../../../expr/names.js';
import type {RandomFunctions} from '../../../expr/namespaces.js';
import * as p from '../../../expr/params.js';
import type {ArrayParam} from '../../../expr/params.js';
import type {Param, Params} from '../../../expr/params.js';
import {isPlainObject} from '../../../expr/plain.js';
import type {Built} from '../arguments.js';
import {chunkSize, gpu, numericDType, type ShapeLike} from '../options.js';
import type {Options} from '../../../expr/names.js';
import type {Draw} from '../../../graph/index.js';
import {RandomState, sharedState} from './state.js';

/** Keyword options of functions of `mt.random`. */
export type RandomOptions = Options<{
  /** Extents of the result; those that the parameters broadcast to when absent. */
  size: ShapeLike | null;
  /** A floating dtype. */
  dtype: string;
  /** Extent of a cluster's chunks; without effect in a local session. */
  chunk_size: number | readonly number[];
  /** Whether a cluster computes on GPUs; without effect in a local session. */
  gpu: boolean;
}>;

/** The generator to draw from. Where none is given the call takes the next part of the shared one's stream. */
const state: Param<Draw> = {
  takes: 'a RandomState',
  fallback: {
    get value() {
      return sharedState.draw();
    },
  },
  parse: (value) => (value instanceof RandomState ? value.draw() : p.mismatch),
};

/** Names of distributions. */
export type RandomName = Exclude<keyof RandomFunctions, 'seed' | 'RandomState' | 'bytes'>;

interface RandomSpec<N extends RandomName, P extends Params> {
  readonly name: N;
  readonly title: string;
  readonly params: P;
  /** Variables that this puts its result into. */
  readonly into?: keyof P & string;
  readonly build: (args: Built<P>, draw: Draw) => Results;
}

/** Defines a function of `mt.random`, and the method of `RandomState` that is the same on a generator of its own. */
export function defineRandom<const N extends RandomName, P extends Params>(
  spec: RandomSpec<N, P>,
): Definition {
  const {build, into, ...rest} = spec;
  const definition = defineTensor<N, P & {readonly state: typeof state}>({
    ...rest,
    ...(into === undefined ? {} : {into}),
    places: ['mt.random'] as never,
    params: {...spec.params, state},
    build: (args) => build(args, (args as unknown as {state: Draw}).state),
  });
  for (const spelling of new Set([spec.name, camelName(spec.name)])) {
    Object.defineProperty(RandomState.prototype, spelling, {
      configurable: true,
      value(this: RandomState, ...values: unknown[]) {
        const last = values.at(-1);
        const call = isPlainObject(last)
          ? [...values.slice(0, -1), {...last, state: this}]
          : [...values, {state: this}];
        return resultOf(definition, definition.build('mt.random', call), values);
      },
    });
  }
  return definition;
}

/** Extents of the result. */
export const size = p.optional(p.shape, null);
/** The floating dtype of the result. */
export const floatDType = p.optional(numericDType, null);
/** What a cluster is told, of which a local session takes no notice. */
export const cluster = {chunk_size: chunkSize, gpu};

/** The shape of a result: the one asked for, to which the parameters must broadcast, or the one that they have in common. */
export function resultShape(size: readonly number[] | null, parameters: readonly Expr[]): readonly number[] {
  const common = broadcastShapes(parameters.map((one) => one.shape));
  if (size === null) return common;
  if (!sameShape(broadcastShapes([common, size]), size))
    throw new ValueError(
      `Output size ${shapeText(size)} is not compatible with broadcast dimensions of inputs.`,
    );
  return size;
}

/** Uniform values in [0, 1), in float64 unless a narrower dtype is asked for. */
export function uniform(shape: readonly number[], draw: Draw, dtype?: ArrayDType | null): Expr {
  return ir.random({name: 'uniform'}, shape, {
    seed: draw.seed,
    stream: draw.stream,
    ...(dtype === null || dtype === undefined ? {} : {dtype}),
  });
}

/** Normal values of mean 0 and deviation 1. */
export function normal(shape: readonly number[], draw: Draw, dtype?: ArrayDType | null): Expr {
  return ir.random({name: 'normal'}, shape, {
    seed: draw.seed,
    stream: draw.stream,
    ...(dtype === null || dtype === undefined ? {} : {dtype}),
  });
}

/** A parameter of a distribution: a number, or an array that broadcasts. */
export function parameter(value: number): ArrayParam {
  return {...p.array, fallback: {value}};
}
