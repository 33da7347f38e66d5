/** The inner kernel of matrix products: a tile of four rows by two vectors of columns, over packed panels. */
import {compileModule, fusesMultiplyAdd} from '../wasm/compile.js';
import {Code, ModuleBuilder} from '../wasm/assembler.js';
import {lanes, relaxed, scalar, v128} from '../wasm/opcodes.js';
import type {WasmModule} from '../wasm/platform.js';

export const TILE_ROWS = 4;

/** Columns of a tile. */
export function tileColumns(dtype: 'float32' | 'float64'): 4 | 8 {
  return dtype === 'float64' ? 4 : 8;
}

const LOAD_SPLAT = {float64: 0x0a, float32: 0x09} as const;

/**
 * Exports `gemm(k, a, b, c, stride, panels)`, which adds to rows of `c` (bytes `stride` apart) the products of one
 * packed band of `a` (k times four values) with `panels` packed panels of `b` (k times two vectors each).
 */
export function compileGemm(dtype: 'float32' | 'float64'): WasmModule {
  const builder = new ModuleBuilder();
  const code = new Code(6);
  const [k, a, b, c, stride, panels] = [0, 1, 2, 3, 4, 5];
  const o = dtype === 'float64' ? lanes.f64 : lanes.f32;
  const {madd} = dtype === 'float64' ? relaxed.f64 : relaxed.f32;
  const bytes = dtype === 'float64' ? 8 : 4;
  const sums = Array.from({length: TILE_ROWS}, () => [code.local('v128'), code.local('v128')] as const);
  const [left, right, factor] = [code.local('v128'), code.local('v128'), code.local('v128')];
  const [count, at, row] = [code.local('i32'), code.local('i32'), code.local('i32')];
  const advance = (pointer: number, by: number): void => {
    code.get(pointer).i32(by).op(scalar.i32Add).set(pointer);
  };
  code.loop(() => {
    for (const [x, y] of sums) code.v128(0n, 0n).tee(x).set(y);
    code.get(k).set(count).get(a).set(at);
    code.loop(() => {
      code.get(b).simdAccess(v128.load).set(left).get(b).simdAccess(v128.load, 16).set(right);
      sums.forEach(([x, y], r) => {
        code
          .get(at)
          .simdAccess(LOAD_SPLAT[dtype], r * bytes)
          .set(factor);
        for (const [sum, columns] of [
          [x, left],
          [y, right],
        ] as const) {
          if (fusesMultiplyAdd) code.get(factor).get(columns).get(sum).simd(madd).set(sum);
          else code.get(sum).get(factor).get(columns).simd(o.mul).simd(o.add).set(sum);
        }
      });
      advance(at, TILE_ROWS * bytes);
      advance(b, 32);
      code.get(count).i32(1).op(scalar.i32Sub).tee(count);
    });
    code.get(c).set(row);
    for (const pair of sums) {
      pair.forEach((sum, half) => {
        code
          .get(row)
          .get(row)
          .simdAccess(v128.load, 16 * half)
          .get(sum)
          .simd(o.add);
        code.simdAccess(v128.store, 16 * half);
      });
      code.get(row).get(stride).op(scalar.i32Add).set(row);
    }
    advance(c, 32);
    code.get(panels).i32(1).op(scalar.i32Sub).tee(panels);
  });
  builder.addFunction('gemm', {parameters: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'], results: []}, code);
  return compileModule(builder.finish());
}
