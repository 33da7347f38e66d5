/** Sine and cosine of doubles: fdlibm's polynomials on the quarter turn, both computed and one chosen. */
import {Doubles} from './doubles.js';
import type {KernelCode, Vectors} from './kernel-code.js';
import {v128} from './opcodes.js';

/** Up to here whole numbers of quarter turns have 20 bits, so that their products with the parts are exact. */
const LARGEST = 823549;
/** A quarter turn in parts of 33 bits, and what is left. */
const PARTS = [1.57079632673412561417, 6.0771005063039659766e-11, 2.0222662487111664558e-21] as const;
const REST = 8.47842766036889956997e-32;

const SIN = [
  8.33333333332248946124e-3, -1.98412698298579493134e-4, 2.75573137070700676789e-6,
  -2.50507602534068634195e-8, 1.58969099521155010221e-10,
];
const SIN_FIRST = -1.66666666666666324348e-1;
const COS = [
  4.16666666666666019037e-2, -1.38888888888741095749e-3, 2.48015872894767294178e-5,
  -2.75573143513906633035e-7, 2.0875723212981748279e-9, -1.13596475577881948265e-11,
];

/** `x - n quarter turns` as a sum of two doubles, and n in the lowest bits. */
function reduce(d: Doubles, x: Vectors): {readonly y: Vectors; readonly tail: Vectors; readonly n: Vectors} {
  const turns = d.nearest(d.mul(x, 2 / Math.PI));
  const first = d.sub(x, d.mul(turns, PARTS[0]));
  const [second, lost] = d.twoSum(first, d.mul(turns, -PARTS[1]));
  const [third, more] = d.twoSum(second, d.mul(turns, -PARTS[2]));
  const rest = d.sub(d.add(lost, more), d.mul(turns, REST));
  const y = d.add(third, rest);
  return {y, tail: d.add(d.sub(third, y), rest), n: d.toBits(turns)};
}

function sinPolynomial(d: Doubles, y: Vectors, tail: Vectors, z: Vectors): Vectors {
  const cube = d.mul(z, y);
  const r = d.estrin(z, SIN);
  const small = d.sub(d.mul(z, d.sub(d.mul(tail, 0.5), d.mul(cube, r))), tail);
  return d.sub(y, d.sub(small, d.mul(cube, SIN_FIRST)));
}

function cosPolynomial(d: Doubles, y: Vectors, tail: Vectors, z: Vectors): Vectors {
  const r = d.mul(z, d.estrin(z, COS));
  const half = d.mul(z, 0.5);
  const w = d.sub(1, half);
  return d.add(w, d.add(d.sub(d.sub(1, w), half), d.sub(d.mul(z, r), d.mul(y, tail))));
}

/** `quarters` turns the argument: 0 for the sine, 1 for the cosine. */
function emitTurned(k: KernelCode, x: Vectors, quarters: bigint): Vectors {
  const d = new Doubles(k);
  const {y, tail, n} = reduce(d, x);
  const z = d.mul(y, y);
  const turned = quarters === 0n ? n : d.addBits(n, d.bits(quarters));
  const odd = d.shiftRight(d.shiftLeft(turned, 63), 63);
  const chosen = d.select(odd, cosPolynomial(d, y, tail, z), sinPolynomial(d, y, tail, z));
  const sign = d.and(d.shiftLeft(turned, 62), d.constant(-0));
  return d.xor(chosen, sign);
}

/** Lanes of finite arguments past the reduction's reach are computed one by one, where there is any. */
function withHuge(k: KernelCode, x: Vectors, result: Vectors, name: string): Vectors {
  const d = new Doubles(k);
  const size = d.abs(x);
  const huge = d.and(d.less(LARGEST, size), d.less(size, Infinity));
  const {code} = k;
  const parts = result.parts.map((part) => {
    const local = code.local('v128');
    code.get(part).set(local);
    return local;
  });
  k.push(huge, 0).push(huge, 1).code.simd(v128.or).simd(v128.anyTrue);
  code.when(() => {
    const exact = k.call(`unary:${name}:float64`, 'f64', [x]);
    parts.forEach((local, part) => {
      k.push(exact, part).code.get(local);
      k.push(huge, part).code.simd(v128.bitselect).set(local);
    });
  });
  return {type: 'f64', parts};
}

export function emitSin(k: KernelCode, x: Vectors): Vectors {
  const d = new Doubles(k);
  // Small arguments are their own sine: -0 stays -0.
  const result = d.select(d.less(d.abs(x), 2 ** -27), x, emitTurned(k, x, 0n));
  return withHuge(k, x, result, 'sin');
}

export function emitCos(k: KernelCode, x: Vectors): Vectors {
  return withHuge(k, x, emitTurned(k, x, 1n), 'cos');
}
