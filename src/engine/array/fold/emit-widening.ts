/** Sums of narrow integers in 64 bits: `(source, out, rows, length)` writes one sum for each of the rows. */
import {Code} from '../wasm/assembler.js';
import {extend, lanes, pairs, scalar, v128} from '../wasm/opcodes.js';
import {foldBytes, type FoldType} from './fold-lanes.js';
import {eachRow, LENGTH, OUT, SOURCE, UNROLLED, whileEnough} from './row-loops.js';

export type WideningType = Extract<FoldType, 'bool' | 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'u32'>;

export function isWideningType(type: FoldType): type is WideningType {
  return foldBytes(type) < 8 && type !== 'f32';
}

const STORE = 0x37;

/** Loads of one value as 64 bits. */
const loads: Readonly<Record<WideningType, number>> = {
  bool: 0x31,
  i8: 0x30,
  u8: 0x31,
  i16: 0x32,
  u16: 0x33,
  i32: 0x34,
  u32: 0x35,
};

/** Adds the lanes of `value` to those of `sum`: of 32 bits for values of at most 16, which a row is too short to fill. */
function accumulate(code: Code, type: WideningType, sum: number, value: number): void {
  const sign = type.startsWith('i') ? 'signed' : 'unsigned';
  if (type === 'i32' || type === 'u32') {
    for (const half of extend[4][sign]) code.get(sum).get(value).simd(half).simd(lanes.i64.add).set(sum);
    return;
  }
  code.get(sum).get(value);
  if (foldBytes(type) === 1) code.simd(pairs[1][sign]);
  code.simd(pairs[2][sign]).simd(lanes.i32.add).set(sum);
}

/** @param type of the values, of which a row has at most 65536 */
export function emitWideningRows(type: WideningType): Code {
  const code = new Code(4);
  const bytes = foldBytes(type);
  const turn = (UNROLLED * 16) / bytes;
  const sums = Array.from({length: UNROLLED}, () => code.local('v128'));
  const [value, total, count] = [code.local('v128'), code.local('i64'), code.local('i32')];
  const wide = bytes === 4 ? lanes.i64 : lanes.i32;
  return eachRow(code, 8, () => {
    for (const sum of sums) code.v128(0n, 0n).set(sum);
    code.i64(0n).set(total).get(LENGTH).set(count);
    whileEnough(code, {count, values: turn, bytes}, () => {
      sums.forEach((sum, i) => {
        code
          .get(SOURCE)
          .simdAccess(v128.load, 16 * i)
          .set(value);
        accumulate(code, type, sum, value);
      });
    });
    for (const sum of sums) {
      for (let lane = 0; lane < (bytes === 4 ? 2 : 4); lane++) {
        code.get(total).get(sum).lane(wide.extract, lane);
        if (bytes !== 4) code.op(scalar.i64.extendS);
        code.op(scalar.i64.add).set(total);
      }
    }
    whileEnough(code, {count, values: 1, bytes}, () => {
      code.get(total).get(SOURCE).access(loads[type]).op(scalar.i64.add).set(total);
    });
    code.get(OUT).get(total).access(STORE);
  });
}
