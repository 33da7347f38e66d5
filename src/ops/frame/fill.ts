/** A value in place of what is missing. */
import {commonDType, isNullableDType, kindOf} from '../../data/index.js';
import type {LowerContext} from '../../engine/index.js';
import {
  exprsOf,
  firstPresent,
  literal,
  toDType,
  toMixed,
  type Expr,
  type Relation,
} from '../../engine/sql/index.js';

/**
 * `e` with `value` where it is missing, in the dtype that pandas keeps: that of `e` where the value fits it.
 *
 * @param given the value as it was given, for constants; undefined for values of a column.
 */
export function fillMissing(e: Expr, value: Expr, given?: unknown): Expr {
  if (!e.nullable) return e;
  const [mine, theirs] = [kindOf(e.dtype), kindOf(value.dtype)];
  if (e.type === value.type && e.categories === undefined) {
    const boolean = e.type === 'BOOLEAN' && e.dtype === 'object';
    return present(boolean ? {...e, dtype: 'bool'} : e, {...value, dtype: boolean ? 'bool' : e.dtype});
  }
  if ('iuf'.includes(mine) && 'iuf'.includes(theirs)) {
    const whole = typeof given !== 'number' || Number.isInteger(given);
    if (mine === 'f' || whole)
      return present(e, given === undefined ? toDType(value, e.dtype) : literal(given, e.dtype));
    const dtype = isNullableDType(e.dtype) ? 'Float64' : 'float64';
    return present(toDType(e, dtype), toDType(value, dtype));
  }
  if (e.categories !== undefined) return fillCategory(e, given);
  if (commonDType([e.dtype, value.dtype]) !== 'object') return firstPresent(e, value);
  return present(toMixed(e), toMixed(value));
}

function present(e: Expr, value: Expr): Expr {
  const filled = firstPresent(e, value);
  return {...filled, type: e.type};
}

function fillCategory(e: Expr, given: unknown): Expr {
  const code = e.categories?.values.indexOf(given) ?? -1;
  return present(e, {
    ...literal(code, 'int32'),
    dtype: e.dtype,
    type: e.type,
    ...(e.categories ? {categories: e.categories} : {}),
  });
}

/** `rel`, computed where the dtype of a column depends on whether something is missing. */
export async function settledDTypes(rel: Relation, context: LowerContext): Promise<Relation> {
  const open = exprsOf(rel).some(
    (e) => e.nullable && !isNullableDType(e.dtype) && 'biu'.includes(kindOf(e.dtype)),
  );
  return open ? context.materialise(rel) : rel;
}
