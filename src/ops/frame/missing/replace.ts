import {kindOf, labelKey, type Label, type Scalar} from '../../../data/index.js';
import {ArgumentError} from '../../../errors/index.js';
import {
  choose,
  compare,
  decategorised,
  expr,
  isNull,
  literal,
  missingLike,
  settle,
  sql,
  textSql,
  toMixed,
  type Expr,
} from '../../../engine/sql/index.js';
import {define} from '../../../expr/define.js';
import type {DataFrame} from '../../../expr/dataframe.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import {isPlainObject} from '../../../expr/plain.js';
import type {Series} from '../../../expr/series.js';
import {scalarFor} from '../arithmetic/pair.js';
import {rows, rowsOf, sameRows} from '../define-frame.js';
import {settledDTypes} from '../fill.js';
import {carried} from './carry-values.js';

type One = Scalar | RegExp;
type What = One | readonly One[] | Readonly<Record<string, unknown>> | ReadonlyMap<unknown, unknown>;
type ReplaceOptions = Options<{
  to_replace: What;
  value: What;
  inplace: boolean;
  /** Whether text is a regular expression, or the expressions themselves. */
  regex: What;
  /** With no value: the value before (`pad`) or after (`bfill`). */
  method: 'pad' | 'ffill' | 'bfill';
}>;

declare module '../../../expr/dataframe.js' {
  interface DataFrameMethods {
    /**
     * Other values in place of given ones: one for one, several for one or as many, by a dict of values, by a dict of columns, or text by regular
     * expressions.
     *
     * pandas' and Mars's `DataFrame.replace`.
     *
     * @throws ArgumentError when there are not as many values as are to be replaced.
     * @example
     * await md.DataFrame({a: [0, 1], b: [2, 0]}).replace(0, 9).execute()
     * //    a  b
     * // 0  9  2
     * // 1  1  9
     */
    replace(
      to_replace: What | ReplaceOptions,
      value?: What | ReplaceOptions,
      options?: ReplaceOptions,
    ): DataFrame;
  }
}

declare module '../../../expr/series.js' {
  interface SeriesMethods {
    /**
     * Other values in place of given ones: one for one, several for one or as many, by a dict, or text by regular expressions.
     *
     * pandas' and Mars's `Series.replace`.
     *
     * @throws ArgumentError when there are not as many values as are to be replaced.
     * @example
     * await md.Series(['a', 'b']).replace({a: 'x'}).execute()
     * // 0    x
     * // 1    b
     * // dtype: object
     */
    replace(
      to_replace: What | ReplaceOptions,
      value?: What | ReplaceOptions,
      options?: ReplaceOptions,
    ): Series;
  }
}

/** One value and what stands in its place. */
interface Rule {
  readonly from: unknown;
  readonly to: unknown;
  readonly regex: boolean;
}

const what = {...p.any, fallback: {value: undefined as unknown}};

export const replace = define({
  name: 'replace',
  title: 'DataFrameReplace',
  places: ['DataFrame', 'Series'],
  params: {
    df: rows('dataframe', 'series'),
    to_replace: what,
    value: what,
    inplace: p.optional(p.bool, false),
    limit: p.optional(p.int, null),
    regex: {...p.any, fallback: {value: false}},
    method: p.optional(p.choice('pad', 'ffill', 'bfill'), null),
  },
  inPlace: ({inplace}) => inplace,
  infer: ({df}) => {
    const meta = sameRows(df);
    if (meta.kind !== 'dataframe' || df.meta.kind !== 'dataframe') return meta;
    return {...meta, columns: df.meta.columns?.map(({label}) => ({label, dtype: null})) ?? null};
  },
  async lower({df, to_replace: given, value, regex, method, limit}, context) {
    const of = await rowsOf(df, context);
    const relation = await settledDTypes(of.relation, context);
    const from = given ?? (typeof regex === 'boolean' ? undefined : regex);
    if (from === undefined) throw new ArgumentError("replace needs 'to_replace' or 'regex'");
    const isRegex = regex !== false;
    const carries = value === undefined && !isDict(from);
    if (carries) {
      const columns = relation.columns.map(({label, expr: e}) => ({label, expr: without(e, listOf(from))}));
      return carried({...of, relation: settle({...relation, columns})}, method !== 'bfill', limit);
    }
    const columns = relation.columns.map(({label, expr: e}) => ({
      label,
      expr: replaced(e, rulesFor(label, from, value, isRegex)),
    }));
    return {...of, relation: settle({...relation, columns})};
  },
});

function isDict(value: unknown): value is Readonly<Record<string, unknown>> | ReadonlyMap<unknown, unknown> {
  return value instanceof Map || isPlainObject(value);
}

