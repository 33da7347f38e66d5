/** Compiled loops over rows of doubles in one memory: packing for products, and products with vectors. */
import {Code, ModuleBuilder} from '../../../../engine/array/wasm/assembler.js';
import {compileModule, fusesMultiplyAdd} from '../../../../engine/array/wasm/compile.js';
import {lanes, relaxed, scalar, v128} from '../../../../engine/array/wasm/opcodes.js';
import {wasm, type WasmMemory} from '../../../../engine/array/wasm/platform.js';

/** Values that vectors are taken by. */
export const VECTOR_MULTIPLE = 8;
/** Vectors of two that this makes. */
const UNROLLED = VECTOR_MULTIPLE / 2;
/** Rows that are taken together, so that a vector is read once for all of them. */
export const ROW_MULTIPLE = 4;

const f64 = {load: 0x2b, store: 0x39, neg: 0x9a} as const;

function advance(code: Code, local: number, by: number): void {
  code.get(local).i32(by).op(scalar.i32Add).set(local);
}

function advanceBy(code: Code, local: number, by: number): void {
  code.get(local).get(by).op(scalar.i32Add).set(local);
}

function countDown(code: Code, local: number, by = 1): void {
  code.get(local).i32(by).op(scalar.i32Sub).tee(local);
}

/** Adds the product of the two vectors on the stack to a local. */
function multiplyAdd(code: Code, sum: number): void {
  if (fusesMultiplyAdd) code.get(sum).simd(relaxed.f64.madd);
  else code.simd(lanes.f64.mul).get(sum).simd(lanes.f64.add);
  code.set(sum);
}

/** `(to, from, rowStep, columnStep, inner)`: four rows, inner position by inner position. Steps in bytes. */
function emitPackRows(negative: boolean): Code {
  const code = new Code(5);
  const [to, from, rowStep, columnStep, inner] = [0, 1, 2, 3, 4];
  const rows = [from, code.local('i32'), code.local('i32'), code.local('i32')] as const;
  for (let r = 1; r < ROW_MULTIPLE; r++) {
    code
      .get(rows[r - 1] ?? 0)
      .get(rowStep)
      .op(scalar.i32Add)
      .set(rows[r] ?? 0);
  }
  code.loop(() => {
    rows.forEach((row, r) => {
      code.get(to).get(row).access(f64.load);
      if (negative) code.op(f64.neg);
      code.access(f64.store, 8 * r);
    });
    for (const row of rows) advanceBy(code, row, columnStep);
    advance(code, to, 8 * ROW_MULTIPLE);
    countDown(code, inner);
  });
  return code;
}

/** `(to, from, rowStep, inner)`: panels of four columns that lie together, inner position by inner position. */
function emitPackPanel(): Code {
  const code = new Code(4);
  const [to, from, rowStep, inner] = [0, 1, 2, 3];
  code.loop(() => {
    for (const half of [0, 16])
      code.get(to).get(from).simdAccess(v128.load, half).simdAccess(v128.store, half);
    advanceBy(code, from, rowStep);
    advance(code, to, 32);
    countDown(code, inner);
  });
  return code;
}

/** `(a, rowStep, x, y, rows, n)`: `y += x a`, for `rows` (a multiple of four) rows of `n` values. */
function emitAddRows(): Code {
  const code = new Code(6);
  const [a, rowStep, x, y, rows, n] = [0, 1, 2, 3, 4, 5];
  const factors = Array.from({length: ROW_MULTIPLE}, () => code.local('v128'));
  const pointers = Array.from({length: ROW_MULTIPLE}, () => code.local('i32'));
  const [to, left, sum] = [code.local('i32'), code.local('i32'), code.local('v128')];
  code.loop(() => {
    factors.forEach((factor, r) => {
      code
        .get(x)
        .access(f64.load, 8 * r)
        .simd(lanes.f64.splat)
        .set(factor);
    });
    pointers.forEach((pointer) => {
      code.get(a).set(pointer);
      advanceBy(code, a, rowStep);
    });
    code.get(y).set(to).get(n).set(left);
    code.loop(() => {
      for (let i = 0; i < UNROLLED; i++) {
        code
          .get(to)
          .simdAccess(v128.load, 16 * i)
          .set(sum);
        pointers.forEach((pointer, r) => {
          code
            .get(pointer)
            .simdAccess(v128.load, 16 * i)
            .get(factors[r] ?? 0);
          multiplyAdd(code, sum);
        });
        code
          .get(to)
          .get(sum)
          .simdAccess(v128.store, 16 * i);
      }
      for (const pointer of [...pointers, to]) advance(code, pointer, 8 * VECTOR_MULTIPLE);
      countDown(code, left, VECTOR_MULTIPLE);
    });
    advance(code, x, 8 * ROW_MULTIPLE);
    countDown(code, rows, ROW_MULTIPLE);
  });
  return code;
}

