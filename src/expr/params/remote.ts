/** Parameters, or arguments, that only clusters know. */
import {RemoteOnly} from '../../graph/index.js';
import {toPlain} from '../plain.js';
import {mismatch, type Param} from './param.js';

/** A parameter that only clusters know. With `fallback` for an argument, an operation runs here too. */
export function remote(fallback: unknown = null): Param<unknown> {
  return {
    takes: 'what a Mars or Xorbits cluster takes',
    fallback: {value: fallback},
    parse: (value) => (value === fallback ? value : new RemoteOnly(toPlain(value), fallback)),
  };
}

/** All keywords that no other parameter has, for clusters only. */
export const remoteKeywords: Param<unknown> = {...remote(), keywords: true};

/**
 * What `local` takes, and on clusters also what `beyond` takes.
 *
 * @param standIn An argument that `local` takes. Inference sees it instead of one for clusters, and only the kind of its result counts.
 */
export function wider<T>(local: Param<T>, beyond: Param<unknown>, standIn: T): Param<T> {
  const dict = local.dict ?? beyond.dict;
  return {
    ...local,
    ...(dict === undefined ? {} : {dict}),
    takes: `${local.takes}, or on a cluster ${beyond.takes}`,
    parse(value) {
      const parsed = local.parse(value);
      if (parsed !== mismatch) return parsed;
      const further = beyond.parse(value);
      // Operations never see it: `define` takes it out of the arguments for inference, and refuses it in a local session.
      return further === mismatch ? mismatch : (new RemoteOnly(further, standIn) as T);
    },
  };
}
