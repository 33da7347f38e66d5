/** The order of complex numbers: by real parts, then by imaginary ones. */
import type {ComparisonOp} from './ops.js';
import type {Complex} from './complex-roots.js';

export function isNaNPair([re, im]: Complex): boolean {
  return re !== re || im !== im;
}

function above([a, b]: Complex, [c, d]: Complex): boolean {
  // Where an imaginary part is NaN, real parts decide nothing.
  return (a > c && b === b && d === d) || (a === c && b > d);
}

function atLeast([a, b]: Complex, [c, d]: Complex): boolean {
  return (a > c && b === b && d === d) || (a === c && b >= d);
}

export const complexComparisons: Readonly<Record<ComparisonOp, (x: Complex, y: Complex) => boolean>> = {
  equal: ([a, b], [c, d]) => a === c && b === d,
  not_equal: ([a, b], [c, d]) => a !== c || b !== d,
  less: (x, y) => above(y, x),
  less_equal: (x, y) => atLeast(y, x),
  greater: above,
  greater_equal: atLeast,
};

/** Of two the larger, or the smaller; `passing` says which one's NaN is chosen. */
export const complexExtremes = {
  maximum: (x: Complex, y: Complex): Complex => (isNaNPair(x) || atLeast(x, y) ? x : y),
  minimum: (x: Complex, y: Complex): Complex => (isNaNPair(x) || atLeast(y, x) ? x : y),
  fmax: (x: Complex, y: Complex): Complex => (isNaNPair(y) || atLeast(x, y) ? x : y),
  fmin: (x: Complex, y: Complex): Complex => (isNaNPair(y) || atLeast(y, x) ? x : y),
} as const;
