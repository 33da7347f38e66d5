/** The nearest number that 16 bits of floating point can hold, ties to even. */
export function roundToHalf(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(value)) return value;
  const step = 2 ** Math.max(Math.floor(Math.log2(size)) - 10, -24);
  const count = size / step;
  const floor = Math.floor(count);
  const rest = count - floor;
  const rounded = rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
  const result = rounded * step > 65_504 ? Infinity : rounded * step;
  return value < 0 ? -result : result;
}
