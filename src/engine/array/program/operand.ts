/** Where the inputs and outputs of jobs lie: plain data that can be sent to any thread. */
import type {ArrayDType, ArrayValues, Scalar} from '../dtypes.js';
import type {Distribution, Shape} from '../ir.js';

/** The place of a materialised array's values. */
export type Home =
  /** An own typed array: small arrays. Sent to workers by copying. */
  | {readonly kind: 'heap'; readonly values: ArrayValues}
  /** A stretch of shared wasm memory. */
  | {readonly kind: 'slab'; readonly slab: number; readonly byteOffset: number}
  /** A spill file. */
  | {readonly kind: 'file'; readonly path: string};

/** A materialised array through strides and an offset, counted in values. */
export interface ArrayOperand {
  readonly kind: 'array';
  readonly dtype: ArrayDType;
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly offset: number;
  readonly home: Home;
  /** Values that the home holds in all. */
  readonly extent: number;
}

/** What an input of a program is read from, position by position of the flattened result. */
export type Operand =
  | ArrayOperand
  | {readonly kind: 'constant'; readonly dtype: ArrayDType; readonly value: Scalar}
  | {
      readonly kind: 'iota';
      readonly dtype: ArrayDType;
      readonly start: number | bigint;
      readonly step: number | bigint;
    }
  | {
      readonly kind: 'random';
      readonly dtype: ArrayDType;
      readonly distribution: Distribution;
      readonly seed: bigint;
      readonly stream: number;
    };

/** A C-contiguous place that a job writes to. */
export interface Target {
  readonly dtype: ArrayDType;
  readonly size: number;
  readonly home: Home;
}
