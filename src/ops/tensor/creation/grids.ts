import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import type {Expr} from '../../../engine/array/index.js';
import type {Options} from '../../../expr/names.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {defineTensor} from '../define-tensor.js';
import {chunkSize, dtype, type CreationOptions, type ShapeLike} from '../options.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * Coordinates over the grid that vectors span: one tensor a vector. With `indexing: 'ij'` the first vector runs along the first axis,
     * otherwise along the second one. With `sparse` each keeps length 1 where it does not vary.
     *
     * @example
     * const [x, y] = mt.meshgrid([1, 2, 3], [10, 20]);
     * await y.execute()
     * // array([[10, 10, 10],
     * //        [20, 20, 20]])
     */
    meshgrid(...args: [...xi: ArrayLike[], options: MeshgridOptions] | ArrayLike[]): ExecutableTuple<Tensor>;

    /**
     * The positions of a grid: along a new first axis one tensor for each dimension.
     *
     * @example
     * await mt.indices([2, 3]).get(1).execute()
     * // array([[0, 1, 2],
     * //        [0, 1, 2]])
     */
    indices(dimensions: ShapeLike, options?: CreationOptions): Tensor;
    indices(dimensions: ShapeLike, dtype: string, options?: CreationOptions): Tensor;
  }
}

/** Keyword options of `meshgrid`. */
export type MeshgridOptions = Options<{indexing: 'xy' | 'ij'; sparse: boolean; copy: boolean}>;

/** A vector along one axis of a grid. */
function along(vector: Expr, axis: number, ndim: number): Expr {
  const shape = new Array<number>(ndim).fill(1);
  shape[axis] = vector.shape[0] ?? 1;
  return ir.reshape(vector, shape);
}

export const meshgrid = defineTensor({
  name: 'meshgrid',
  title: 'TensorMeshgrid',
  places: ['mt'],
  params: {
    xi: p.restArrays,
    indexing: p.optional(p.choice('xy', 'ij'), 'xy'),
    sparse: p.optional(p.bool, false),
    copy: p.optional(p.bool, true),
  },
  outputs: ({xi}) => xi.length,
  build({xi, indexing, sparse}) {
    const ndim = xi.length;
    const swapped = indexing === 'xy' && ndim > 1;
    const open = xi.map((x, i) => along(ir.ravel(x), swapped && i < 2 ? 1 - i : i, ndim));
    return sparse ? open : ir.broadcastArrays(open);
  },
});

export const indices = defineTensor({
  name: 'indices',
  title: 'TensorIndices',
  places: ['mt'],
  params: {dimensions: p.shape, dtype, chunk_size: chunkSize},
  build({dimensions, dtype}) {
    if (dimensions.length === 0) throw new ValueError('a grid needs at least one dimension');
    const ndim = dimensions.length;
    const open = dimensions.map((n, axis) => along(ir.iota(n), axis, ndim));
    const grids = ir.broadcastArrays(open).map((grid) => ir.expandDims(grid, 0));
    return ir.cast(ir.concatenate(grids, 0), dtype ?? 'int64');
  },
});
