// Written by scripts/index-ops.mjs from the files beside it.
import * as m0 from './frame/dataframe.js';
import * as m1 from './frame/index-constructor.js';
import * as m2 from './frame/series.js';
import * as m3 from './tensor/clip.js';
import * as m4 from './tensor/elementwise/arithmetic.js';
import * as m5 from './tensor/elementwise/bitwise.js';
import * as m6 from './tensor/elementwise/comparison.js';
import * as m7 from './tensor/elementwise/exponential.js';
import * as m8 from './tensor/elementwise/floating.js';
import * as m9 from './tensor/elementwise/hyperbolic.js';
import * as m10 from './tensor/elementwise/logical.js';
import * as m11 from './tensor/elementwise/operators.js';
import * as m12 from './tensor/elementwise/rounding.js';
import * as m13 from './tensor/elementwise/trigonometric.js';

/** Every module that defines operations. */
export const modules: readonly object[] = [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13];
