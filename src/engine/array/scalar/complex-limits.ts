/** What inverse functions of complex numbers give where a part is infinite or NaN, as C's annex G lists it. */
import {copySign, type Complex} from './complex-roots.js';

const isInfinite = (x: number): boolean => x === Infinity || x === -Infinity;
const QUARTER = Math.PI / 2;

export function isLimit([x, y]: Complex): boolean {
  return !Number.isFinite(x) || !Number.isFinite(y);
}

function arcsinhLimit([x, y]: Complex): Complex {
  if (isInfinite(y)) {
    if (x !== x) return [Infinity, NaN];
    return [copySign(Infinity, x), copySign(isInfinite(x) ? QUARTER / 2 : QUARTER, y)];
  }
  if (isInfinite(x)) return [x, y !== y ? NaN : copySign(0, y)];
  return [NaN, x !== x && y === 0 ? y : NaN];
}

export function arcsinLimit([x, y]: Complex): Complex {
  const [re, im] = arcsinhLimit([-y, x]);
  return [im, -re];
}

export function arccosLimit([x, y]: Complex): Complex {
  if (isInfinite(y)) {
    if (x !== x) return [NaN, -y];
    return [isInfinite(x) ? (x < 0 ? 3 : 1) * (QUARTER / 2) : QUARTER, -y];
  }
  if (isInfinite(x)) {
    return y !== y ? [NaN, -Infinity] : [x < 0 ? Math.PI : 0, -copySign(Infinity, y)];
  }
  return [x === 0 ? QUARTER : NaN, NaN];
}

export function arccoshLimit(z: Complex): Complex {
  const [re, im] = arccosLimit(z);
  if (re !== re) return [Math.abs(im), re];
  return im !== im ? [im, im] : [Math.abs(im), copySign(re, z[1])];
}

export function arctanhLimit([x, y]: Complex): Complex {
  if (isInfinite(y)) return [copySign(0, x), copySign(QUARTER, y)];
  if (isInfinite(x)) return [copySign(0, x), y !== y ? NaN : copySign(QUARTER, y)];
  return [x === 0 ? x : NaN, NaN];
}
