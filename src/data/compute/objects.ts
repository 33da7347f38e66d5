/** Operators on single values of any kind. */
import {ArgumentError} from '../../errors/index.js';
import {literal} from '../../render/text/pprint.js';
import {compareValues} from '../compare.js';
import {labelKey} from '../local/labels.js';
import {Complex} from '../scalars/complex.js';
import {boxFloat} from '../scalars/float.js';
import {Timedelta} from '../scalars/timedelta.js';
import {Timestamp} from '../scalars/timestamp.js';
import type {Value} from '../value.js';
import {floating} from './operators.js';
import type {Arithmetic, Comparison, Operator} from './operators.js';

export function isComparison(op: Operator): op is Comparison {
  return ['eq', 'ne', 'lt', 'le', 'gt', 'ge'].includes(op);
}

function isMissing(value: Value): boolean {
  return value === null || (typeof value === 'number' && Number.isNaN(value));
}

/** A missing value is unequal to everything, and neither less nor greater. */
export function comparison(op: Comparison, a: Value, b: Value): boolean {
  if (isMissing(a) || isMissing(b)) return op === 'ne';
  if (op === 'eq') return equal(a, b);
  if (op === 'ne') return !equal(a, b);
  const [x, y] = [asTime(a, b), asTime(b, a)];
  if ((typeof x === 'string') !== (typeof y === 'string')) {
    throw new ArgumentError(`'${op}' not supported between instances of '${typeof x}' and '${typeof y}'`);
  }
  const order = compareValues(x, y);
  return op === 'lt' ? order < 0 : op === 'le' ? order <= 0 : op === 'gt' ? order > 0 : order >= 0;
}

function equal(a: Value, b: Value): boolean {
  if (a instanceof Complex || b instanceof Complex)
    return a instanceof Complex ? a.equals(b) : (b as Complex).equals(a);
  return labelKey(asTime(a, b)) === labelKey(asTime(b, a));
}

/** Text beside a time is read as a time. */
function asTime(value: Value, other: Value): Value {
  if (typeof value === 'string' && other instanceof Timestamp) return new Timestamp(value, {tz: other.tz});
  return typeof value === 'string' && other instanceof Timedelta ? new Timedelta(value) : value;
}

/** `a op b` as Python does it for text, times, durations, complex numbers and numbers; a missing value stays one. */
export function objectOperation(op: Arithmetic, a: Value, b: Value): unknown {
  if (isMissing(a) || isMissing(b)) return typeof a === 'number' || typeof b === 'number' ? NaN : null;
  if (typeof a === 'string' || typeof b === 'string') return text(op, a, b);
  if (a instanceof Timestamp || a instanceof Timedelta || b instanceof Timestamp || b instanceof Timedelta)
    return times(op, a, b);
  if (a instanceof Complex || b instanceof Complex) return complex(op, toComplex(a), toComplex(b));
  const [x, y] = [numberOf(op, a), numberOf(op, b)];
  const result = floating(op, x, y);
  return op === 'truediv' ? boxFloat(result) : result;
}

function numberOf(op: Arithmetic, value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  throw new ArgumentError(`unsupported operand for ${op}: ${literal(value)}`);
}

function text(op: Arithmetic, a: Value, b: Value): string {
  if (op === 'add' && typeof a === 'string' && typeof b === 'string') return a + b;
  if (op === 'mul' && typeof a === 'string' && typeof b === 'number') return a.repeat(Math.max(0, b));
  if (op === 'mul' && typeof b === 'string' && typeof a === 'number') return b.repeat(Math.max(0, a));
  throw new ArgumentError(`unsupported operand types for ${op}: '${typeof a}' and '${typeof b}'`);
}

function times(op: Arithmetic, a: Value, b: Value): unknown {
  if (a instanceof Timestamp && b instanceof Timedelta && (op === 'add' || op === 'sub'))
    return op === 'add' ? a.add(b) : a.sub(b);
  if (a instanceof Timestamp && b instanceof Timestamp && op === 'sub') return a.sub(b);
  if (a instanceof Timedelta && b instanceof Timestamp && op === 'add') return b.add(a);
  if (a instanceof Timedelta && b instanceof Timedelta) {
    if (op === 'add') return a.add(b);
    if (op === 'sub') return a.sub(b);
    if (op === 'truediv') return boxFloat(Number(a.value) / Number(b.value));
    if (op === 'floordiv') return Math.floor(Number(a.value) / Number(b.value));
  }
  if (a instanceof Timedelta && typeof b === 'number') {
    if (op === 'mul') return a.mul(b);
    if (op === 'truediv') return new Timedelta(Math.trunc(Number(a.value) / b));
  }
  if (b instanceof Timedelta && typeof a === 'number' && op === 'mul') return b.mul(a);
  throw new ArgumentError(`unsupported operand types for ${op}: ${literal(a)} and ${literal(b)}`);
}

function toComplex(value: Value): Complex {
  return value instanceof Complex ? value : new Complex(Number(value));
}

function complex(op: Arithmetic, a: Complex, b: Complex): Complex {
  switch (op) {
    case 'add':
      return new Complex(a.re + b.re, a.im + b.im);
    case 'sub':
      return new Complex(a.re - b.re, a.im - b.im);
    case 'mul':
      return new Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
    case 'truediv': {
      const size = b.re * b.re + b.im * b.im;
      return new Complex((a.re * b.re + a.im * b.im) / size, (a.im * b.re - a.re * b.im) / size);
    }
    case 'pow': {
      const size = Math.hypot(a.re, a.im);
      if (size === 0) return new Complex(b.re === 0 && b.im === 0 ? 1 : 0);
      const angle = Math.atan2(a.im, a.re);
      const scale = size ** b.re * Math.exp(-b.im * angle);
      const turn = b.im * Math.log(size) + b.re * angle;
      return new Complex(scale * Math.cos(turn), scale * Math.sin(turn));
    }
    default:
      throw new ArgumentError(`can't take ${op} of complex numbers`);
  }
}
