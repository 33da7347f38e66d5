/** Columns under one another, beside the columns that identify their rows. */
import {KeyError, unknownName} from '../../../errors/index.js';
import {
  LocalFrame,
  LocalIndex,
  MultiIndex,
  RangeIndex,
  Vector,
  labelKey,
  type Label,
} from '../../../data/index.js';
import {joined} from '../concat-local.js';

export interface Melt {
  readonly ids: readonly Label[];
  /** The columns to put under one another; null for all that are no ids. */
  readonly values: readonly Label[] | null;
  /** Names of the columns that hold the labels, one a level; null for those of the labels themselves. */
  readonly varNames: readonly Label[] | null;
  readonly valueName: Label;
}

/** One row for each value of the columns `values`, column by column. */
export function melted(frame: LocalFrame, {ids, values, varNames, valueName}: Melt): LocalFrame {
  const idPlaces = ids.map((label) => placeOf(frame, label, 'id_vars'));
  const places =
    values === null
      ? [...frame.vectors.keys()].filter((place) => !idPlaces.includes(place))
      : values.map((label) => placeOf(frame, label, 'value_vars'));
  const rows = frame.length;
  const repeated = Int32Array.from({length: rows * places.length}, (_, i) => i % rows);
  const owner = Int32Array.from({length: rows * places.length}, (_, i) => Math.floor(i / rows));
  const chosen = frame.columns.take(places);
  const levels = chosen instanceof MultiIndex ? chosen.arrays : [chosen.vector];
  const names = varNames ?? variableNames(frame.columns);
  const value = joined(places.map((place) => frame.vectors[place] as Vector));
  const vectors = [
    ...idPlaces.map((place) => (frame.vectors[place] as Vector).take(repeated)),
    ...levels.map((level) => level.take(owner)),
    value,
  ];
  const labels = [...idPlaces.map((place) => frame.columns.at(place)), ...names, valueName];
  return new LocalFrame(LocalIndex.from(labels), RangeIndex.of(rows * places.length), vectors);
}

function variableNames(columns: LocalIndex): Label[] {
  if (!(columns instanceof MultiIndex)) return [columns.name ?? 'variable'];
  const named = columns.names.some((name) => name !== null);
  return columns.names.map((name, level) =>
    named ? (name ?? `variable_${String(level)}`) : `variable_${String(level)}`,
  );
}

function placeOf(frame: LocalFrame, label: Label, name: string): number {
  const [place] = frame.columns.positionsOf(label);
  if (place !== undefined) return place;
  const near = unknownName(String(labelKey(label)), frame.columns.toArray().map(String));
  throw new KeyError(`melt: the column ${String(label)} of '${name}' is not in the frame.${near}`);
}
