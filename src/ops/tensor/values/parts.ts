import * as ir from '../../../engine/array/builder.js';
import {isComplex, isInexact, isInteger} from '../../../engine/array/dtypes.js';
import type {ArrayDType, Expr} from '../../../engine/array/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import type {ExecutableTuple} from '../../../expr/tuple.js';
import {defineTensor} from '../define-tensor.js';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * The real parts; real values as they are.
     *
     * @example
     * await mt.real([mt.complex(1, 2), 3]).execute()
     * // array([1., 3.])
     */
    real(val: ArrayLike): Tensor;

    /**
     * The imaginary parts; 0 of real values.
     *
     * @example
     * await mt.imag([mt.complex(1, 2), 3]).execute()
     * // array([2., 0.])
     */
    imag(val: ArrayLike): Tensor;

    /**
     * The angle of complex numbers with the positive real axis, in radians, or with `deg` in degrees.
     *
     * @example
     * await mt.angle([1, mt.complex(0, 1)], true).execute()
     * // array([ 0., 90.])
     */
    angle(z: ArrayLike, deg?: boolean): Tensor;
    angle(z: ArrayLike, options: {deg?: boolean}): Tensor;

    /**
     * Whether values have an imaginary part that is not 0.
     *
     * @example
     * await mt.iscomplex([mt.complex(1, 2), mt.complex(1, 0)]).execute()
     * // array([ True, False])
     */
    iscomplex(x: ArrayLike): Tensor;

    /**
     * Whether values have no imaginary part, or one that is 0.
     *
     * @example
     * await mt.isreal([mt.complex(1, 2), mt.complex(1, 0)]).execute()
     * // array([False,  True])
     */
    isreal(x: ArrayLike): Tensor;

    /**
     * The parts after and before the point, both with the sign of the value.
     *
     * @example
     * await mt.modf([3.5, -0.25]).execute()
     * // (array([ 0.5 , -0.25]), array([ 3., -0.]))
     */
    modf(x: ArrayLike): ExecutableTuple<Tensor>;

    /**
     * Values as `mantissa * 2**exponent`, the mantissa in ±[0.5, 1): the mantissas, and the exponents as int32.
     *
     * @example
     * await mt.frexp([4, 0.75]).execute()
     * // (array([0.5 , 0.75]), array([3, 0], dtype=int32))
     */
    frexp(x: ArrayLike): ExecutableTuple<Tensor>;

    /**
     * `sin(pi x) / (pi x)`, 1 at 0.
     *
     * @example
     * await mt.sinc([0, 0.5]).execute()
     * // array([1.        , 0.63661977])
     */
    sinc(x: ArrayLike): Tensor;

    /**
     * The modified Bessel function of the first kind of order 0.
     *
     * @example
     * await mt.i0([0, 1]).execute()
     * // array([1.        , 1.26606588])
     */
    i0(x: ArrayLike): Tensor;

    /**
     * Numbers in place of NaN (0) and of infinities (the largest and smallest finite ones of the dtype).
     *
     * @example
     * await mt.nan_to_num([1.5, NaN]).execute()
     * // array([1.5, 0. ])
     */
    nan_to_num(
      x: ArrayLike,
      options?: {copy?: boolean; nan?: number; posinf?: number; neginf?: number},
    ): Tensor;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * The real parts. See {@link TensorFunctions.real}.
     *
     * @example
     * await mt.tensor([mt.complex(1, 2)]).real.execute()
     * // array([1.])
     */
    readonly real: Tensor;

    /**
     * The imaginary parts. See {@link TensorFunctions.imag}.
     *
     * @example
     * await mt.tensor([mt.complex(1, 2)]).imag.execute()
     * // array([2.])
     */
    readonly imag: Tensor;
  }
}

const real = (val: Expr): Expr => (isComplex(val.dtype) ? ir.unary('real', val) : val);
const imag = (val: Expr): Expr =>
  isComplex(val.dtype) ? ir.unary('imag', val) : ir.constant(0, val.dtype, val.shape);

