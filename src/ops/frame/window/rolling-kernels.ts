/**
 * Aggregations of windows whose bounds only move forward: each row adds the values that come in and removes those that go out. Sums are compensated
 * (Kahan), and windows of one value repeated give that value, as pandas has it, so that results agree to the last digits.
 */
import type {Bounds} from './bounds.js';

export const windowReductions = ['sum', 'mean', 'count', 'min', 'max', 'std', 'var', 'median'] as const;
export type WindowReduction = (typeof windowReductions)[number];

/** What a window holds: values come in and go out, and `result` is asked once a row. */
interface State {
  add(value: number, row: number): void;
  remove(value: number, row: number): void;
  /** The result for `present` values. */
  result(present: number): number;
  clear(): void;
}

class Sum {
  total = 0;
  #lostIn = 0;
  #lostOut = 0;
  negative = 0;
  /** The last value, and how often it came in a row. */
  last = NaN;
  same = 0;

  clear(): void {
    this.total = 0;
    this.#lostIn = 0;
    this.#lostOut = 0;
    this.negative = 0;
    this.last = NaN;
    this.same = 0;
  }

  add(value: number): void {
    const wanted = value - this.#lostIn;
    const next = this.total + wanted;
    this.#lostIn = next - this.total - wanted;
    this.total = next;
    if (value < 0) this.negative++;
    this.same = value === this.last ? this.same + 1 : 1;
    this.last = value;
  }

  remove(value: number): void {
    const wanted = -value - this.#lostOut;
    const next = this.total + wanted;
    this.#lostOut = next - this.total - wanted;
    this.total = next;
    if (value < 0) this.negative--;
  }

  result(present: number): number {
    if (present === 0) return 0;
    return this.same >= present ? this.last * present : this.total;
  }
}

class Mean extends Sum {
  override result(present: number): number {
    if (present === 0) return NaN;
    if (this.same >= present) return this.last;
    const mean = this.total / present;
    // Rounding must not give a mean of one sign to values of the other.
    if (this.negative === 0 && mean < 0) return 0;
    return this.negative === present && mean > 0 ? 0 : mean;
  }
}

/** Welford's update, compensated. */
class Variance implements State {
  #mean = 0;
  #squares = 0;
  #lostIn = 0;
  #lostOut = 0;
  #present = 0;
  #last = NaN;
  #same = 0;

  constructor(
    readonly ddof: number,
    readonly root: boolean,
  ) {}

  clear(): void {
    this.#mean = 0;
    this.#squares = 0;
    this.#lostIn = 0;
    this.#lostOut = 0;
    this.#present = 0;
    this.#last = NaN;
    this.#same = 0;
  }

  add(value: number): void {
    this.#present++;
    this.#same = value === this.#last ? this.#same + 1 : 1;
    this.#last = value;
    const before = this.#mean - this.#lostIn;
    const wanted = value - this.#lostIn;
    const step = wanted - this.#mean;
    this.#lostIn = step + this.#mean - wanted;
    this.#mean += step / this.#present;
    this.#squares += (value - before) * (value - this.#mean);
  }

  remove(value: number): void {
    this.#present--;
    if (this.#present === 0) {
      this.#mean = 0;
      this.#squares = 0;
      return;
    }
    const before = this.#mean - this.#lostOut;
    const wanted = value - this.#lostOut;
    const step = wanted - this.#mean;
    this.#lostOut = step + this.#mean - wanted;
    this.#mean -= step / this.#present;
    this.#squares -= (value - before) * (value - this.#mean);
  }

  result(present: number): number {
    if (present < 1 || present <= this.ddof) return NaN;
    if (present === 1 || this.#same >= present) return 0;
    const variance = this.#squares / (present - this.ddof);
    return this.root ? Math.sqrt(Math.max(0, variance)) : variance;
  }
}

/** The rows that can still be the extreme of some window, from the extreme on. */
class Extreme implements State {
  readonly #rows: number[] = [];
  readonly #values: number[] = [];
  #head = 0;

  constructor(readonly sign: 1 | -1) {}

  clear(): void {
    this.#rows.length = 0;
    this.#values.length = 0;
    this.#head = 0;
  }

  add(value: number, row: number): void {
    while (
      this.#values.length > this.#head &&
      this.sign * (this.#values.at(-1) as number) <= this.sign * value
    ) {
      this.#values.pop();
      this.#rows.pop();
    }
    this.#values.push(value);
    this.#rows.push(row);
  }

  remove(_value: number, row: number): void {
    if (this.#rows[this.#head] !== row) return;
    this.#head++;
    if (this.#head < 1024) return;
    this.#rows.splice(0, this.#head);
    this.#values.splice(0, this.#head);
    this.#head = 0;
  }

  result(present: number): number {
    return present === 0 ? NaN : (this.#values[this.#head] as number);
  }
}

/** The values in ascending order. */
class Median implements State {
  readonly #sorted: number[] = [];

  clear(): void {
    this.#sorted.length = 0;
  }

  add(value: number): void {
    this.#sorted.splice(this.#placeOf(value), 0, value);
  }

  remove(value: number): void {
    this.#sorted.splice(this.#placeOf(value), 1);
  }

  #placeOf(value: number): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  result(present: number): number {
    if (present === 0) return NaN;
    const middle = present >>> 1;
    const upper = this.#sorted[middle] as number;
    return present % 2 === 1 ? upper : ((this.#sorted[middle - 1] as number) + upper) / 2;
  }
}

function stateOf(name: Exclude<WindowReduction, 'count'>, ddof: number): State {
  switch (name) {
    case 'sum':
      return new Sum();
    case 'mean':
      return new Mean();
    case 'min':
      return new Extreme(-1);
    case 'max':
      return new Extreme(1);
    case 'median':
      return new Median();
    case 'var':
      return new Variance(ddof, false);
    case 'std':
      return new Variance(ddof, true);
  }
}

/**
 * One aggregation of each window.
 *
 * @param least how many values must be present for a result.
 */
export function reduceWindows(
  name: WindowReduction,
  values: Float64Array,
  {start, end}: Bounds,
  least: number,
  ddof: number,
): Float64Array {
  if (name === 'count') return reduceWindows('sum', presence(values), {start, end}, least, ddof);
  const out = new Float64Array(values.length);
  const state = stateOf(name, ddof);
  let present = 0;
  let [from, to] = [0, 0];
  for (let row = 0; row < out.length; row++) {
    const [first, after] = [start[row] as number, end[row] as number];
    if (first >= to) {
      state.clear();
      present = 0;
      [from, to] = [first, first];
    }
    for (; from < first; from++) {
      const value = values[from] as number;
      if (!Number.isFinite(value)) continue;
      present--;
      state.remove(value, from);
    }
    for (; to < after; to++) {
      const value = values[to] as number;
      // Infinities count as missing, as in pandas: they could not be taken out again.
      if (!Number.isFinite(value)) continue;
      present++;
      state.add(value, to);
    }
    out[row] = present >= least ? state.result(present) : NaN;
  }
  return out;
}

function presence(values: Float64Array): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? 0 : 1));
}
