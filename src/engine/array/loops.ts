/** For every elementwise operation the dtypes that it computes in and gives, as NumPy's ufuncs list them. */
import {ArgumentError} from '../../errors/index.js';
import type {ArrayDType} from './dtypes.js';
import {componentDType} from './dtypes.js';
import type {BinaryOp, UnaryOp} from './ir.js';
import {firstCommon, promotionOrder, resultType, type Operand} from './promote.js';

interface Signature {
  /** Dtypes that operands are cast to; the first that fits is taken. */
  readonly inputs: readonly ArrayDType[];
  readonly output: (input: ArrayDType) => ArrayDType;
}

const same = (input: ArrayDType): ArrayDType => input;
const toBool = (): ArrayDType => 'bool';

const all = promotionOrder;
const numbers = all.filter((d) => d !== 'bool');
const integers = numbers.filter((d) => d.includes('int'));
const boolAndIntegers: readonly ArrayDType[] = ['bool', ...integers];
const floats: readonly ArrayDType[] = ['float16', 'float32', 'float64'];
const inexact: readonly ArrayDType[] = [...floats, 'complex64', 'complex128'];
const real = all.filter((d) => !d.startsWith('complex'));
const realNumbers = real.filter((d) => d !== 'bool');
const special: readonly ArrayDType[] = ['float32', 'float64'];

const arithmetic: Signature = {inputs: all, output: same};
const numeric: Signature = {inputs: numbers, output: same};
const realNumeric: Signature = {inputs: realNumbers, output: same};
const floating: Signature = {inputs: floats, output: same};
const inexactOnly: Signature = {inputs: inexact, output: same};
const predicate: Signature = {inputs: all, output: toBool};
const bits: Signature = {inputs: boolAndIntegers, output: same};
const specialFunction: Signature = {inputs: special, output: same};
const component: Signature = {inputs: all, output: componentDType};

const unary: Readonly<Record<UnaryOp, Signature>> = {
  negative: numeric,
  positive: numeric,
  absolute: component,
  sign: numeric,
  square: numeric,
  reciprocal: numeric,
  conjugate: numeric,
  sqrt: inexactOnly,
  cbrt: floating,
  exp: inexactOnly,
  exp2: inexactOnly,
  expm1: inexactOnly,
  log: inexactOnly,
  log2: inexactOnly,
  log10: inexactOnly,
  log1p: inexactOnly,
  sin: inexactOnly,
  cos: inexactOnly,
  tan: inexactOnly,
  arcsin: inexactOnly,
  arccos: inexactOnly,
  arctan: inexactOnly,
  sinh: inexactOnly,
  cosh: inexactOnly,
  tanh: inexactOnly,
  arcsinh: inexactOnly,
  arccosh: inexactOnly,
  arctanh: inexactOnly,
  floor: floating,
  ceil: floating,
  trunc: floating,
  rint: inexactOnly,
  degrees: floating,
  radians: floating,
  invert: bits,
  logical_not: predicate,
  isnan: predicate,
  isinf: predicate,
  isfinite: predicate,
  signbit: {inputs: floats, output: toBool},
  spacing: floating,
  real: component,
  imag: component,
  angle: {inputs: ['float16', 'float32', 'float64', 'complex64', 'complex128'], output: componentDType},
  erf: specialFunction,
  erfc: specialFunction,
  gamma: specialFunction,
  gammaln: specialFunction,
  digamma: specialFunction,
  i0: specialFunction,
  frexp_mantissa: floating,
  frexp_exponent: {inputs: floats, output: () => 'int32'},
};

const binary: Readonly<Record<BinaryOp, Signature>> = {
  add: arithmetic,
  subtract: numeric,
  multiply: arithmetic,
  divide: inexactOnly,
  floor_divide: realNumeric,
  remainder: realNumeric,
  fmod: realNumeric,
  power: numeric,
  float_power: {inputs: ['float64', 'complex128'], output: same},
  arctan2: floating,
  hypot: floating,
  copysign: floating,
  nextafter: floating,
  ldexp: floating,
  logaddexp: floating,
  logaddexp2: floating,
  maximum: arithmetic,
  minimum: arithmetic,
  fmax: arithmetic,
  fmin: arithmetic,
  equal: predicate,
  not_equal: predicate,
  less: predicate,
  less_equal: predicate,
  greater: predicate,
  greater_equal: predicate,
  logical_and: predicate,
  logical_or: predicate,
  logical_xor: predicate,
  bitwise_and: bits,
  bitwise_or: bits,
  bitwise_xor: bits,
  left_shift: {inputs: integers, output: same},
  right_shift: {inputs: integers, output: same},
  complex: {inputs: special, output: (input) => (input === 'float32' ? 'complex64' : 'complex128')},
};

export interface Loop {
  readonly input: ArrayDType;
  readonly output: ArrayDType;
}

/** The dtypes that `op` computes in and gives for such operands; throws ArgumentError where NumPy raises TypeError. */
export function unaryLoop(op: UnaryOp, operand: Operand): Loop {
  if (op === 'negative' && operand.dtype === 'bool') {
    throw new ArgumentError(
      'The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.',
    );
  }
  if (op === 'sign' && operand.dtype === 'bool') throw noLoop(op, [operand]);
  return resolve(op, unary[op], [operand]);
}

/** As unaryLoop, for two operands. */
export function binaryLoop(op: BinaryOp, left: Operand, right: Operand): Loop {
  const operands = [left, right];
  const exact = operands.every(({dtype}) => boolAndIntegers.includes(dtype));
  if (op === 'subtract' && left.dtype === 'bool' && right.dtype === 'bool') {
    throw new ArgumentError(
      'numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.',
    );
  }
  if (op === 'divide' && exact) return {input: 'float64', output: 'float64'};
  if (op === 'ldexp') {
    if (!boolAndIntegers.includes(right.dtype)) throw noLoop(op, operands);
    return resolve(op, binary.ldexp, [left]);
  }
  return resolve(op, binary[op], operands);
}

/** Operations whose loop NumPy finds by `result_type`; for the others it takes the first loop that fits. */
const uniform: ReadonlySet<string> = new Set([
  'add',
  'subtract',
  'multiply',
  'maximum',
  'minimum',
  'fmax',
  'fmin',
] satisfies BinaryOp[]);

function resolve(op: string, signature: Signature, operands: readonly Operand[]): Loop {
  const input = uniform.has(op) ? resultType(operands) : firstCommon(operands, signature.inputs);
  if (input === null || !signature.inputs.includes(input)) throw noLoop(op, operands);
  return {input, output: signature.output(input)};
}

function noLoop(op: string, operands: readonly Operand[]): ArgumentError {
  const types = operands.map(({dtype}) => dtype).join(' and ');
  return new ArgumentError(
    `${op} is not supported for ${types}: no loop of it takes them without losing values`,
  );
}
