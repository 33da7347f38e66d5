/** Python's `start:stop:step`, for `get`, `set`, `loc` and `iloc`. */
export class Slice<T = unknown> {
  constructor(
    readonly start: T | null,
    readonly stop: T | null,
    readonly step: number | null,
  ) {}

  toString(): string {
    return `slice(${String(this.start)}, ${String(this.stop)}, ${String(this.step)})`;
  }

  /**
   * The positions that an integer slice picks from `length` elements, as Python's `slice.indices`.
   *
   * @throws RangeError for a step of zero.
   */
  indices(length: number): {start: number; stop: number; step: number; count: number} {
    const step = this.step ?? 1;
    if (step === 0) throw new RangeError('slice step cannot be zero');
    const bound = (value: T | null, otherwise: number): number => {
      if (value === null) return otherwise;
      const at = Number(value) < 0 ? Number(value) + length : Number(value);
      return step > 0 ? Math.min(Math.max(at, 0), length) : Math.min(Math.max(at, -1), length - 1);
    };
    const start = bound(this.start, step > 0 ? 0 : length - 1);
    const stop = bound(this.stop, step > 0 ? length : -1);
    return {start, stop, step, count: Math.max(0, Math.ceil((stop - start) / step))};
  }
}

/**
 * Python's slice, by one to three arguments as Python's `slice` takes them.
 *
 * @example
 * slice(5);             // :5
 * slice(1, 5, 2);       // 1:5:2
 * slice(null, null);    // :
 */
export function slice(start: null, stop?: null, step?: number | null): Slice<never>;
export function slice(startOrStop: number | null, stop?: number | null, step?: number | null): Slice<number>;
export function slice<T>(startOrStop: T | null, stop?: T | null, step?: number | null): Slice<T>;
export function slice<T>(startOrStop: T | null, stop?: T | null, step?: number | null): Slice<T> {
  return stop === undefined && step === undefined
    ? new Slice<T>(null, startOrStop, null)
    : new Slice<T>(startOrStop, stop ?? null, step ?? null);
}
