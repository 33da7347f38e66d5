import {Shown} from '../shown.js';
import {dataKind} from '../../render/brand.js';
import {complexText} from '../../render/text/python.js';
import {jsonFloat} from '../json.js';

/**
 * A complex number.
 *
 * @example
 * new Complex(1, 2) // (1+2j)
 */
export class Complex extends Shown {
  readonly re: number;
  readonly im: number;

  constructor(re: number, im = 0) {
    super();
    this.re = re;
    this.im = im;
  }

  get [dataKind]() {
    return 'complex' as const;
  }

  equals(other: unknown): boolean {
    return other instanceof Complex && other.re === this.re && other.im === this.im;
  }

  toJSON(): [unknown, unknown] {
    return [jsonFloat(this.re), jsonFloat(this.im)];
  }

  override toString(): string {
    return complexText(this.re, this.im);
  }
}
