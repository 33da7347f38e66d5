// Written by scripts/index-ops.mjs from the files beside it.
import * as m0 from './frame/dataframe.js';
import * as m1 from './frame/head.js';
import * as m2 from './frame/index-constructor.js';
import * as m3 from './frame/series.js';
import * as m4 from './tensor/clip.js';
import * as m5 from './tensor/creation/data.js';
import * as m6 from './tensor/creation/filled.js';
import * as m7 from './tensor/creation/grids.js';
import * as m8 from './tensor/creation/like.js';
import * as m9 from './tensor/creation/matrices.js';
import * as m10 from './tensor/creation/ranges.js';
import * as m11 from './tensor/elementwise/arithmetic.js';
import * as m12 from './tensor/elementwise/bitwise.js';
import * as m13 from './tensor/elementwise/comparison.js';
import * as m14 from './tensor/elementwise/exponential.js';
import * as m15 from './tensor/elementwise/floating.js';
import * as m16 from './tensor/elementwise/hyperbolic.js';
import * as m17 from './tensor/elementwise/logical.js';
import * as m18 from './tensor/elementwise/operators.js';
import * as m19 from './tensor/elementwise/rounding.js';
import * as m20 from './tensor/elementwise/trigonometric.js';
import * as m21 from './tensor/indexing/get.js';
import * as m22 from './tensor/indexing/set.js';
import * as m23 from './tensor/reduction/extremes.js';
import * as m24 from './tensor/reduction/moments.js';
import * as m25 from './tensor/reduction/positions.js';
import * as m26 from './tensor/reduction/running.js';
import * as m27 from './tensor/reduction/sums.js';
import * as m28 from './tensor/reduction/truth.js';

/** Every module that defines operations. */
export const modules: readonly object[] = [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28];
