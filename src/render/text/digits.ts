/** Numbers with a fixed count of digits, rounded half to even on their exact value, as C and Python do. */

/** `value` with `digits` digits after the point. */
export function fixed(value: number, digits: number): string {
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (size >= 1e21) return `${sign}${BigInt(size).toString()}${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`;
  return sign + unsignedFixed(size, digits);
}

function unsignedFixed(size: number, digits: number): string {
  const rounded = size.toFixed(digits);
  // A tie has one digit more and no further bits: JavaScript rounds it up, C to the even neighbour.
  if (!Number.isInteger(size * 2 ** (digits + 1))) return rounded;
  const exact = size.toFixed(digits + 1);
  if (!exact.endsWith('5')) return rounded;
  const below = exact.slice(0, -1).replace(/\.$/, '');
  return isEven(below) ? below : rounded;
}

/** `value` with one digit before the point and `digits` after it: `1.5e+00`, the exponent as JavaScript writes it. */
export function scientific(
  value: number,
  digits: number,
): {readonly mantissa: string; readonly exponent: number} {
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [mantissa = '', exponent = '0'] = halfEven(size, digits).split('e');
  return {mantissa: sign + mantissa, exponent: Number(exponent)};
}

function halfEven(size: number, digits: number): string {
  const rounded = size.toExponential(digits);
  const more = size.toExponential(digits + 1);
  const [mantissa = '', exponent = '0'] = more.split('e');
  if (!mantissa.endsWith('5')) return rounded;
  const exact = size.toExponential(Math.min(100, digits + 40)).split('e')[0] ?? '';
  if (!/^0*$/.test(exact.slice(mantissa.length))) return rounded;
  const below = mantissa.slice(0, -1).replace(/\.$/, '');
  return isEven(below) ? `${below}e${exponent}` : rounded;
}

function isEven(text: string): boolean {
  return '02468'.includes(text.at(-1) ?? '');
}

/** An exponent of at least `width` digits: `+05`. */
export function exponentText(exponent: number, width = 2): string {
  return `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(width, '0')}`;
}
