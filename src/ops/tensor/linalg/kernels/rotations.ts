/** Compiled loops of one-sided Jacobi rotations, over rows of doubles in one memory. */
import {Code, ModuleBuilder} from '../../../../engine/array/wasm/assembler.js';
import {compileModule, fusesMultiplyAdd} from '../../../../engine/array/wasm/compile.js';
import {lanes, relaxed, scalar, v128} from '../../../../engine/array/wasm/opcodes.js';
import {wasm, type WasmMemory} from '../../../../engine/array/wasm/platform.js';

/** Vectors that are taken at once, so that one step need not wait for the one before. */
const UNROLLED = 4;
/** Values that rows are padded to a multiple of. */
export const ROW_MULTIPLE = 2 * UNROLLED;

const {add, sub, mul, splat, extract} = lanes.f64;

/** Multiplies the two vectors on the stack and adds what a local holds. */
function multiplyAdd(code: Code, sum: number): void {
  if (fusesMultiplyAdd) code.get(sum).simd(relaxed.f64.madd);
  else code.simd(mul).get(sum).simd(add);
}

function advance(code: Code, local: number, by: number): void {
  code.get(local).i32(by).op(scalar.i32Add).set(local);
}

function countDown(code: Code, n: number): void {
  code.get(n).i32(ROW_MULTIPLE).op(scalar.i32Sub).tee(n);
}

/** `(p, q, n) -> f64`: the inner product of two rows. */
function emitDot(): Code {
  const code = new Code(3);
  const [p, q, n] = [0, 1, 2];
  const sums = Array.from({length: UNROLLED}, () => code.local('v128'));
  code.loop(() => {
    sums.forEach((sum, i) => {
      code
        .get(p)
        .simdAccess(v128.load, 16 * i)
        .get(q)
        .simdAccess(v128.load, 16 * i);
      multiplyAdd(code, sum);
      code.set(sum);
    });
    for (const pointer of [p, q]) advance(code, pointer, 16 * UNROLLED);
    countDown(code, n);
  });
  const [first = 0, ...others] = sums;
  for (const sum of others) code.get(first).get(sum).simd(add).set(first);
  return code.get(first).lane(extract, 0).get(first).lane(extract, 1).op(scalar.f64Add);
}

/** `(p, q, n, c, s)`: `p, q = c p - s q, s p + c q`. */
function emitRotate(): Code {
  const code = new Code(5);
  const [p, q, n, cosine, sine] = [0, 1, 2, 3, 4];
  const [c, s, x, y, product] = Array.from({length: 5}, () => code.local('v128')) as [
    number,
    number,
    number,
    number,
    number,
  ];
  code.get(cosine).simd(splat).set(c).get(sine).simd(splat).set(s);
  code.loop(() => {
    for (let i = 0; i < UNROLLED; i++) {
      code
        .get(p)
        .simdAccess(v128.load, 16 * i)
        .set(x)
        .get(q)
        .simdAccess(v128.load, 16 * i)
        .set(y);
      code.get(p).get(c).get(x).simd(mul).get(s).get(y).simd(mul).simd(sub);
      code.simdAccess(v128.store, 16 * i);
      code.get(s).get(x).simd(mul).set(product);
      code.get(q).get(c).get(y);
      multiplyAdd(code, product);
      code.simdAccess(v128.store, 16 * i);
    }
    for (const pointer of [p, q]) advance(code, pointer, 16 * UNROLLED);
    countDown(code, n);
  });
  return code;
}

export interface Rotations {
  /** The inner product of rows at two addresses, of `n` values. */
  dot(p: number, q: number, n: number): number;
  /** Turns two rows: the first becomes `c p - s q`, the second `s p + c q`. */
  rotate(p: number, q: number, n: number, c: number, s: number): void;
}

/** The loops over a memory; `n` is a positive multiple of ROW_MULTIPLE. */
export function compileRotations(memory: WasmMemory): Rotations {
  const builder = new ModuleBuilder();
  builder.addFunction('dot', {parameters: ['i32', 'i32', 'i32'], results: ['f64']}, emitDot());
  builder.addFunction('rotate', {parameters: ['i32', 'i32', 'i32', 'f64', 'f64'], results: []}, emitRotate());
  const {dot, rotate} = new wasm.Instance(compileModule(builder.finish()), {env: {memory}, f: {}}).exports;
  if (dot === undefined || rotate === undefined) throw new RangeError('a loop of rotations is missing');
  return {dot: (...args) => Number(dot(...args)), rotate: (...args) => void rotate(...args)};
}
