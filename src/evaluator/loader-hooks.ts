/** Hooks of Node's module loader: local TypeScript files can be imported, also by other local files. They run on the loader's own thread. */
import {readFile} from 'node:fs/promises';
import type {LoadHook, ResolveHook} from 'node:module';
import {fileURLToPath} from 'node:url';
import {compileModule} from './local-module.js';
import {OWN_MODULE, OWN_NAME} from './own-package.js';

const ENDINGS = ['.ts', '.mts', '/index.ts'];

/** `./x` and `./x.js` also find `./x.ts`, as TypeScript's own resolution does. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  if (specifier === OWN_NAME) return {url: OWN_MODULE, format: 'module', shortCircuit: true};
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!/^(?:\.{1,2}\/|\/|file:)/.test(specifier)) throw error;
    const [name = specifier, query] = specifier.split('?');
    for (const ending of ENDINGS) {
      const candidate = `${name.replace(/\.[cm]?js$/, '')}${ending}`;
      const found = await Promise.resolve(
        next(query === undefined ? candidate : `${candidate}?${query}`, context),
      ).catch(() => null);
      if (found) return found;
    }
    throw error;
  }
};

export const load: LoadHook = async (url, context, next) => {
  const bare = url.split('?')[0] ?? url;
  if (!/^file:.*\.m?ts$/.test(bare) || bare.includes('/node_modules/')) return next(url, context);
  const filename = fileURLToPath(bare);
  const source = await compileModule(await readFile(filename, 'utf8'), bare);
  return {format: 'module', shortCircuit: true, source};
};
