/** Local TypeScript files can be imported, also by other local files: what the hooks of Node's module loader do for it. */
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {compileModule} from './local-module.js';
import {OWN_MODULE, OWN_NAME} from './own-package.js';

interface Resolved {
  readonly url: string;
  readonly format?: string | null | undefined;
  readonly shortCircuit?: boolean | undefined;
}

interface Loaded {
  readonly format: string | null | undefined;
  readonly shortCircuit?: boolean | undefined;
  readonly source?: unknown;
}

/** This package itself, for code of the user's that names it; null for others. */
export function ownModule(specifier: string): Resolved | null {
  return specifier === OWN_NAME ? {url: OWN_MODULE, format: 'module', shortCircuit: true} : null;
}

const ENDINGS = ['.ts', '.mts', '/index.ts'];

/** What a local specifier may mean besides, when there is no such file: `./x` and `./x.js` also find `./x.ts`, as TypeScript's own resolution does. */
export function alternatives(specifier: string): readonly string[] {
  if (!/^(?:\.{1,2}\/|\/|file:)/.test(specifier)) return [];
  const [name = specifier, query] = specifier.split('?');
  const stem = name.replace(/\.[cm]?js$/, '');
  return ENDINGS.map((ending) => stem + ending + (query === undefined ? '' : `?${query}`));
}

/** A TypeScript file of the user's as a module; null for what Node loads by itself. */
export function localModule(url: string): Loaded | null {
  const bare = url.split('?')[0] ?? url;
  if (!/^file:.*\.m?ts$/.test(bare) || bare.includes('/node_modules/')) return null;
  const source = compileModule(readFileSync(fileURLToPath(bare), 'utf8'), bare);
  return {format: 'module', shortCircuit: true, source};
}

/** The hooks as `registerHooks` of newer versions of Node takes them. */
export const hooks = {
  resolve(
    specifier: string,
    context: object,
    next: (specifier: string, context?: object) => Resolved,
  ): Resolved {
    const own = ownModule(specifier);
    if (own) return own;
    try {
      return next(specifier, context);
    } catch (error) {
      for (const candidate of alternatives(specifier)) {
        try {
          return next(candidate, context);
        } catch {
          // The first error names what the user wrote.
        }
      }
      throw error;
    }
  },
  load(url: string, context: object, next: (url: string, context?: object) => Loaded): Loaded {
    return localModule(url) ?? next(url, context);
  },
};

export type Hooks = typeof hooks;
