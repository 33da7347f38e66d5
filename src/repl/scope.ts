/** What every cell of the shell sees without importing it. */
export {md, mt, slice, new_session, newSession, Session} from '../index.js';
