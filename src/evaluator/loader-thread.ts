/** The hooks for versions of Node that run them on a thread of the loader's own. */
import type {LoadFnOutput, LoadHook, ResolveHook} from 'node:module';
import {alternatives, localModule, ownModule} from './loader-hooks.js';

export const resolve: ResolveHook = async (specifier, context, next) => {
  const own = ownModule(specifier);
  if (own) return {url: own.url, format: 'module', shortCircuit: true};
  try {
    return await next(specifier, context);
  } catch (error) {
    for (const candidate of alternatives(specifier)) {
      const found = await Promise.resolve(next(candidate, context)).catch(() => null);
      if (found) return found;
    }
    throw error;
  }
};

export const load: LoadHook = (url, context, next) =>
  (localModule(url) as LoadFnOutput | null) ?? next(url, context);
