import type {Complex} from './scalars/complex.js';
import type {Interval} from './scalars/interval.js';
import type {Period} from './scalars/period.js';
import type {Timedelta} from './scalars/timedelta.js';
import type {Timestamp} from './scalars/timestamp.js';

/** One value of a column with a type of its own, as users get it; null stands for NaT, NA and None. */
export type Scalar =
  number | bigint | boolean | string | null | Timestamp | Timedelta | Interval | Period | Complex;

/** One value as users get it: in an object column anything can stand. */
export type Value = Scalar | object;

/** A row's or a column's label: a value, or one value for each level of a MultiIndex. */
export type Label = Scalar | readonly Scalar[];
