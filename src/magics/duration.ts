/** Durations for people. */

/** Milliseconds in the unit that keeps the figure short. */
export function duration(ms: number): string {
  if (ms === 0) return '0 ns';
  if (ms >= 60_000) return `${String(Math.floor(ms / 60_000))} min ${((ms % 60_000) / 1000).toFixed(1)} s`;
  if (ms >= 1000) return `${(ms / 1000).toPrecision(3)} s`;
  if (ms >= 1) return `${ms.toPrecision(3)} ms`;
  return ms >= 0.001 ? `${(ms * 1e3).toPrecision(3)} µs` : `${(ms * 1e6).toPrecision(3)} ns`;
}
