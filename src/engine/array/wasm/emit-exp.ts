/** The exponential function of doubles in SIMD. */
import type {KernelCode, Vectors} from './kernel-code.js';
import {convert, lanes} from './opcodes.js';

/** log 2 in two parts: the first has few bits, so that its product with a whole number is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** Degree at which the Taylor series on [-log 2 / 2, log 2 / 2] is below the last bit. */
const DEGREE = 13;

/** exp(x) = 2^k · exp(x - k log 2), scaled in two steps so that denormal and huge results come right. */
export function emitExp(k: KernelCode, x: Vectors): Vectors {
  const f = lanes.f64;
  const i = lanes.i64;
  const {code} = k;
  const low = k.constant('f64', -750);
  const high = k.constant('f64', 720);
  const clamped = k.fill('f64', (p) => {
    // These pass NaN on.
    k.push(x, p).push(low, p).code.simd(f.max);
    k.push(high, p).code.simd(f.min);
  });
  const whole = k.map('f64', [k.map('f64', [clamped, k.constant('f64', Math.LOG2E)], f.mul)], f.nearest);
  const rest = k.fill('f64', (p) => {
    k.push(clamped, p).push(whole, p).pushConstant('f64', LN2_HIGH);
    code.simd(f.mul).simd(f.sub);
    k.push(whole, p).pushConstant('f64', LN2_LOW);
    code.simd(f.mul).simd(f.sub);
  });
  const factorials = Array.from({length: DEGREE + 1}, (_, n) => factorial(n));
  const series = k.fill('f64', (p) => {
    k.pushConstant('f64', 1 / (factorials[DEGREE] ?? 1));
    for (let n = DEGREE - 1; n >= 0; n--) {
      k.push(rest, p).code.simd(f.mul);
      k.pushConstant('f64', 1 / (factorials[n] ?? 1));
      code.simd(f.add);
    }
  });
  const exponent = k.fill('i64', (p) => {
    k.push(whole, p).code.simd(convert.i32FromF64Zero).simd(convert.i64FromLowI32);
  });
  const half = k.fill('i64', (p) => {
    k.push(exponent, p).code.i32(1).simd(0xcc);
  });
  const scale = (power: () => void): void => {
    power();
    k.pushConstant('i64', 1023);
    code.simd(i.add).i32(52).simd(i.shl).simd(f.mul);
  };
  return k.fill('f64', (p) => {
    k.push(series, p);
    scale(() => k.push(half, p));
    scale(() => k.push(exponent, p).push(half, p).code.simd(i.sub));
  });
}

function factorial(n: number): number {
  let product = 1;
  for (let m = 2; m <= n; m++) product *= m;
  return product;
}
