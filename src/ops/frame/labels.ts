/** Column labels of two frames together. */
import {labelKey, type Label} from '../../data/index.js';

/** Labels in ascending order, where all can be ordered. */
export function sortedLabels(labels: readonly Label[]): Label[] {
  const kinds = new Set(labels.map((label) => (typeof label === 'bigint' ? 'number' : typeof label)));
  const [kind] = kinds;
  if (kinds.size !== 1 || (kind !== 'string' && kind !== 'number')) return [...labels];
  return [...labels].sort((a, b) =>
    (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0,
  );
}

/** Whether the same labels stand in the same order. */
export function sameLabels(a: readonly Label[], b: readonly Label[]): boolean {
  return a.length === b.length && a.every((label, i) => labelKey(label) === labelKey(b[i]));
}

/** All labels of both, each once: as they stand where they are the same, otherwise in ascending order where they can be ordered. */
export function unionOf(a: readonly Label[], b: readonly Label[]): Label[] {
  if (sameLabels(a, b)) return [...a];
  const known = new Set(a.map(labelKey));
  return sortedLabels([...a, ...b.filter((label) => !known.has(labelKey(label)))]);
}
