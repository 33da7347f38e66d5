/** Keys of two sides as values that can be equal. */
import {commonDType, kindOf, zoneOf} from '../../../data/index.js';
import {ValueError} from '../../../errors/index.js';
import {decategorised, hashed, toDType, toMixed, unified, type Expr} from '../../../engine/sql/index.js';

/** Two keys as values that can be equal, and as values of one column. */
export interface Matched {
  readonly compared: readonly [Expr, Expr];
  readonly values: readonly [Expr, Expr];
  /** Whether the values had to become objects. */
  readonly coerced: boolean;
}

/**
 * Two keys as pandas matches them: numbers of any kind with each other, categories by their values, objects with anything.
 *
 * @param checked whether keys that cannot be meant to be equal are refused; row labels are not.
 * @throws ValueError for those.
 */
export function matched(left: Expr, right: Expr, checked: boolean): Matched {
  const [a, b] = unified([left, right]) as [Expr, Expr];
  const alike = a.type === b.type && a.dtype === b.dtype;
  if (alike && a.type === 'MIXED') return {compared: [hashed(a), hashed(b)], values: [a, b], coerced: false};
  if (alike && a.categories === undefined) return {compared: [a, b], values: [a, b], coerced: false};
  if (checked) refuse(left, right);
  const [x, y] = [kindOf(a.dtype), kindOf(b.dtype)];
  const numeric = 'biuf'.includes(x) && 'biuf'.includes(y);
  if (numeric && (x === 'b') !== (y === 'b')) {
    const number = x === 'b' ? b.dtype : a.dtype;
    return {compared: [toDType(a, number), toDType(b, number)], values: objects(a, b), coerced: true};
  }
  const dtype = commonDType([a.dtype, b.dtype]);
  if (dtype !== 'object' || decategorised(a).type === decategorised(b).type) {
    const values = [toDType(a, dtype), toDType(b, dtype)] as const;
    return {compared: values, values, coerced: false};
  }
  const values = objects(a, b);
  return {compared: [hashed(values[0]), hashed(values[1])], values, coerced: true};
}

function objects(a: Expr, b: Expr): readonly [Expr, Expr] {
  return [toMixed(a), toMixed(b)];
}

/** @throws ValueError for keys that pandas refuses to compare: texts with numbers, times with anything else. */
function refuse(a: Expr, b: Expr): void {
  const kinds = [kindOf(a.dtype), kindOf(b.dtype)];
  const texts = [a, b].map((e) => e.dtype === 'object' && e.type === 'VARCHAR');
  const numbers = kinds.map((kind) => 'iuf'.includes(kind));
  const times = kinds.map((kind) => 'Mm'.includes(kind));
  const unlike =
    (texts[0] && numbers[1]) ||
    (texts[1] && numbers[0]) ||
    (times[0] !== times[1] && a.categories === undefined && b.categories === undefined) ||
    (kinds[0] === 'M' && kinds[1] === 'M' && (zoneOf(a.dtype) === null) !== (zoneOf(b.dtype) === null));
  if (unlike)
    throw new ValueError(
      `You are trying to merge on ${a.dtype} and ${b.dtype} columns. If you wish to proceed you should use concat`,
    );
}
