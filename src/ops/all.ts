// Written by scripts/index-ops.mjs from the files beside it.

/** Every module that defines operations. */
export const modules: readonly object[] = [];
