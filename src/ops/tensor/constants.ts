import {Complex} from '../../data/index.js';
import {ExecutableTuple} from '../../expr/tuple.js';
import {member} from '../../expr/member.js';
import type {Tileable} from '../../expr/tileable.js';

declare module '../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * A complex number: Python's `1+2j`.
     *
     * @example
     * mt.complex(1, 2)
     * // (1+2j)
     */
    complex(re: number, im?: number): Complex;
    /**
     * Several lazy objects as an array that can be executed and fetched as one.
     *
     * @example
     * await mt.ExecutableTuple([mt.arange(2), mt.ones(2)]).execute()
     * // (array([0, 1]), array([1., 1.]))
     */
    ExecutableTuple<T extends Tileable<unknown>>(items: readonly T[]): ExecutableTuple<T>;
    /** The ratio of a circle's circumference to its diameter. */
    readonly pi: number;
    /** The base of natural logarithms. */
    readonly e: number;
    /** Positive infinity. */
    readonly inf: number;
    /** Alias of `inf`. */
    readonly Inf: number;
    /** Negative infinity. */
    readonly NINF: number;
    /** Not a number. */
    readonly nan: number;
    /** Alias of `nan`. */
    readonly NaN: number;
    /** Alias of `nan`. */
    readonly NAN: number;
    /** A new axis in an index: `x.get(mt.newaxis, 0)`. */
    readonly newaxis: null;
    /** The dtype `bool`. */
    readonly bool: 'bool';
    /** The dtype `int64`. */
    readonly int: 'int64';
    /** The dtype `float64`. */
    readonly float: 'float64';
    /** The dtype `int8`. */
    readonly int8: 'int8';
    /** The dtype `int16`. */
    readonly int16: 'int16';
    /** The dtype `int32`. */
    readonly int32: 'int32';
    /** The dtype `int64`. */
    readonly int64: 'int64';
    /** The dtype `uint64`. */
    readonly uint: 'uint64';
    /** The dtype `uint8`. */
    readonly uint8: 'uint8';
    /** The dtype `uint16`. */
    readonly uint16: 'uint16';
    /** The dtype `uint32`. */
    readonly uint32: 'uint32';
    /** The dtype `uint64`. */
    readonly uint64: 'uint64';
    /** The dtype `float16`. */
    readonly float16: 'float16';
    /** The dtype `float32`. */
    readonly float32: 'float32';
    /** The dtype `float64`. */
    readonly float64: 'float64';
    /** The dtype `float64`. */
    readonly double: 'float64';
    /** The dtype `complex128`. */
    readonly cfloat: 'complex128';
    /** The dtype `complex64`. */
    readonly complex64: 'complex64';
    /** The dtype `complex128`. */
    readonly complex128: 'complex128';
  }
}

export const complex = member('mt', 'complex', (re: number, im = 0) => new Complex(re, im));
export const tuple = member(
  'mt',
  'ExecutableTuple',
  <T extends Tileable<unknown>>(items: readonly T[]): ExecutableTuple<T> => ExecutableTuple.of(...items),
);
export const pi = member('mt', 'pi', Math.PI);
export const e = member('mt', 'e', Math.E);
export const inf = member('mt', 'inf', Infinity);
export const Inf = member('mt', 'Inf', Infinity);
export const NINF = member('mt', 'NINF', -Infinity);
export const nan = member('mt', 'nan', NaN);
export const NaNName = member('mt', 'NaN', NaN);
export const NAN = member('mt', 'NAN', NaN);
export const newaxis = member('mt', 'newaxis', null);
export const bool = member('mt', 'bool', 'bool');
export const int = member('mt', 'int', 'int64');
export const float = member('mt', 'float', 'float64');
export const int8 = member('mt', 'int8', 'int8');
export const int16 = member('mt', 'int16', 'int16');
export const int32 = member('mt', 'int32', 'int32');
export const int64 = member('mt', 'int64', 'int64');
export const uint = member('mt', 'uint', 'uint64');
export const uint8 = member('mt', 'uint8', 'uint8');
export const uint16 = member('mt', 'uint16', 'uint16');
export const uint32 = member('mt', 'uint32', 'uint32');
export const uint64 = member('mt', 'uint64', 'uint64');
export const float16 = member('mt', 'float16', 'float16');
export const float32 = member('mt', 'float32', 'float32');
export const float64 = member('mt', 'float64', 'float64');
export const double = member('mt', 'double', 'float64');
export const cfloat = member('mt', 'cfloat', 'complex128');
export const complex64 = member('mt', 'complex64', 'complex64');
export const complex128 = member('mt', 'complex128', 'complex128');
