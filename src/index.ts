/// <reference types="node" preserve="true" />
/// <reference lib="esnext.disposable" preserve="true" />
/** Mars-style lazy DataFrames and tensors for TypeScript. */
export {md, mt, remote} from './ops/index.js';
export {slice, type Slice} from './graph/index.js';
export {
  new_session,
  new_session as newSession,
  get_default_session,
  get_default_session as getDefaultSession,
  Session,
} from './session/index.js';
export {DataFrame, GroupBy, Index, Series, Tensor, type Scalar} from './expr/index.js';
export * from './data/index.js';
export * from './errors/index.js';
