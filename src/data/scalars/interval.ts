import {Shown} from '../shown.js';
import {ValueError} from '../../errors/index.js';
import {dataKind} from '../../render/brand.js';
import {Float, boxFloat} from './float.js';
import {plainText} from '../../render/text/plain.js';
import {Timestamp} from './timestamp.js';

export type Closed = 'left' | 'right' | 'both' | 'neither';

/**
 * An interval between two numbers, times or durations, as pandas' `Interval`.
 *
 * @example
 * new Interval(0, 1.5).contains(1.5) // true: closed on the right unless said otherwise
 */
export class Interval<T = unknown> extends Shown {
  readonly left: T;
  readonly right: T;
  readonly closed: Closed;
  /** Whether the bounds are floating-point numbers, which print as such even where they are whole. */
  readonly #floating: boolean;

  constructor(left: T, right: T, closed: Closed = 'right') {
    super();
    if (!['left', 'right', 'both', 'neither'].includes(closed)) {
      throw new ValueError(
        `Interval got closed: '${closed as string}'. It takes 'left', 'right', 'both' or 'neither'.`,
      );
    }
    if (left > right) throw new ValueError('left side of interval must be <= right side');
    this.#floating = left instanceof Float || right instanceof Float;
    this.left = unboxed(left);
    this.right = unboxed(right);
    this.closed = closed;
  }

  get [dataKind]() {
    return 'interval' as const;
  }

  /** Both bounds as a column of objects keeps them: a whole floating-point number is wrapped. */
  get bounds(): readonly [left: unknown, right: unknown] {
    const own = (bound: unknown): unknown =>
      this.#floating && typeof bound === 'number' ? boxFloat(bound) : bound;
    return [own(this.left), own(this.right)];
  }

  get closed_left(): boolean {
    return this.closed === 'left' || this.closed === 'both';
  }

  get closed_right(): boolean {
    return this.closed === 'right' || this.closed === 'both';
  }

  contains(value: T): boolean {
    const afterLeft = this.closed_left ? value >= this.left : value > this.left;
    return afterLeft && (this.closed_right ? value <= this.right : value < this.right);
  }

  equals(other: unknown): boolean {
    return (
      other instanceof Interval &&
      other.closed === this.closed &&
      same(other.left, this.left) &&
      same(other.right, this.right)
    );
  }

  toJSON(): string {
    return this.toString();
  }

  /** As Python's `str`: `(0, 1.5]`; `reprText` gives `Interval(…)`. */
  override toString(): string {
    const open = this.closed_left ? '[' : '(';
    const [left, right] = this.bounds;
    return `${open}${boundText(left)}, ${boundText(right)}${this.closed_right ? ']' : ')'}`;
  }
}

function unboxed<T>(bound: T): T {
  return bound instanceof Float ? (bound.value as T) : bound;
}

function boundText(bound: unknown): string {
  return bound instanceof Timestamp ? bound.shortText() : plainText(bound);
}

function same(a: unknown, b: unknown): boolean {
  return (a as {valueOf(): unknown}).valueOf() === (b as {valueOf(): unknown}).valueOf();
}
