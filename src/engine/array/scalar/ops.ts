/** Which elementwise operations exist for which kind of values, so that each kind's table must be complete. */
import type {BinaryOp, UnaryOp} from '../ir.js';

export type ComparisonOp = Extract<
  BinaryOp,
  'equal' | 'not_equal' | 'less' | 'less_equal' | 'greater' | 'greater_equal'
>;
export type LogicalOp = Extract<BinaryOp, 'logical_and' | 'logical_or' | 'logical_xor'>;
type BitOp = Extract<BinaryOp, 'bitwise_and' | 'bitwise_or' | 'bitwise_xor'>;
type ShiftOp = Extract<BinaryOp, 'left_shift' | 'right_shift'>;
type ExtremeOp = Extract<BinaryOp, 'maximum' | 'minimum' | 'fmax' | 'fmin'>;
type RingOp = Extract<BinaryOp, 'add' | 'subtract' | 'multiply'>;
type DivisionOp = Extract<BinaryOp, 'floor_divide' | 'remainder' | 'fmod'>;

/** Give values of the operands' dtype. */
export type IntegerBinaryOp = RingOp | DivisionOp | 'power' | ExtremeOp | BitOp | ShiftOp;
export type BoolBinaryOp = 'add' | 'multiply' | ExtremeOp | BitOp;
export type FloatBinaryOp =
  | RingOp
  | DivisionOp
  | ExtremeOp
  | Extract<
      BinaryOp,
      | 'divide'
      | 'power'
      | 'float_power'
      | 'arctan2'
      | 'hypot'
      | 'copysign'
      | 'nextafter'
      | 'ldexp'
      | 'logaddexp'
      | 'logaddexp2'
    >;
export type ComplexBinaryOp = RingOp | ExtremeOp | 'divide' | 'power' | 'float_power';

/** Give bool. */
export type PredicateOp = Extract<UnaryOp, 'logical_not' | 'isnan' | 'isinf' | 'isfinite'>;

export type IntegerUnaryOp = Extract<
  UnaryOp,
  'negative' | 'absolute' | 'sign' | 'square' | 'reciprocal' | 'invert'
>;
export type BoolUnaryOp = 'absolute' | 'invert';
export type ComplexUnaryOp = Extract<
  UnaryOp,
  | 'negative'
  | 'square'
  | 'reciprocal'
  | 'conjugate'
  | 'sqrt'
  | 'exp'
  | 'log'
  | 'log2'
  | 'log10'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'sinh'
  | 'cosh'
  | 'tanh'
  | 'exp2'
  | 'expm1'
  | 'log1p'
  | 'arcsin'
  | 'arccos'
  | 'arctan'
  | 'arcsinh'
  | 'arccosh'
  | 'arctanh'
  | 'sign'
  | 'rint'
>;
/** Give a real number of a complex one. */
export type ComplexToRealOp = Extract<UnaryOp, 'absolute' | 'real' | 'imag' | 'angle'>;
export type FloatUnaryOp = Exclude<
  UnaryOp,
  PredicateOp | 'invert' | 'signbit' | 'real' | 'imag' | 'positive' | 'conjugate' | 'frexp_exponent'
>;
