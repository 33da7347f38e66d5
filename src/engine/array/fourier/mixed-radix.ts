/** A transform by factors of the length, sorted on the way: each step takes one off and writes in the order of the result. */
import type {WasmFunction} from '../wasm/platform.js';
import type {FourierContext, Plan} from './fourier-context.js';
import {factorsOf, roots} from './roots.js';
import {rootBytes} from './step-kernel.js';

interface Step {
  readonly run: WasmFunction;
  readonly roots: number;
  readonly m: number;
  /** Product of the factors before. */
  readonly side: number;
}

export class MixedRadix implements Plan {
  private readonly steps: readonly Step[];

  constructor(
    readonly room: number,
    context: FourierContext,
  ) {
    const steps: Step[] = [];
    const table = roots(room);
    let side = 1;
    for (const radix of factorsOf(room)) {
      const m = room / side / radix;
      const at = context.reserve(rootBytes(radix, m));
      const {doubles} = context;
      let to = at / 8;
      for (let p = 1; p < m; p++) {
        for (let t = 1; t < radix; t++) {
          const root = 2 * side * p * t;
          doubles[to++] = table[root] ?? 0;
          doubles[to++] = table[root + 1] ?? 0;
        }
      }
      steps.push({run: context.step(radix), roots: at, m, side});
      side *= radix;
    }
    this.steps = steps;
  }

  run(from: number, spare: number, side: number): number {
    let [source, target] = [from, spare];
    for (const step of this.steps) {
      step.run(source, target, step.roots, step.m, step.side * side);
      [source, target] = [target, source];
    }
    return source;
  }
}
