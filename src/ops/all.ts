// Written by scripts/index-ops.mjs from the files beside it.
import * as m0 from './frame/dataframe.js';
import * as m1 from './frame/index-constructor.js';
import * as m2 from './frame/series.js';
import * as m3 from './tensor/clip.js';

/** Every module that defines operations. */
export const modules: readonly object[] = [m0, m1, m2, m3];
