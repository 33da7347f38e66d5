/** Labels of columns, index levels and rows. */

import {labelKey} from '../../data/local/labels.js';
import type {Label} from '../../data/value.js';

export type {Label};
export {labelKey};

/** Whether two labels are the same key, as pandas compares labels: tuples by their parts, `1` and `1n` alike. */
export function sameLabel(a: Label, b: Label): boolean {
  return a === b || labelKey(a) === labelKey(b);
}