export const realFunction = defineTensor({
  name: 'real',
  title: 'TensorReal',
  places: ['mt'],
  params: {val: p.array},
  build: ({val}) => real(val),
});
export const realProperty = defineTensor({
  name: 'real',
  title: 'TensorReal',
  places: ['Tensor'],
  property: true,
  params: {val: p.array},
  build: ({val}) => real(val),
});
export const imagFunction = defineTensor({
  name: 'imag',
  title: 'TensorImag',
  places: ['mt'],
  params: {val: p.array},
  build: ({val}) => imag(val),
});
export const imagProperty = defineTensor({
  name: 'imag',
  title: 'TensorImag',
  places: ['Tensor'],
  property: true,
  params: {val: p.array},
  build: ({val}) => imag(val),
});

export const angle = defineTensor({
  name: 'angle',
  title: 'TensorAngle',
  places: ['mt'],
  params: {z: p.array, deg: p.optional(p.bool, false)},
  build({z, deg}) {
    // NumPy's imaginary part of real values is one 0, beside which booleans count as integers.
    const single = z.shape.length === 0 && isInteger(z.dtype);
    const values = z.dtype === 'bool' || single ? ir.cast(z, 'int64') : z;
    const radians = ir.binary('arctan2', imag(values), real(values));
    return deg ? ir.binary('multiply', radians, 180 / Math.PI) : radians;
  },
});

export const iscomplex = defineTensor({
  name: 'iscomplex',
  title: 'TensorIsComplex',
  places: ['mt'],
  params: {x: p.array},
  build: ({x}) => ir.binary('not_equal', imag(x), 0),
});

export const isreal = defineTensor({
  name: 'isreal',
  title: 'TensorIsReal',
  places: ['mt'],
  params: {x: p.array},
  build: ({x}) => ir.binary('equal', imag(x), 0),
});

export const modf = defineTensor({
  name: 'modf',
  title: 'TensorModf',
  places: ['mt'],
  params: {x: p.array},
  outputs: () => 2,
  build({x}) {
    const whole = ir.unary('trunc', x);
    const rest = ir.where(ir.unary('isinf', x), ir.constant(0, whole.dtype), ir.binary('subtract', x, whole));
    return [ir.binary('copysign', rest, ir.cast(x, whole.dtype)), whole];
  },
});

export const frexp = defineTensor({
  name: 'frexp',
  title: 'TensorFrexp',
  places: ['mt'],
  params: {x: p.array},
  outputs: () => 2,
  build: ({x}) => [ir.unary('frexp_mantissa', x), ir.unary('frexp_exponent', x)],
});

export const sinc = defineTensor({
  name: 'sinc',
  title: 'TensorSinc',
  places: ['mt'],
  params: {x: p.array},
  build({x}) {
    const scaled = ir.binary('multiply', ir.where(ir.binary('equal', x, 0), ir.constant(1e-20), x), Math.PI);
    return ir.binary('divide', ir.unary('sin', scaled), scaled);
  },
});

export const i0 = defineTensor({
  name: 'i0',
  title: 'TensorI0',
  places: ['mt'],
  params: {x: p.array},
  build: ({x}) => ir.unary('i0', isInexact(x.dtype) ? x : ir.cast(x, 'float64')),
});

const largest: Partial<Record<ArrayDType, number>> = {
  float16: 65504,
  float32: 3.4028234663852886e38,
  complex64: 3.4028234663852886e38,
};

function replaced(x: Expr, nan: number, high: number, low: number): Expr {
  const value = (n: number): Expr => ir.constant(n, x.dtype);
  const finite = ir.where(ir.unary('isnan', x), value(nan), x);
  const capped = ir.where(ir.binary('equal', finite, Infinity), value(high), finite);
  return ir.where(ir.binary('equal', capped, -Infinity), value(low), capped);
}

export const nanToNum = defineTensor({
  name: 'nan_to_num',
  title: 'TensorNanToNum',
  places: ['mt'],
  params: {
    x: p.array,
    copy: p.optional(p.bool, true),
    nan: p.optional(p.number, 0),
    posinf: p.optional(p.number, null),
    neginf: p.optional(p.number, null),
  },
  build({x, nan, posinf, neginf}) {
    if (!isInexact(x.dtype)) return x;
    const most = largest[x.dtype] ?? Number.MAX_VALUE;
    const fix = (part: Expr): Expr => replaced(part, nan, posinf ?? most, neginf ?? -most);
    return isComplex(x.dtype)
      ? ir.cast(ir.binary('complex', fix(real(x)), fix(imag(x))), x.dtype)
      : ir.cast(fix(x), x.dtype);
  },
});
