import {ValueError} from '../../../errors/index.js';
import {NDArray} from '../../../data/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import {normalizeAxis} from '../../../engine/array/shapes.js';
import {define, type Definition, type PlaceOf} from '../../../expr/define.js';
import * as p from '../../../expr/params.js';
import type {ArrayArg, ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {Node} from '../../../graph/index.js';
import {metaOf, naming, namingAsync, standIn, unknownMeta} from '../define-tensor.js';

/** A number of equal parts, or the positions at which parts begin. */
export type Sections = number | readonly number[] | Tensor;

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The tensor in parts along an axis: a number of equal parts, or parts that begin at positions.
     *
     * @throws ValueError when it cannot be cut into that number of equal parts.
     * @example
     * await mt.split(mt.arange(4), 2).execute()
     * // (array([0, 1]), array([2, 3]))
     */
    split(ary: ArrayLike, indices_or_sections: Sections, axis?: number): ExecutableTuple<Tensor>;
    split(ary: ArrayLike, indices_or_sections: Sections, options: {axis?: number}): ExecutableTuple<Tensor>;

    /**
     * The tensor in parts along an axis, as {@link split}; parts may be unequal by one.
     *
     * @throws ValueError for a number of parts below 1.
     * @example
     * await mt.array_split(mt.arange(5), 2).execute()
     * // (array([0, 1, 2]), array([3, 4]))
     */
    array_split(a: ArrayLike, indices_or_sections: Sections, axis?: number): ExecutableTuple<Tensor>;
    array_split(
      a: ArrayLike,
      indices_or_sections: Sections,
      options: {axis?: number},
    ): ExecutableTuple<Tensor>;

    /**
     * The tensor in parts along the first axis, as {@link split}.
     *
     * @throws ValueError when it cannot be cut into that number of equal parts.
     * @example
     * await mt.vsplit([[1, 2], [3, 4]], 2).execute()
     * // (array([[1, 2]]), array([[3, 4]]))
     */
    vsplit(a: ArrayLike, indices_or_sections: Sections): ExecutableTuple<Tensor>;

    /**
     * The tensor in parts along the second axis (a vector along its only one), as {@link split}.
     *
     * @throws ValueError when it cannot be cut into that number of equal parts.
     * @example
     * await mt.hsplit([[1, 2], [3, 4]], 2).execute()
     * // (array([[1],
     * //        [3]]), array([[2],
     * //        [4]]))
     */
    hsplit(a: ArrayLike, indices_or_sections: Sections): ExecutableTuple<Tensor>;

    /**
     * The tensor in parts along the third axis, as {@link split}.
     *
     * @throws ValueError for fewer than three dimensions, and when it cannot be cut into that number of equal parts.
     * @example
     * mt.dsplit(mt.zeros([2, 2, 4]), 2).length
     * // 2
     */
    dsplit(a: ArrayLike, indices_or_sections: Sections): ExecutableTuple<Tensor>;
  }
}

const axis = p.optional(p.int, 0);
const sections = p.oneOf(p.int, p.array);

/** How many parts there will be; null when only execution tells. */
function countOf(sections: ArrayArg): number | null {
  if (typeof sections === 'number') return sections;
  if (sections instanceof NDArray) return sections.size + 1;
  const meta = sections instanceof Node ? sections.meta : null;
  const [length] = meta?.kind === 'tensor' ? (meta.shape ?? []) : [];
  return length === undefined || length === null ? null : length + 1;
}

function bounds(sections: number | readonly number[], length: number, equal: boolean): [number, number][] {
  const clamp = (n: number): number => Math.min(Math.max(n < 0 ? n + length : n, 0), length);
  if (typeof sections !== 'number') {
    return [...sections, length].map((stop, i) => {
      const start = clamp(sections[i - 1] ?? 0);
      return [start, Math.max(start, clamp(stop))];
    });
  }
  if (sections <= 0) throw new ValueError('number sections must be larger than 0.');
  if (equal && length % sections !== 0)
    throw new ValueError('array split does not result in an equal division');
  const [size, more] = [Math.floor(length / sections), length % sections];
  return Array.from({length: sections}, (_, i) => [
    i * size + Math.min(i, more),
    (i + 1) * size + Math.min(i + 1, more),
  ]);
}

function parts(a: Expr, sections: number | readonly number[], axis: number, equal: boolean): Expr[] {
  const at = normalizeAxis(axis, a.shape.length);
  return bounds(sections, a.shape[at] ?? 0, equal).map(([start, stop]) => ir.slice(a, at, {start, stop}));
}

/** Defines a function that cuts a tensor into parts. */
function splitting<const N extends string>(
  name: N,
  places: readonly [PlaceOf<N>],
  first: 'a' | 'ary',
  along: (a: Expr) => number | null,
  equal = true,
): Definition {
  const axisOf = (a: Expr, args: Readonly<Record<string, unknown>>): number =>
    along(a) ?? (args['axis'] as number);
  const common = {[first]: p.array, indices_or_sections: sections} as const;
  return define({
    name,
    title: 'TensorSplit',
    places,
    params: name.startsWith('s') || name.startsWith('a') ? {...common, axis} : common,
    infer(args, place) {
      return naming(`${place}.${name}`, () => {
        const a = standIn(args[first] as ArrayArg);
        const cut = args['indices_or_sections'];
        if (a === null || countOf(cut) === null) return unknownMeta(countOf(cut) ?? 1);
        if (typeof cut === 'number') return metaOf(parts(a, cut, axisOf(a, args), equal));
        if (cut instanceof NDArray)
          return metaOf(parts(a, cut.toFlatArray().map(Number), axisOf(a, args), equal));
        const count = countOf(cut) ?? 1;
        const at = normalizeAxis(axisOf(a, args), a.shape.length);
        const shape = a.shape.map((n, i) => (i === at ? null : n));
        return {
          kind: 'tuple',
          items: Array.from({length: count}, () => ({kind: 'tensor', dtype: a.dtype, shape})),
        };
      });
    },
    async lower(args, context) {
      const a = await context.array(args[first]);
      const cut = args['indices_or_sections'];
      const where =
        typeof cut === 'number'
          ? cut
          : (await context.values(await context.array(cut))).toArray().map(Number);
      const items = await namingAsync(`mt.${name}`, () => parts(a, where, axisOf(a, args), equal));
      return {kind: 'tuple', items: items.map((expr) => ({kind: 'tensor', expr}))};
    },
  });
}

export const split = splitting('split', ['mt'], 'ary', () => null);
export const arraySplit = splitting('array_split', ['mt'], 'a', () => null, false);
export const vsplit = splitting('vsplit', ['mt'], 'a', (a) => needs(a, 2, 'vsplit', 0));
export const hsplit = splitting('hsplit', ['mt'], 'a', (a) =>
  needs(a, 1, 'hsplit', a.shape.length === 1 ? 0 : 1),
);
export const dsplit = splitting('dsplit', ['mt'], 'a', (a) => needs(a, 3, 'dsplit', 2));

function needs(a: Expr, ndim: number, name: string, axis: number): number {
  if (a.shape.length < ndim)
    throw new ValueError(`${name} only works on arrays of ${ndim} or more dimensions`);
  return axis;
}
