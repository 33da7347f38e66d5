export * from './meta.js';
export * from './node.js';
export * from './slice.js';
export * from './backend.js';
export * from './names.js';
export * from './python-function.js';
export * from './remote-only.js';
export * from './eager.js';