/** `(a, rowStep, x, y, rows, n)`: `y = a x`, for `rows` (a multiple of four) rows of `n` values. */
function emitMultiplyRows(): Code {
  const code = new Code(6);
  const [a, rowStep, x, y, rows, n] = [0, 1, 2, 3, 4, 5];
  const pointers = Array.from({length: ROW_MULTIPLE}, () => code.local('i32'));
  const sums = Array.from({length: ROW_MULTIPLE}, () => [code.local('v128'), code.local('v128')] as const);
  const [from, left, factor] = [code.local('i32'), code.local('i32'), code.local('v128')];
  code.loop(() => {
    pointers.forEach((pointer) => {
      code.get(a).set(pointer);
      advanceBy(code, a, rowStep);
    });
    for (const [even, odd] of sums) code.v128(0n, 0n).tee(even).set(odd);
    code.get(x).set(from).get(n).set(left);
    code.loop(() => {
      for (let i = 0; i < UNROLLED; i++) {
        code
          .get(from)
          .simdAccess(v128.load, 16 * i)
          .set(factor);
        sums.forEach((pair, r) => {
          code
            .get(pointers[r] ?? 0)
            .simdAccess(v128.load, 16 * i)
            .get(factor);
          multiplyAdd(code, pair[i % 2 === 0 ? 0 : 1]);
        });
      }
      for (const pointer of [...pointers, from]) advance(code, pointer, 8 * VECTOR_MULTIPLE);
      countDown(code, left, VECTOR_MULTIPLE);
    });
    sums.forEach(([even, odd], r) => {
      code.get(y).get(even).get(odd).simd(lanes.f64.add).tee(even).lane(lanes.f64.extract, 0);
      code
        .get(even)
        .lane(lanes.f64.extract, 1)
        .op(scalar.f64Add)
        .access(f64.store, 8 * r);
    });
    advance(code, y, 8 * ROW_MULTIPLE);
    countDown(code, rows, ROW_MULTIPLE);
  });
  return code;
}

/** Addresses and steps are in bytes. */
export interface RowLoops {
  packRows(to: number, from: number, rowStep: number, columnStep: number, inner: number): void;
  packNegativeRows(to: number, from: number, rowStep: number, columnStep: number, inner: number): void;
  packPanel(to: number, from: number, rowStep: number, inner: number): void;
  addRows(a: number, rowStep: number, x: number, y: number, rows: number, n: number): void;
  multiplyRows(a: number, rowStep: number, x: number, y: number, rows: number, n: number): void;
}

/** The loops over a memory. Counts are positive, of rows multiples of four, and of values of VECTOR_MULTIPLE. */
export function compileRowLoops(memory: WasmMemory): RowLoops {
  const builder = new ModuleBuilder();
  const codes = {
    packRows: [emitPackRows(false), 5],
    packNegativeRows: [emitPackRows(true), 5],
    packPanel: [emitPackPanel(), 4],
    addRows: [emitAddRows(), 6],
    multiplyRows: [emitMultiplyRows(), 6],
  } as const;
  for (const [name, [code, count]] of Object.entries(codes)) {
    builder.addFunction(name, {parameters: Array.from({length: count}, () => 'i32'), results: []}, code);
  }
  const {exports} = new wasm.Instance(compileModule(builder.finish()), {env: {memory}, f: {}});
  const loop = (name: keyof typeof codes): ((...args: number[]) => void) => {
    const fn = exports[name];
    if (fn === undefined) throw new RangeError(`the loop ${name} is missing`);
    return (...args) => void fn(...args);
  };
  return {
    packRows: loop('packRows'),
    packNegativeRows: loop('packNegativeRows'),
    packPanel: loop('packPanel'),
    addRows: loop('addRows'),
    multiplyRows: loop('multiplyRows'),
  };
}
