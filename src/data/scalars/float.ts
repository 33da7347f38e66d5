import {dataKind} from '../../render/brand.js';

/**
 * A floating-point number that stands in an object column and happens to be whole.
 *
 * JavaScript cannot tell `1.0` from `1`; whoever moves a whole number from a float column into an object
 * column wraps it ({@link boxFloat}), so that it still prints as `1.0`. Everything that hands a value to a
 * user unwraps it: users only ever see numbers.
 */
export class Float {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  get [dataKind]() {
    return 'float' as const;
  }

  valueOf(): number {
    return this.value;
  }

  toJSON(): number {
    return this.value;
  }

  toString(): string {
    return Number.isInteger(this.value) ? `${this.value}.0` : String(this.value);
  }
}

/** `value` as an object column keeps a float: wrapped when it is whole, itself otherwise. */
export function boxFloat(value: number): number | Float {
  return Number.isInteger(value) ? new Float(value) : value;
}
