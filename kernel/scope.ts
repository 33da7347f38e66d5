/** What every cell of the kernel sees without importing it. */
import type {Comms} from './comms.js';

export {md, mt, slice, new_session, newSession, Session} from '../src/index.js';

/** Lines between cells and the front-end, as widgets use them. */
export declare const comms: Comms;