function entriesOf(
  dict: Readonly<Record<string, unknown>> | ReadonlyMap<unknown, unknown>,
): [unknown, unknown][] {
  return dict instanceof Map ? [...dict] : Object.entries(dict);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** What is replaced in the column `label`. */
function rulesFor(label: Label, from: unknown, to: unknown, regex: boolean): Rule[] {
  const rule = (a: unknown, b: unknown): Rule => ({from: a, to: b, regex: regex || a instanceof RegExp});
  const own = (dict: Parameters<typeof entriesOf>[0]): unknown[] =>
    entriesOf(dict).flatMap(([key, value]) => (labelKey(key as Label) === labelKey(label) ? [value] : []));
  if (isDict(from)) {
    if (to === undefined) {
      const nested = entriesOf(from).some(([, value]) => isDict(value));
      if (!nested) return entriesOf(from).map(([a, b]) => rule(a, b));
      return own(from).flatMap((dict) => (isDict(dict) ? entriesOf(dict).map(([a, b]) => rule(a, b)) : []));
    }
    const targets = isDict(to) ? own(to) : [to];
    if (targets.length === 0) return [];
    return own(from).flatMap((values) => pairs(listOf(values), targets[0], rule));
  }
  if (isDict(to)) {
    const targets = own(to);
    return targets.length === 0 ? [] : pairs(listOf(from), targets[0], rule);
  }
  return pairs(listOf(from), to, rule);
}

function pairs(from: readonly unknown[], to: unknown, rule: (a: unknown, b: unknown) => Rule): Rule[] {
  if (!Array.isArray(to)) return from.map((one) => rule(one, to));
  if (to.length !== from.length)
    throw new ArgumentError(
      `replace: Replacement lists must match in length. Expecting ${String(from.length)} got ${String(to.length)}`,
    );
  return from.map((one, i) => rule(one, to[i] as unknown));
}

/** `e` with `values` missing. */
function without(e: Expr, values: readonly unknown[]): Expr {
  return values.reduce<Expr>((left, value) => {
    const found = condition(e, value);
    return found === null ? left : choose(found, missingLike(left), left);
  }, e);
}

/** Whether a value is `wanted`; null where it cannot be. */
function condition(e: Expr, wanted: unknown): Expr | null {
  if (wanted === null || wanted === undefined || (typeof wanted === 'number' && Number.isNaN(wanted)))
    return e.nullable ? isNull(e) : null;
  const kind = kindOf(e.dtype);
  const value = literal(wanted);
  const wantsText = value.type === 'VARCHAR';
  if (e.type === 'MIXED') return compare('eq', e, toMixed(value));
  if ((e.type === 'VARCHAR') !== wantsText || (kind === 'b') !== (typeof wanted === 'boolean')) return null;
  return compare('eq', e, value);
}

function replaced(column: Expr, rules: readonly Rule[]): Expr {
  let e = decategorised(column);
  const simple = rules.filter(
    ({regex, from}) => !(regex && (typeof from === 'string' || from instanceof RegExp)),
  );
  // All rules look at the value as it was, so that one replacement is not replaced again.
  const original = e;
  for (const {from, to} of [...simple].reverse()) {
    const found = condition(original, from);
    if (found !== null) e = substituted(found, e, to);
  }
  if (original.type !== 'VARCHAR') return e;
  for (const {from, to, regex} of rules) {
    if (!regex || !(typeof from === 'string' || from instanceof RegExp)) continue;
    e = byExpression(e, from instanceof RegExp ? from.source : from, to);
  }
  return e;
}

function substituted(found: Expr, e: Expr, to: unknown): Expr {
  if (to === null || to === undefined || (typeof to === 'number' && Number.isNaN(to))) {
    const none = to === null && e.dtype === 'object' ? {missing: 'none' as const} : {};
    return {...choose(found, missingLike(e), e), ...none};
  }
  const value = scalarFor(e, literal(to), to);
  if (value.type === e.type) return choose(found, {...value, dtype: e.dtype}, e);
  const both = choose(found, value, e);
  return both.dtype === 'object' ? choose(found, toMixed(value), toMixed(e)) : both;
}

/** Text in which a regular expression is found; a replacement that is no text takes the place of the whole value. */
function byExpression(e: Expr, source: string, to: unknown): Expr {
  if (typeof to !== 'string') {
    const found = expr(sql`coalesce(regexp_matches(${e}, ${textSql(source)}), false)`, {
      dtype: 'bool',
      nullable: false,
    });
    return substituted(found, e, to);
  }
  const template = to.replaceAll(/\\g<(\d)>/g, '\\$1');
  return {...e, sql: sql`regexp_replace(${e}, ${textSql(source)}, ${textSql(template)}, 'g')`};
}
