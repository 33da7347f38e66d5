import {ValueError} from '../../errors/index.js';
import {dataKind} from '../../render/brand.js';
import {Vector} from '../vector.js';
import type {Label} from '../value.js';
import {LocalIndex} from './local-index.js';

/** The labels `start`, `start + step`, … up to, and without, `stop`; no memory is taken for them. */
export class RangeIndex extends LocalIndex {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly #length: number;

  constructor(start: number, stop: number, step = 1, options: {readonly name?: Label} = {}) {
    if (![start, stop, step].every(Number.isSafeInteger) || step === 0) {
      throw new ValueError(
        `RangeIndex got start=${start}, stop=${stop}, step=${step}. It takes integers, and a step other than 0.`,
      );
    }
    const length = Math.max(0, Math.ceil((stop - start) / step));
    super(
      () =>
        new Vector(
          'int64',
          BigInt64Array.from({length}, (_, i) => BigInt(start + i * step)),
        ),
      options,
    );
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.#length = length;
  }

  /** The labels 0 to `length - 1`. */
  static of(length: number, name: Label = null): RangeIndex {
    return new RangeIndex(0, length, 1, {name});
  }

  override get [dataKind]() {
    return 'range-index' as const;
  }

  override get length(): number {
    return this.#length;
  }

  override get dtype() {
    return 'int64' as const;
  }

  override at(i: number): number {
    return this.start + i * this.step;
  }

  override positionsOf(label: unknown): readonly number[] {
    if (typeof label !== 'number' && typeof label !== 'bigint') return [];
    const place = (Number(label) - this.start) / this.step;
    return Number.isInteger(place) && place >= 0 && place < this.#length ? [place] : [];
  }

  override get is_unique(): boolean {
    return true;
  }

  override take(positions: ArrayLike<number>): LocalIndex {
    const labels = BigInt64Array.from(Array.from(positions), (p) => BigInt(this.at(p)));
    return new LocalIndex(new Vector('int64', labels), {name: this.name});
  }

  override slice(start = 0, end = this.#length): RangeIndex {
    const from = Math.min(Math.max(start < 0 ? start + this.#length : start, 0), this.#length);
    const to = Math.min(Math.max(end < 0 ? end + this.#length : end, from), this.#length);
    return new RangeIndex(this.at(from), this.at(to), this.step, {name: this.name});
  }

  override rename(name: Label): RangeIndex {
    return new RangeIndex(this.start, this.stop, this.step, {name});
  }

  override equals(other: LocalIndex): boolean {
    if (other instanceof RangeIndex && other.length === this.length) {
      return (
        this.length === 0 || (other.start === this.start && (other.step === this.step || this.length === 1))
      );
    }
    return super.equals(other);
  }
}
