/**
 * The builders of the array engine's expressions: `import * as ir from '…/engine/array/builder.js'`.
 *
 * They work out dtypes and shapes by NumPy's rules and throw ValueError, IndexError or ArgumentError (for
 * NumPy's TypeError) at once, so that what has been built can be run.
 */
export * from './builder/elementwise.js';
export * from './builder/fourier.js';
export * from './builder/indexing.js';
export * from './builder/leaves.js';
export * from './builder/movement.js';
export * from './builder/products.js';
export * from './builder/reductions.js';
