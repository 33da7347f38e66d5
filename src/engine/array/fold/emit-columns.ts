/** Folds down columns: rows `stride` bytes apart are combined with a row of accumulators, one after the other. */
import {Code} from '../wasm/assembler.js';
import {lanes, scalar, v128} from '../wasm/opcodes.js';
import {foldBytes, type FindType, type FoldStep} from './fold-lanes.js';

/** Vectors of a row that are combined at once: together as many bytes as memory is padded by. */
const UNROLLED = 4;

/** `(accumulators, source, rows, width, stride)`; whole groups of vectors are read and written, past the width too. */
export function emitColumns({type, combine, quick = combine}: FoldStep): Code {
  const code = new Code(5);
  const [accumulators, source, rows, width, stride] = [0, 1, 2, 3, 4];
  const [to, from, count] = [code.local('i32'), code.local('i32'), code.local('i32')];
  const [sum, value, nan] = [code.local('v128'), code.local('v128'), code.local('v128')];
  const advance = (local: number, by: number): void => {
    code.get(local).i32(by).op(scalar.i32Add).set(local);
  };
  // Row by row: one stream is what memory is read ahead for.
  code.loop(() => {
    code.get(accumulators).set(to).get(source).set(from).get(width).set(count);
    code.loop(() => {
      for (let vector = 0; vector < UNROLLED; vector++) {
        const offset = 16 * vector;
        code.get(to).simdAccess(v128.load, offset).set(sum).v128(0n, 0n).set(nan);
        code.get(from).simdAccess(v128.load, offset).set(value);
        quick(code, sum, value, nan);
        code.get(to).get(sum).get(nan).simd(v128.or).simdAccess(v128.store, offset);
      }
      advance(from, 16 * UNROLLED);
      advance(to, 16 * UNROLLED);
      code.get(count).i32((16 * UNROLLED) / foldBytes(type));
      code.op(scalar.i32Sub).tee(count).i32(0).op(scalar.i32GtS);
    });
    code.get(source).get(stride).op(scalar.i32Add).set(source);
    code.get(rows).i32(1).op(scalar.i32Sub).tee(rows);
  });
  return code;
}

/**
 * `(extremes, positions, source, rows, width, stride, first)`: where a value is more extreme, or the first NaN, it
 * takes the extreme's place, and its row (`first` on) the position's. Positions are as wide as values.
 */
export function emitPositions(op: 'argmax' | 'argmin', type: FindType): Code {
  const code = new Code(7);
  const [extremes, positions, source, rows, width, stride, first] = [0, 1, 2, 3, 4, 5, 6];
  const [to, at, from, count] = [code.local('i32'), code.local('i32'), code.local('i32'), code.local('i32')];
  const [best, value, mask, row] = [
    code.local('v128'),
    code.local('v128'),
    code.local('v128'),
    code.local('v128'),
  ];
  const o = lanes[type];
  const advance = (local: number, by: number): void => {
    code.get(local).i32(by).op(scalar.i32Add).set(local);
  };
  code.loop(() => {
    code.get(first);
    if (foldBytes(type) === 8) code.op(0xac).simd(lanes.i64.splat);
    else code.simd(lanes.i32.splat);
    code.set(row);
    code.get(extremes).set(to).get(positions).set(at).get(source).set(from).get(width).set(count);
    code.loop(() => {
      code.get(to).simdAccess(v128.load).set(best).get(from).simdAccess(v128.load).set(value);
      if (type === 'f64' || type === 'f32') {
        // Not at most as extreme, or NaN, where there is no NaN yet.
        code
          .get(value)
          .get(best)
          .simd(op === 'argmax' ? o.le : o.ge)
          .simd(v128.not);
        code.get(best).get(best).simd(o.eq).simd(v128.and);
      } else {
        code
          .get(value)
          .get(best)
          .simd(op === 'argmax' ? o.gt : o.lt);
      }
      code.set(mask);
      code.get(to).get(value).get(best).get(mask).simd(v128.bitselect).simdAccess(v128.store);
      code.get(at).get(row).get(at).simdAccess(v128.load).get(mask);
      code.simd(v128.bitselect).simdAccess(v128.store);
      for (const local of [to, at, from]) advance(local, 16);
      code
        .get(count)
        .i32(16 / foldBytes(type))
        .op(scalar.i32Sub)
        .tee(count)
        .i32(0)
        .op(scalar.i32GtS);
    });
    code.get(source).get(stride).op(scalar.i32Add).set(source);
    advance(first, 1);
    code.get(rows).i32(1).op(scalar.i32Sub).tee(rows);
  });
  return code;
}
