/** The interactive core with the package's names in scope. It is loaded when first needed, after the prompt stands. */
import {fileURLToPath} from 'node:url';
import type {Interactive} from '../interactive/interactive.js';
import type {FrontEnd} from '../interactive/types.js';

/** Makes the core for `frontEnd`; imports in its cells are resolved from `cwd`, by default from the current folder as it changes. */
export async function openCore(frontEnd: FrontEnd, cwd?: string): Promise<Interactive> {
  const [{Interactive}, scope] = await Promise.all([
    import('../interactive/interactive.js'),
    import('./scope.js'),
  ]);
  return new Interactive(frontEnd, {
    ...(cwd === undefined ? {} : {cwd}),
    scope: {...scope},
    scopeTypes: fileURLToPath(new URL('./scope.d.ts', import.meta.url)),
  });
}

/** The cell that makes the cluster at `url` the default session. */
export function connectingCell(url: string): string {
  return `new_session(${JSON.stringify(url)}).as_default();`;
}
