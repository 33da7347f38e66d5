import {Intermediate} from './decoder.js';
import {NDArray} from '../../data/ndarray.js';
import type {DType} from '../../data/dtype.js';
import {boxFloat} from '../../data/scalars/float.js';
import {Interval} from '../../data/scalars/interval.js';
import type {Closed} from '../../data/scalars/interval.js';
import {Vector} from '../../data/vector.js';
import type {Decoder} from './decoder.js';
import {PickleError} from '../pickle/limits.js';
import {MemoryArray} from './numpy.js';

/** An array of pandas: one vector a row, and the frequency that an array of times may have. */
export class PandasArray extends Intermediate {
  constructor(
    readonly vectors: readonly Vector[],
    readonly freq: string | null = null,
  ) {
    super();
  }

  override toPlain(): NDArray {
    return new NDArray(onlyRow(this.vectors));
  }
}

/** The rows of a block's values: arrays of NumPy hold several, most of pandas' own a single one. */
export function rowsIn(value: unknown, decoder: Decoder): readonly Vector[] {
  const made = decoder.make(value);
  if (made instanceof MemoryArray) return made.rows();
  if (made instanceof PandasArray) return made.vectors;
  throw new PickleError('a column that is no array');
}

/** The one column of an array of one axis. */
export function columnIn(value: unknown, decoder: Decoder): Vector {
  return onlyRow(rowsIn(value, decoder));
}

function onlyRow(rows: readonly Vector[]): Vector {
  const [first, ...others] = rows;
  if (first === undefined || others.length > 0)
    throw new PickleError('an array of several axes where one column is expected');
  return first;
}

/** The same values under another dtype. */
export function retyped(vector: Vector, dtype: DType): Vector {
  return new Vector(dtype, vector.values, {valid: vector.valid});
}

/** A bound, as one of floats where it is. */
function bound(side: Vector, i: number): unknown {
  const value = side.at(i);
  return typeof value === 'number' && side.dtype.startsWith('float') ? boxFloat(value) : value;
}

/** Intervals between the values of two vectors; one without a left side is missing. */
export function intervalVector(left: Vector, right: Vector, closed: Closed): Vector {
  if (left.length !== right.length) throw new PickleError('intervals whose two sides differ in length');
  const values = Array.from({length: left.length}, (_, i) =>
    left.isMissing(i) ? null : new Interval(bound(left, i), bound(right, i), closed),
  );
  return new Vector(`interval[${left.dtype}, ${closed}]`, values);
}
