/** What labels and names are given as: a function, a dict, or the names themselves. */
import {labelKey, type Label} from '../../../data/index.js';
import {mismatch, type Param} from '../../../expr/params.js';
import {isPlainObject} from '../../../expr/plain.js';

export type Mapper = ReadonlyMap<unknown, Label> | ((label: Label) => Label);

/** A dict of labels, or a function of one. */
export const mapper: Param<Mapper> = {
  takes: 'an object, a Map or a function of a label',
  dict: 'dict',
  parse(value) {
    if (typeof value === 'function') return value as (label: Label) => Label;
    const entries = value instanceof Map ? [...value] : isPlainObject(value) ? Object.entries(value) : null;
    return entries === null
      ? mismatch
      : new Map(entries.map(([key, label]) => [labelKey(key), label as Label]));
  },
};
/** As {@link mapper}, where a plain object may also hold keywords. */
export const eitherMapper: Param<Mapper> = {...mapper, dict: 'either'};

/** What users give for a {@link Mapper}. */
export type Renaming =
  Readonly<Record<string, Label>> | ReadonlyMap<Label, Label> | ((label: never) => Label);

/** The label that `label` becomes. */
export function renamed(by: Mapper, label: Label): Label {
  if (typeof by === 'function') return by(label);
  const key = labelKey(label);
  return by.has(key) ? (by.get(key) ?? null) : label;
}

/** Whether an argument names the columns. */
export function isColumns(axis: unknown): boolean {
  return axis === 1 || axis === 'columns';
}
export type AxisName = 0 | 1 | 'index' | 'columns' | 'rows';
