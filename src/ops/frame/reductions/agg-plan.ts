/** What `agg` is asked for: names of aggregates and functions, for which columns, under which labels. */
import {labelKey, type Label, type LocalSeries} from '../../../data/index.js';
import {ArgumentError, KeyError, unknownName} from '../../../errors/index.js';
import type {Column} from '../../../engine/sql/index.js';
import {isPlainObject} from '../../../expr/plain.js';

/** An aggregate: by name, or a function of the values of a column. */
export type AggFunction = string | ((values: LocalSeries) => unknown);

/** What `agg` takes: an aggregate, several, or which ones for each column or each name of the result. */
export type AggSpec =
  AggFunction | readonly AggFunction[] | Readonly<Record<string, unknown>> | ReadonlyMap<Label, unknown>;

/** One aggregate of one column. */
export interface Planned {
  readonly column: Column;
  readonly func: AggFunction;
  /** What the function is called in the result. */
  readonly name: Label;
}

/**
 * - `single`: one aggregate for each column, whose label the result keeps;
 * - `several`: aggregates by their own names, beside the column's label;
 * - `named`: results under names that the call gave.
 */
export interface AggPlan {
  readonly kind: 'single' | 'several' | 'named';
  readonly planned: readonly Planned[];
}

/** The name that a function has in results. */
export function functionName(func: AggFunction): string {
  return typeof func === 'string' ? func : func.name === '' ? '<lambda>' : func.name;
}

function asFunction(value: unknown): AggFunction {
  if (typeof value === 'string') return value;
  if (typeof value === 'function') return value as (values: LocalSeries) => unknown;
  throw new ArgumentError(`agg takes names of aggregates and functions, got ${String(value)}`);
}

function columnNamed(columns: readonly Column[], label: Label): Column {
  const found = columns.find((column) => labelKey(column.label) === labelKey(label));
  if (found !== undefined) return found;
  const known = columns.map((column) => String(column.label));
  throw new KeyError(`agg: Column '${String(label)}' does not exist.${unknownName(String(label), known)}`);
}

/** Labels and functions of pandas' `name=(column, function)`, or null. */
function namedPair(columns: readonly Column[], label: Label, value: unknown): [Label, unknown] | null {
  const isColumn = (one: unknown): boolean =>
    columns.some((column) => labelKey(column.label) === labelKey(one));
  if (isPlainObject(value) && 'column' in value && 'aggfunc' in value)
    return [value['column'] as Label, value['aggfunc']];
  if (isColumn(label) || !Array.isArray(value) || value.length !== 2 || !isColumn(value[0])) return null;
  return [value[0] as Label, value[1]];
}

/** Reads a specification. `series` says that there is one column, which need not be named. */
export function planAgg(columns: readonly Column[], spec: unknown, series: boolean): AggPlan {
  if (spec === null || spec === undefined)
    throw new ArgumentError("agg needs 'func': names of aggregates, functions, or which for each column");
  if (typeof spec === 'string' || typeof spec === 'function') {
    const func = asFunction(spec);
    const planned = columns.map((column) => ({column, func, name: functionName(func)}));
    return {kind: 'single', planned};
  }
  if (Array.isArray(spec)) {
    const functions = spec.map(asFunction);
    const planned = columns.flatMap((column) =>
      functions.map((func) => ({column, func, name: functionName(func)})),
    );
    return {kind: 'several', planned};
  }
  const entries: [Label, unknown][] =
    spec instanceof Map ? [...(spec as ReadonlyMap<Label, unknown>)] : Object.entries(spec);
  return series ? planNames(columns, entries) : planColumns(columns, entries);
}

function planNames([column]: readonly Column[], entries: readonly [Label, unknown][]): AggPlan {
  if (column === undefined) throw new ArgumentError('agg: a series has one column');
  return {kind: 'named', planned: entries.map(([name, value]) => ({column, func: asFunction(value), name}))};
}

function planColumns(columns: readonly Column[], entries: readonly [Label, unknown][]): AggPlan {
  const pairs = entries.map(([label, value]) => namedPair(columns, label, value));
  if (pairs.length > 0 && pairs.every((pair) => pair !== null)) {
    const planned = pairs.map(([label, func], i) => ({
      column: columnNamed(columns, label),
      func: asFunction(func),
      name: entries[i]?.[0] ?? null,
    }));
    return {kind: 'named', planned};
  }
  const planned = entries.flatMap(([label, value]) =>
    [value].flat().map((one): Planned => {
      const func = asFunction(one);
      return {column: columnNamed(columns, label), func, name: functionName(func)};
    }),
  );
  return {kind: entries.some(([, value]) => Array.isArray(value)) ? 'several' : 'single', planned};
}
