/** One elementwise operation over a run of values, by plain JavaScript loops. */
import {dtypeInfo, isComplex, isWide, type ArrayDType, type ArrayValues} from '../dtypes.js';
import type {BinaryOp, UnaryOp} from '../ir.js';
import {roundHalf} from '../scalars.js';
import {complexComparisons} from '../scalar/complex-order.js';
import {complexBinary, complexToReal, complexUnary, type Complex} from '../scalar/complex.js';
import {floatBinary, floatUnary, frexp, type Float} from '../scalar/float.js';
import {
  boolBinary,
  boolUnary,
  comparisons,
  integerBinary,
  integerUnary,
  logical,
  isZero,
  predicates,
  wideBinary,
  wideReciprocal,
  wideUnary,
} from '../scalar/integer.js';

type Numbers = Exclude<ArrayValues, BigInt64Array | BigUint64Array>;
type Wides = BigInt64Array | BigUint64Array;

/** Writes `length` values to `out`. */
export type Step = (out: ArrayValues, args: readonly ArrayValues[], length: number) => void;

/** A table's entry, or null where the operation does not exist for its kind of values. */
export function lookUp<T>(table: Readonly<Record<string, T>>, op: string): T | null {
  return Object.hasOwn(table, op) ? (table[op] ?? null) : null;
}

function missing(op: string, dtype: ArrayDType): RangeError {
  return new RangeError(`${op} has no rule for ${dtype}`);
}

const map1 =
  (f: (x: number) => number): Step =>
  (out, [a], n) => {
    const x = a as Numbers;
    for (let i = 0; i < n; i++) out[i] = f(x[i] ?? 0);
  };

const map2 =
  (f: (a: number, b: number) => number): Step =>
  (out, [a, b], n) => {
    const [x, y] = [a as Numbers, b as Numbers];
    for (let i = 0; i < n; i++) out[i] = f(x[i] ?? 0, y[i] ?? 0);
  };

const wide1 =
  (f: (x: bigint) => bigint): Step =>
  (out, [a], n) => {
    const [x, o] = [a as Wides, out as Wides];
    for (let i = 0; i < n; i++) o[i] = f(x[i] ?? 0n);
  };

const wide2 =
  (f: (a: bigint, b: bigint) => bigint): Step =>
  (out, [a, b], n) => {
    const [x, y, o] = [a as Wides, b as Wides, out as Wides];
    for (let i = 0; i < n; i++) o[i] = f(x[i] ?? 0n, y[i] ?? 0n);
  };

const test1 =
  (f: (x: number | bigint) => boolean): Step =>
  (out, [x], n) => {
    for (let i = 0; i < n; i++) out[i] = f(x?.[i] ?? 0) ? 1 : 0;
  };

const test2 =
  (f: (a: number | bigint, b: number | bigint) => boolean): Step =>
  (out, [x, y], n) => {
    for (let i = 0; i < n; i++) out[i] = f(x?.[i] ?? 0, y?.[i] ?? 0) ? 1 : 0;
  };

const pairAt = (values: ArrayValues | undefined, i: number): Complex => [
  Number(values?.[2 * i] ?? 0),
  Number(values?.[2 * i + 1] ?? 0),
];

function storePair(out: ArrayValues, i: number, [re, im]: Complex): void {
  out[2 * i] = re;
  out[2 * i + 1] = im;
}

/** float16 results have still to be rounded: their storage is wider. */
function rounded(step: Step, dtype: ArrayDType): Step {
  if (dtype !== 'float16') return step;
  return (out, args, n) => {
    step(out, args, n);
    for (let i = 0; i < n; i++) out[i] = roundHalf(Number(out[i]));
  };
}

function complexUnaryStep(op: UnaryOp, dtype: ArrayDType): Step {
  const toComplex = lookUp(complexUnary, op);
  if (toComplex !== null) {
    return (out, [x], n) => {
      for (let i = 0; i < n; i++) storePair(out, i, toComplex(pairAt(x, i)));
    };
  }
  if (op === 'real' || op === 'imag') {
    const part = op === 'real' ? 0 : 1;
    return (out, [x], n) => {
      for (let i = 0; i < n; i++) out[i] = x?.[2 * i + part] ?? 0;
    };
  }
  const toReal = lookUp(complexToReal, op);
  if (toReal !== null) {
    return (out, [x], n) => {
      for (let i = 0; i < n; i++) out[i] = toReal(pairAt(x, i));
    };
  }
  const predicate = lookUp(predicates, op);
  if (predicate === null) throw missing(op, dtype);
  // Both parts must be finite or zero, one NaN or infinity is enough.
  const both = op === 'isfinite' || op === 'logical_not';
  return (out, [x], n) => {
    for (let i = 0; i < n; i++) {
      const [re, im] = pairAt(x, i);
      out[i] = (both ? predicate(re) && predicate(im) : predicate(re) || predicate(im)) ? 1 : 0;
    }
  };
}

