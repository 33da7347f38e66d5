/** Comparing numbers that may differ in their last bits. */
import assert from 'node:assert/strict';

/** Zeros, infinities, NaN, denormals, and where functions change their ways. */
export const odd = [
  ...[0, -0, NaN, Infinity, -Infinity, 5e-324, -5e-324, 1e-310, -1e-310, 2 ** -1022, 1, -1, 1e-20, -1e-20],
  ...[
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    709.78,
    709.79,
    -745.1,
    -745.2,
    -708.5,
    1023.99,
    1024,
    -1074,
    -1075,
  ],
  ...[Math.PI, Math.PI / 2, -Math.PI, 3 * Math.PI, 823549, 823550, 1e22, 22, -22, 0.5, 2, 8, 1000, 1e15],
];

const word = new DataView(new ArrayBuffer(8));
/** Position among all doubles, so that neighbours differ by 1. */
function rank(x: number): bigint {
  word.setFloat64(0, x);
  const bits = word.getBigInt64(0);
  return bits < 0n ? -(bits & ((1n << 63n) - 1n)) : bits;
}

/** Fails where two numbers lie further apart than that many units of the last place. */
export function assertNear(got: number, wanted: number, ulps: number, label: string): void {
  if (Object.is(got, wanted)) return;
  const distance = rank(got) - rank(wanted);
  const near = Number.isFinite(got) && Number.isFinite(wanted) && got !== 0 && wanted !== 0;
  assert.ok(near && distance <= ulps && -distance <= ulps, `${label}: got ${got}, wanted ${wanted}`);
}

/** Values over and over. */
export function repeat(values: readonly number[], count: number): number[] {
  return Array.from({length: count}, (_, i) => values[i % values.length] ?? 0);
}

/** That many numbers spread over a range without a pattern; `step` tells sequences apart. */
export function spread(count: number, low: number, high: number, step = 0.6180339887498949): number[] {
  return Array.from({length: count}, (_, i) => low + (high - low) * ((i * step) % 1));
}
