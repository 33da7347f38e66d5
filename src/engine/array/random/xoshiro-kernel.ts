/** xoshiro256++ in SIMD: two interleaved generators, as a kernel over a small memory. */
import {compileModule} from '../wasm/compile.js';
import {Code, ModuleBuilder} from '../wasm/assembler.js';
import type {WasmModule} from '../wasm/platform.js';

const op = {
  i32Add: 0x6a,
  i32Sub: 0x6b,
  v128Load: 0x00,
  v128Store: 0x0b,
  i64x2Add: 0xce,
  i64x2Shl: 0xcb,
  i64x2ShrU: 0xcd,
  or: 0x50,
  xor: 0x51,
  f64x2Sub: 0xf1,
} as const;

/**
 * Exports `raw(state, out, pairs)`, which writes pairs of random 64-bit words, and `uniform(state, out, pairs)`,
 * which writes pairs of doubles in [0, 1). The state is eight words: four of each generator, interleaved.
 */
export function compileXoshiro(): WasmModule {
  const builder = new ModuleBuilder();
  const signature = {parameters: ['i32', 'i32', 'i32'], results: []} as const;
  builder.addFunction('raw', signature, generator(false));
  builder.addFunction('uniform', signature, generator(true));
  return compileModule(builder.finish());
}

function generator(uniform: boolean): Code {
  const code = new Code(3);
  const [state, out, pairs] = [0, 1, 2];
  const s = [0, 1, 2, 3].map(() => code.local('v128')) as [number, number, number, number];
  const t = code.local('v128');
  const rotate = (by: number): void => {
    code
      .tee(t)
      .i32(by)
      .simd(op.i64x2Shl)
      .get(t)
      .i32(64 - by)
      .simd(op.i64x2ShrU)
      .simd(op.or);
  };
  s.forEach((local, i) =>
    code
      .get(state)
      .simdAccess(op.v128Load, 16 * i)
      .set(local),
  );
  code.loop(() => {
    code.get(out);
    code.get(s[0]).get(s[3]).simd(op.i64x2Add);
    rotate(23);
    code.get(s[0]).simd(op.i64x2Add);
    if (uniform) {
      // The high 52 bits as the mantissa of a double in [1, 2).
      code.i32(12).simd(op.i64x2ShrU).v128(0x3ff0000000000000n, 0x3ff0000000000000n).simd(op.or);
      code.v128(0x3ff0000000000000n, 0x3ff0000000000000n).simd(op.f64x2Sub);
    }
    code.simdAccess(op.v128Store);
    advance(code, s, rotate);
    code.get(out).i32(16).op(op.i32Add).set(out);
    code.get(pairs).i32(1).op(op.i32Sub).tee(pairs);
  });
  s.forEach((local, i) =>
    code
      .get(state)
      .get(local)
      .simdAccess(op.v128Store, 16 * i),
  );
  return code;
}

function advance(
  code: Code,
  s: readonly [number, number, number, number],
  rotate: (by: number) => void,
): void {
  const shifted = code.local('v128');
  code.get(s[1]).i32(17).simd(op.i64x2Shl).set(shifted);
  const mix = (into: number, from: number): void => {
    code.get(into).get(from).simd(op.xor).set(into);
  };
  mix(s[2], s[0]);
  mix(s[3], s[1]);
  mix(s[1], s[2]);
  mix(s[0], s[3]);
  mix(s[2], shifted);
  code.get(s[3]);
  rotate(45);
  code.set(s[3]);
}
