import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ElementwiseOptions} from '../out.js';
import {kernel, special} from './special.js';

declare module '../../../expr/namespaces.js' {
  interface SpecialFunctions {
    /**
     * The complete elliptic integral of the first kind of parameter `x`. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.ellipk([0, 0.5, -1]).execute()
     * // array([1.57079633, 1.85407468, 1.31102878])
     */
    ellipk(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * {@link ellipk} of `1 - x`, exact near 1. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.ellipkm1([0.5, 1e-10]).execute()
     * // array([ 1.85407468, 12.89921983])
     */
    ellipkm1(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The incomplete elliptic integral of the first kind. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.ellipkinc([0.5, 1], 0.5).execute()
     * // array([0.51046714, 1.08321677])
     */
    ellipkinc(phi: ArrayLike, m: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The complete elliptic integral of the second kind of parameter `x`. float32 stays, everything else is computed in float64.
     *
     * @example
     * await mt.special.ellipe([0, 0.5, -1]).execute()
     * // array([1.57079633, 1.35064388, 1.91009889])
     */
    ellipe(x: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * The incomplete elliptic integral of the second kind. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.ellipeinc([0.5, 1], 0.5).execute()
     * // array([0.48991096, 0.92732988])
     */
    ellipeinc(phi: ArrayLike, m: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Carlson's degenerate elliptic integral. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.elliprc([1, 2], 3).execute()
     * // array([0.67551086, 0.61547971])
     */
    elliprc(x: ArrayLike, y: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Carlson's symmetric elliptic integral of the first kind. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.elliprf([1, 2], 3, 4).execute()
     * // array([0.63841774, 0.58408284])
     */
    elliprf(x: ArrayLike, y: ArrayLike, z: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Carlson's symmetric elliptic integral of the second kind. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.elliprg([1, 2], 3, 4).execute()
     * // array([1.61281005, 1.72550303])
     */
    elliprg(x: ArrayLike, y: ArrayLike, z: ArrayLike, options?: ElementwiseOptions): Tensor;

    /**
     * Carlson's symmetric elliptic integral of the third kind. float32 stays, everything else is computed in float64.
     *
     * @throws ValueError when the shapes do not broadcast.
     * @example
     * await mt.special.elliprj([1, 2], 3, 4, 5).execute()
     * // array([0.16720845, 0.1429758 ])
     */
    elliprj(x: ArrayLike, y: ArrayLike, z: ArrayLike, p: ArrayLike, options?: ElementwiseOptions): Tensor;
  }
}

export const ellipk = special('ellipk', 'TensorEllipk', ['x'], (...args) => kernel('ellipk', args));
export const ellipkm1 = special('ellipkm1', 'TensorEllipkm1', ['x'], (...args) => kernel('ellipkm1', args));
export const ellipkinc = special('ellipkinc', 'TensorEllipkinc', ['phi', 'm'], (...args) =>
  kernel('ellipkinc', args),
);
export const ellipe = special('ellipe', 'TensorEllipe', ['x'], (...args) => kernel('ellipe', args));
export const ellipeinc = special('ellipeinc', 'TensorEllipeinc', ['phi', 'm'], (...args) =>
  kernel('ellipeinc', args),
);
export const elliprc = special('elliprc', 'TensorElliprc', ['x', 'y'], (...args) => kernel('elliprc', args));
export const elliprf = special('elliprf', 'TensorElliprf', ['x', 'y', 'z'], (...args) =>
  kernel('elliprf', args),
);
export const elliprg = special('elliprg', 'TensorElliprg', ['x', 'y', 'z'], (...args) =>
  kernel('elliprg', args),
);
export const elliprj = special('elliprj', 'TensorElliprj', ['x', 'y', 'z', 'p'], (...args) =>
  kernel('elliprj', args),
);
