/** What a thread needs for Fourier transforms: kernels, and memory in which values and roots lie. */
import {ValueError} from '../../../errors/index.js';
import {wasm, type WasmFunction, type WasmMemory} from '../wasm/platform.js';
import {Bluestein} from './bluestein.js';
import {MixedRadix} from './mixed-radix.js';
import {factorsOf} from './roots.js';
import {compileStep} from './step-kernel.js';

/** The largest prime factor that a step is made for. */
const LARGEST_FACTOR = 31;
/** Bytes of one complex value. */
const VALUE = 16;
const PAGE = 65536;
const MOST = 65536 * PAGE;
/** Bytes of roots that are kept for other lengths. */
const KEPT = 2 ** 28;

/** A transform of a length: forward, not divided. */
export interface Plan {
  /** Values that each of its two places must have room for, for each transform that stands side by side. */
  readonly room: number;
  /**
   * Transforms values at one place, using another, and gives the place where the result is. `side` transforms stand side by
   * side: all their first values, all their second ones, …
   */
  run(from: number, spare: number, side: number): number;
}

/** Whether the length has a plan of steps alone. */
export function isSmooth(n: number): boolean {
  return Math.max(1, ...factorsOf(n)) <= LARGEST_FACTOR;
}

export class FourierContext {
  private readonly memory: WasmMemory = new wasm.Memory({initial: 1, maximum: 65536, shared: true});
  private readonly steps = new Map<number, WasmFunction>();
  private readonly plans = new Map<number, Plan>();
  private view: Float64Array = new Float64Array(0);
  /** Bytes of the places, which lie first, and of everything. */
  private places = 0;
  private end = 0;

  /** All values in memory, until more is asked for. */
  get doubles(): Float64Array {
    if (this.view.length * 8 !== this.memory.buffer.byteLength)
      this.view = new Float64Array(this.memory.buffer);
    return this.view;
  }

  /** The plan of a length, and the addresses of two places for `side` transforms. */
  prepare(n: number, side: number): {readonly plan: Plan; readonly first: number; readonly second: number} {
    const room = isSmooth(n) ? n : Bluestein.length(n);
    const bytes = 64 * Math.ceil((room * side * VALUE) / 64);
    if (2 * bytes > this.places) {
      this.forget();
      this.places = 2 * bytes;
      this.end = this.places;
    }
    if (this.end - this.places > KEPT) this.forget();
    const plan = this.planOf(n);
    this.reserve(0);
    return {plan, first: 0, second: bytes};
  }

  planOf(n: number): Plan {
    const known = this.plans.get(n);
    if (known !== undefined) return known;
    const plan = isSmooth(n) ? new MixedRadix(n, this) : new Bluestein(n, this);
    this.plans.set(n, plan);
    return plan;
  }

  /** The address of fresh memory, which is kept. */
  reserve(bytes: number): number {
    const at = this.end;
    this.end += 64 * Math.ceil(bytes / 64);
    const missing = this.end - this.memory.buffer.byteLength;
    if (this.end > MOST)
      throw new ValueError('a Fourier transform of a length with a large prime factor takes more than 4 GiB');
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    return at;
  }

  step(radix: number): WasmFunction {
    const known = this.steps.get(radix);
    if (known !== undefined) return known;
    const {step} = new wasm.Instance(compileStep(radix), {env: {memory: this.memory}, f: {}}).exports;
    if (step === undefined) throw new RangeError('the kernel exports no step');
    this.steps.set(radix, step);
    return step;
  }

  private forget(): void {
    this.plans.clear();
    this.end = this.places;
  }
}
