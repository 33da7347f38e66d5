/** The package as cells see it without importing it. The types are those of `scope.ts`. */
import type {LibrarySource} from '../src/interactive/library.js';

export const packageLibrary: LibrarySource = {
  names: ['md', 'mt', 'slice', 'new_session', 'newSession', 'Session'],
  load: async () => {
    const {md, mt, slice, new_session, newSession, Session} = await import('../src/index.js');
    return {md, mt, slice, new_session, newSession, Session};
  },
};
