/** NumPy's pairwise sum of a run of floats: runs of at most 128 by eight accumulators, longer ones by halves. */
import {Code} from '../wasm/assembler.js';
import {lanes, scalar, v128} from '../wasm/opcodes.js';

const RUN = 128;

const plain = {
  f64: {bytes: 8, load: 0x2b, add: 0xa0, vectors: 4},
  f32: {bytes: 4, load: 0x2a, add: 0x92, vectors: 2},
} as const;

/** The function `(pointer, length) -> sum`; `self` is its own index. */
export function emitPairwise(type: 'f64' | 'f32', self: number): Code {
  const code = new Code(2);
  const [pointer, length] = [0, 1];
  const half = code.local('i32');
  const sum = code.local(type);
  const {bytes, load, add} = plain[type];
  code.get(length).i32(RUN).op(scalar.i32GtS);
  code.when(() => {
    code.get(length).i32(1).op(scalar.i32ShrU).i32(-8).op(scalar.i32And).set(half);
    code.get(pointer).get(half).call(self);
    code.get(pointer).get(half).i32(bytes).op(scalar.i32Mul).op(scalar.i32Add);
    code.get(length).get(half).op(scalar.i32Sub).call(self);
    code.op(add).op(scalar.return);
  });
  code.get(length).i32(8).op(scalar.i32GeS);
  code.when(() => {
    emitEight(code, type, pointer, length, sum);
  });
  code.get(length).i32(0).op(scalar.i32GtS);
  code.when(() => {
    code.loop(() => {
      code.get(sum).get(pointer).access(load).op(add).set(sum);
      code.get(pointer).i32(bytes).op(scalar.i32Add).set(pointer);
      code.get(length).i32(1).op(scalar.i32Sub).tee(length);
    });
  });
  return code.get(sum);
}

/** Adds whole groups of eight, and moves past them. */
function emitEight(code: Code, type: 'f64' | 'f32', pointer: number, length: number, sum: number): void {
  const {bytes, add, vectors} = plain[type];
  const o = lanes[type];
  const sums = Array.from({length: vectors}, () => code.local('v128'));
  sums.forEach((local, i) => {
    code
      .get(pointer)
      .simdAccess(v128.load, 16 * i)
      .set(local);
  });
  const advance = (): void => {
    code
      .get(pointer)
      .i32(8 * bytes)
      .op(scalar.i32Add)
      .set(pointer);
    code.get(length).i32(8).op(scalar.i32Sub).tee(length).i32(8).op(scalar.i32GeS);
  };
  advance();
  code.when(() => {
    code.loop(() => {
      sums.forEach((local, i) => {
        code
          .get(local)
          .get(pointer)
          .simdAccess(v128.load, 16 * i)
          .simd(o.add)
          .set(local);
      });
      advance();
    });
  });
  const lane = (at: number): void => {
    const width = 8 / vectors;
    code.get(sums[Math.floor(at / width)] ?? 0).lane(o.extract, at % width);
  };
  for (const quarter of [0, 4]) {
    lane(quarter);
    lane(quarter + 1);
    code.op(add);
    lane(quarter + 2);
    lane(quarter + 3);
    code.op(add).op(add);
  }
  code.op(add).set(sum);
}
