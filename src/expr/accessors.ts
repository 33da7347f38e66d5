import type {DType} from '../data/index.js';
import type {Node} from '../graph/index.js';
import type {Camel} from './names.js';

/** What operations add to `s.str`: each file of `ops` declares its own methods here. */
export interface StringMethods {}

/** What operations add to `s.dt`: each file of `ops` declares its own methods here. */
export interface DatetimeMethods {}

/** Text operations on every value of a series: `s.str.upper()`. */
export class StringAccessor {
  constructor(readonly node: Node) {}
}
export interface StringAccessor extends StringMethods, Camel<StringMethods> {}

/** Parts of every date or duration of a series: `s.dt.year`. */
export class DatetimeAccessor {
  constructor(
    readonly node: Node,
    /** The dtype of the series as far as it is known by now. */
    readonly dtype: DType | null,
  ) {}
}
export interface DatetimeAccessor extends DatetimeMethods, Camel<DatetimeMethods> {}
