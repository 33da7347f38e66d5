/** Column labels of two frames together. */
import {Timedelta, Timestamp, labelKey, type Label} from '../../data/index.js';

/** Labels in ascending order, where all can be ordered: numbers before text, and what is missing last; times and tuples only among their like. */
export function sortedLabels(labels: readonly Label[]): Label[] {
  return areOrdered(labels) ? [...labels].sort(compareLabels) : [...labels];
}

function areOrdered(labels: readonly Label[]): boolean {
  const kinds = new Set(labels.map(rankOf));
  if (kinds.has('tuple'))
    return kinds.size === 1 && levelsOf(labels as readonly (readonly Label[])[]).every(areLike);
  return kinds.has('time') || kinds.has('duration') ? kinds.size === 1 : !kinds.has('other');
}

function levelsOf(tuples: readonly (readonly Label[])[]): readonly (readonly Label[])[] {
  return (tuples[0] ?? []).map((_, level) => tuples.map((tuple) => tuple[level] ?? null));
}

function areLike(labels: readonly Label[]): boolean {
  return new Set(labels.map(rankOf)).size === 1 && areOrdered(labels);
}

const ranks = ['number', 'text', 'missing', 'time', 'duration', 'tuple', 'other'] as const;

function rankOf(label: Label): (typeof ranks)[number] {
  if (Array.isArray(label)) return 'tuple';
  if (label instanceof Timestamp) return 'time';
  if (label instanceof Timedelta) return 'duration';
  if (label === null || (typeof label === 'number' && Number.isNaN(label))) return 'missing';
  if (typeof label === 'string') return 'text';
  return ['number', 'bigint', 'boolean'].includes(typeof label) ? 'number' : 'other';
}

function compareLabels(a: Label, b: Label): number {
  const [x, y] = [rankOf(a), rankOf(b)];
  if (x !== y) return ranks.indexOf(x) - ranks.indexOf(y);
  if (Array.isArray(a) && Array.isArray(b)) {
    const at = a.findIndex((part, i) => compareLabels(part as Label, b[i] as Label) !== 0);
    return at < 0 ? 0 : compareLabels(a[at] as Label, b[at] as Label);
  }
  const [left, right] = [valueOf(a), valueOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function valueOf(label: Label): number | bigint | string {
  if (label instanceof Timestamp || label instanceof Timedelta) return label.value;
  if (typeof label === 'boolean') return label ? 1 : 0;
  return typeof label === 'number' || typeof label === 'bigint' || typeof label === 'string' ? label : '';
}

/** Whether the same labels stand in the same order. */
export function sameLabels(a: readonly Label[], b: readonly Label[]): boolean {
  return a.length === b.length && a.every((label, i) => labelKey(label) === labelKey(b[i]));
}

/** All labels of both, each once: as they stand where they are the same, otherwise in ascending order where they can be ordered. */
export function unionOf(a: readonly Label[], b: readonly Label[]): Label[] {
  if (sameLabels(a, b)) return [...a];
  if (a.length === 0 || b.length === 0) return [...a, ...b];
  const known = new Set(a.map(labelKey));
  return sortedLabels([...a, ...b.filter((label) => !known.has(labelKey(label)))]);
}
