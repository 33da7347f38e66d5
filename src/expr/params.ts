/** What operations take, one parameter each: `p.int`, `p.optional(p.text, null)`. */
export * from './params/arrays.js';
export * from './params/combined.js';
export {mismatch, type AreKeywords, type Args, type Param, type Params} from './params/param.js';
export * from './params/remote.js';
export * from './params/scalars.js';
