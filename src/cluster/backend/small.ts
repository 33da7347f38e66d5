import type {Meta} from '../../graph/index.js';

/** Elements of a result that is brought as a whole when it is looked at. */
const smallResult = 10_000;

/** Whether a result that is looked at is brought as a whole, by what was known of it before its execution. */
export function isKnownSmall(meta: Meta): boolean {
  const extents = extentsOf(meta);
  return extents !== null && isSmall(extents);
}

function extentsOf(meta: Meta): readonly number[] | null {
  const extents =
    meta.kind === 'tensor'
      ? meta.shape
      : meta.kind === 'dataframe'
        ? [meta.index.length, meta.columns?.length ?? null]
        : meta.kind === 'series'
          ? [meta.index.length]
          : meta.kind === 'index'
            ? [meta.length]
            : null;
  return extents?.every((extent) => extent !== null) === true ? extents : null;
}

/** Whether so many elements are brought as a whole when they are looked at. */
export function isSmall(extents: readonly number[]): boolean {
  return extents.reduce((product, extent) => product * extent, 1) <= smallResult;
}
