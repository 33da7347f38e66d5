/** Square roots of complex numbers, and what their functions share. */

export type Complex = readonly [re: number, im: number];

export function complexSqrt([a, b]: Complex): Complex {
  if (a === 0 && b === 0) return [0, b];
  if (b === Infinity || b === -Infinity) return [Infinity, b];
  if (Number.isNaN(a)) return [NaN, NaN];
  if (a === Infinity) return [Infinity, Number.isNaN(b) ? NaN : copySign(0, b)];
  if (a === -Infinity) return Number.isNaN(b) ? [NaN, Infinity] : [0, copySign(Infinity, b)];
  const root = Math.sqrt((Math.abs(a) + Math.hypot(a, b)) / 2);
  return a >= 0 ? [root, b / (2 * root)] : [Math.abs(b) / (2 * root), copySign(root, b)];
}

/** `size` with the sign of another number, that of zeros too. */
export function copySign(size: number, sign: number): number {
  return sign < 0 || Object.is(sign, -0) ? -size : size;
}

/** i·z to z: of f(iz) = i g(z). */
export function turned(f: (z: Complex) => Complex): (z: Complex) => Complex {
  return ([a, b]) => {
    const [re, im] = f([-b, a]);
    return [im, -re];
  };
}
