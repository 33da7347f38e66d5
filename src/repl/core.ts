/** The interactive core of the shell. It is loaded when first needed, after the prompt stands. */
import type {Core} from '../interactive/open.js';
import type {FrontEnd} from '../interactive/types.js';

export type {Core};

/** Loads what every cell sees without importing it. */
export type LoadScope = () => Promise<Readonly<Record<string, unknown>>>;

/** Makes the core for `frontEnd`; imports in its cells are resolved from `cwd`, by default from the current folder as it changes. */
export async function openCore(frontEnd: FrontEnd, loadScope: LoadScope, cwd?: string): Promise<Core> {
  const [{openCore: open}, scope] = await Promise.all([import('../interactive/open.js'), loadScope()]);
  return open(frontEnd, {...(cwd === undefined ? {} : {cwd}), scope});
}

/** The cell that makes the cluster at `url` the default session. */
export function connectingCell(url: string): string {
  return `%session connect ${url}`;
}