/** The loop of a one-operand operation on values of `dtype`. */
export function unaryStep(op: UnaryOp, dtype: ArrayDType): Step {
  if (isComplex(dtype)) return complexUnaryStep(op, dtype);
  const predicate = lookUp(predicates, op);
  if (predicate !== null) return test1(predicate);
  const {kind} = dtypeInfo(dtype);
  if (kind === 'f') {
    const float = dtype as Float;
    if (op === 'signbit') return map1((x) => (x < 0 || Object.is(x, -0) ? 1 : 0));
    if (op === 'frexp_exponent') return map1((x) => frexp(x)[1]);
    const f = lookUp(floatUnary(float), op);
    if (f !== null) return rounded(map1(f), dtype);
  } else if (kind === 'b') {
    const f = lookUp(boolUnary, op);
    if (f !== null) return map1(f);
  } else if (isWide(dtype)) {
    if (op === 'reciprocal') return wide1((x) => wideReciprocal(x, dtype));
    const f = lookUp(wideUnary, op);
    if (f !== null) return wide1(f);
  } else {
    const f = lookUp(integerUnary(dtype), op);
    if (f !== null) return map1(f);
  }
  throw missing(op, dtype);
}

/** What needs no pairs as objects. */
const complexLoops: Partial<Record<BinaryOp, Step>> = {
  add: (out, [x, y], n) => {
    const [a, b] = [x as Float64Array, y as Float64Array];
    for (let i = 0; i < 2 * n; i++) out[i] = (a[i] ?? 0) + (b[i] ?? 0);
  },
  subtract: (out, [x, y], n) => {
    const [a, b] = [x as Float64Array, y as Float64Array];
    for (let i = 0; i < 2 * n; i++) out[i] = (a[i] ?? 0) - (b[i] ?? 0);
  },
  multiply: (out, [x, y], n) => {
    const [a, b] = [x as Float64Array, y as Float64Array];
    for (let i = 0; i < 2 * n; i += 2) {
      const [ar, ai, br, bi] = [a[i] ?? 0, a[i + 1] ?? 0, b[i] ?? 0, b[i + 1] ?? 0];
      out[i] = ar * br - ai * bi;
      out[i + 1] = ar * bi + ai * br;
    }
  },
};

function complexBinaryStep(op: BinaryOp, dtype: ArrayDType): Step {
  const loop = complexLoops[op];
  if (loop !== undefined) return loop;
  const f = lookUp(complexBinary, op);
  if (f !== null) {
    return (out, [x, y], n) => {
      for (let i = 0; i < n; i++) storePair(out, i, f(pairAt(x, i), pairAt(y, i)));
    };
  }
  const compare = lookUp(complexComparisons, op);
  if (compare !== null) {
    return (out, [x, y], n) => {
      for (let i = 0; i < n; i++) out[i] = compare(pairAt(x, i), pairAt(y, i)) ? 1 : 0;
    };
  }
  const combine = lookUp(logical, op);
  if (combine === null) throw missing(op, dtype);
  return (out, [x, y], n) => {
    for (let i = 0; i < n; i++) {
      const [a, b] = [pairAt(x, i), pairAt(y, i)];
      out[i] = combine(a[0] !== 0 || a[1] !== 0, b[0] !== 0 || b[1] !== 0) ? 1 : 0;
    }
  };
}

/** The loop of a two-operand operation on values of `dtype`. */
export function binaryStep(op: BinaryOp, dtype: ArrayDType): Step {
  if (op === 'complex') {
    return (out, [x, y], n) => {
      for (let i = 0; i < n; i++) {
        out[2 * i] = x?.[i] ?? 0;
        out[2 * i + 1] = y?.[i] ?? 0;
      }
    };
  }
  if (isComplex(dtype)) return complexBinaryStep(op, dtype);
  const comparison = lookUp(comparisons, op);
  if (comparison !== null) return test2(comparison);
  const combine = lookUp(logical, op);
  if (combine !== null) return test2((a, b) => combine(!isZero(a), !isZero(b)));
  const {kind} = dtypeInfo(dtype);
  if (kind === 'f') {
    const f = lookUp(floatBinary(dtype as Float), op);
    if (f !== null) return rounded(map2(f), dtype);
  } else if (isWide(dtype)) {
    const f = lookUp(wideBinary, op);
    if (f !== null) return wide2(f);
  } else {
    const f = lookUp(kind === 'b' ? boolBinary : integerBinary(dtype), op);
    if (f !== null) return map2(f);
  }
  throw missing(op, dtype);
}

/** Chooses value by value; complex values are moved as pairs. */
export function whereStep(dtype: ArrayDType): Step {
  const {lanes} = dtypeInfo(dtype);
  return (out, [condition, then, otherwise], n) => {
    for (let i = 0; i < n * lanes; i++) {
      const source = condition?.[lanes === 2 ? i >> 1 : i] === 0 ? otherwise : then;
      out[i] = source?.[i] ?? 0;
    }
  };
}
