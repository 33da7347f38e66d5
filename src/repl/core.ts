/** The interactive core of the shell. It is loaded when first needed, after the prompt stands. */
import type {Core} from '../interactive/open.js';
import type {LibrarySource} from '../interactive/library.js';
import type {FrontEnd} from '../interactive/types.js';

export type {Core};

/** Makes the core for `frontEnd`; imports in its cells are resolved from `cwd`, by default from the current folder as it changes. */
export async function openCore(frontEnd: FrontEnd, library: LibrarySource, cwd?: string): Promise<Core> {
  const {openCore: open} = await import('../interactive/open.js');
  return open(frontEnd, {...(cwd === undefined ? {} : {cwd}), library});
}

/** The cell that makes the cluster at `url` the default session. */
export function connectingCell(url: string): string {
  return `%session connect ${url}`;
}
