/** Radix sort of 64-bit keys as a kernel: values become keys in their order, keys move digit by digit. */
import {compileModule} from '../wasm/compile.js';
import {Code, ModuleBuilder, type ValueType} from '../wasm/assembler.js';
import {scalar} from '../wasm/opcodes.js';
import type {WasmModule} from '../wasm/platform.js';

/** How values are held that become keys. */
export type KeyType = 'f64' | 'f32' | 'i64' | 'u64' | 'i32' | 'u32';

export const DIGIT_BITS = 11;
const MASK = (1n << BigInt(DIGIT_BITS)) - 1n;

const i64 = {
  add: 0x7c,
  sub: 0x7d,
  and: 0x83,
  or: 0x84,
  xor: 0x85,
  shrS: 0x87,
  shrU: 0x88,
  ltU: 0x54,
  leU: 0x58,
  gtU: 0x56,
  eqz: 0x50,
};
const load = {i32: 0x28, i64: 0x29, i64From32S: 0x34, i64From32U: 0x35} as const;
const store = {i32: 0x36, i64: 0x37, i64Low32: 0x3e} as const;

export function keyBytes(type: KeyType): 4 | 8 {
  return type === 'f64' || type === 'i64' || type === 'u64' ? 8 : 4;
}

/**
 * Exports `gather(values, n, low, high, keys, positions, first) -> count`, which appends the keys within bounds (and,
 * if `positions`, where they stood, from `first` on) and adds the number of keys below to the i32 at 0;
 * `count(keys, n, shift, counts)` of digits; `scatter(keys, n, shift, starts, outKeys, positions, outPositions)`;
 * `restore(keys, n, values)`. In positions' order the zeros of floats are equal.
 */
export function compileRadix(type: KeyType, positions: boolean): WasmModule {
  const builder = new ModuleBuilder();
  const words = (n: number): ValueType[] => Array.from({length: n}, () => 'i32' as const);
  builder.addFunction(
    'gather',
    {parameters: ['i32', 'i32', 'i64', 'i64', 'i32', 'i32', 'i32'], results: ['i32']},
    emitGather(type, positions),
  );
  builder.addFunction('count', {parameters: words(4), results: []}, emitCount());
  builder.addFunction('scatter', {parameters: words(7), results: []}, emitScatter(positions));
  builder.addFunction('restore', {parameters: words(3), results: []}, emitRestore(type));
  return compileModule(builder.finish());
}

function advance(code: Code, local: number, by: number): void {
  code.get(local).i32(by).op(scalar.i32Add).set(local);
}

/** Ends a loop over `n` values. */
function countDown(code: Code, n: number): void {
  code.get(n).i32(1).op(scalar.i32Sub).tee(n);
}

/** Replaces the bits of a value in `key` by the key. */
function emitKey(code: Code, type: KeyType, key: number, zerosEqual: boolean): void {
  if (type === 'i64')
    code
      .get(key)
      .i64(1n << 63n)
      .op(i64.xor)
      .set(key);
  if (type === 'i32')
    code
      .get(key)
      .i64(1n << 31n)
      .op(i64.add)
      .set(key);
  if (type !== 'f64' && type !== 'f32') return;
  const top = type === 'f64' ? 1n << 63n : 1n << 31n;
  const infinity = type === 'f64' ? 0x7ff0000000000000n : 0x7f800000n;
  if (zerosEqual) {
    code.i64(0n).get(key).get(key).i64(top).op(i64.xor).op(i64.eqz).op(scalar.select).set(key);
  }
  // NaN is last; negative values come first, the largest of them first.
  code.i64(-1n);
  if (type === 'f32') code.i64(32n).op(i64.shrU);
  code.get(key);
  if (type === 'f64') code.get(key).i64(63n).op(i64.shrS);
  else code.i64(0n).get(key).i64(31n).op(i64.shrU).op(i64.sub).i64(0xffffffffn).op(i64.and);
  code.i64(top).op(i64.or).op(i64.xor);
  code
    .get(key)
    .i64(top - 1n)
    .op(i64.and)
    .i64(infinity)
    .op(i64.gtU)
    .op(scalar.select)
    .set(key);
}

function emitGather(type: KeyType, withPositions: boolean): Code {
  const code = new Code(7);
  const [values, n, low, high, keys, positions, first] = [0, 1, 2, 3, 4, 5, 6];
  const [key, width] = [code.local('i64'), code.local('i64')];
  const [count, inside, below] = [code.local('i32'), code.local('i32'), code.local('i32')];
  const bytes = keyBytes(type);
  code.get(high).get(low).op(i64.sub).set(width);
  code.loop(() => {
    code
      .get(values)
      .access(bytes === 8 ? load.i64 : type === 'i32' ? load.i64From32S : load.i64From32U)
      .set(key);
    emitKey(code, type, key, withPositions);
    code.get(below).get(key).get(low).op(i64.ltU).op(scalar.i32Add).set(below);
    code.get(keys).get(key).access(store.i64);
    code.get(key).get(low).op(i64.sub).get(width).op(i64.leU).set(inside);
    code.get(keys).get(inside).i32(3).op(scalar.i32Shl).op(scalar.i32Add).set(keys);
    if (withPositions) {
      code.get(positions).get(first).access(store.i32);
      code.get(positions).get(inside).i32(2).op(scalar.i32Shl).op(scalar.i32Add).set(positions);
      advance(code, first, 1);
    }
    code.get(count).get(inside).op(scalar.i32Add).set(count);
    advance(code, values, bytes);
    countDown(code, n);
  });
  code.i32(0).i32(0).access(load.i32).get(below).op(scalar.i32Add).access(store.i32);
  return code.get(count);
}

/** The address of a key's digit in a table of words. */
function emitSlot(code: Code, key: () => void, shift: number, table: number): void {
  key();
  code.get(shift).op(0xad).op(i64.shrU).i64(MASK).op(i64.and).op(0xa7);
  code.i32(2).op(scalar.i32Shl).get(table).op(scalar.i32Add);
}

function emitCount(): Code {
  const code = new Code(4);
  const [keys, n, shift, counts] = [0, 1, 2, 3];
  const slot = code.local('i32');
  return code.loop(() => {
    emitSlot(code, () => code.get(keys).access(load.i64), shift, counts);
    code.tee(slot).get(slot).access(load.i32).i32(1).op(scalar.i32Add).access(store.i32);
    advance(code, keys, 8);
    countDown(code, n);
  });
}

function emitScatter(withPositions: boolean): Code {
  const code = new Code(7);
  const [keys, n, shift, starts, outKeys, positions, outPositions] = [0, 1, 2, 3, 4, 5, 6];
  const [key, slot, at] = [code.local('i64'), code.local('i32'), code.local('i32')];
  return code.loop(() => {
    emitSlot(code, () => code.get(keys).access(load.i64).tee(key), shift, starts);
    code.tee(slot).get(slot).access(load.i32).tee(at).i32(1).op(scalar.i32Add).access(store.i32);
    code.get(outKeys).get(at).i32(3).op(scalar.i32Shl).op(scalar.i32Add).get(key).access(store.i64);
    if (withPositions) {
      code.get(outPositions).get(at).i32(2).op(scalar.i32Shl).op(scalar.i32Add);
      code.get(positions).access(load.i32).access(store.i32);
      advance(code, positions, 4);
    }
    advance(code, keys, 8);
    countDown(code, n);
  });
}

/** The inverse of `emitKey`, but that all NaN have become one. */
function emitRestore(type: KeyType): Code {
  const code = new Code(3);
  const [keys, n, values] = [0, 1, 2];
  const key = code.local('i64');
  const bytes = keyBytes(type);
  return code.loop(() => {
    code.get(keys).access(load.i64).set(key);
    if (type === 'i64')
      code
        .get(key)
        .i64(1n << 63n)
        .op(i64.xor)
        .set(key);
    if (type === 'i32')
      code
        .get(key)
        .i64(1n << 31n)
        .op(i64.sub)
        .set(key);
    if (type === 'f64') {
      code
        .get(key)
        .get(key)
        .i64(63n)
        .op(i64.shrS)
        .i64(-1n)
        .op(i64.xor)
        .i64(1n << 63n)
        .op(i64.or)
        .op(i64.xor);
      code.set(key);
    }
    if (type === 'f32') {
      // All bits are flipped of what was negative: its key has no top bit.
      code
        .get(key)
        .get(key)
        .i64(31n)
        .op(i64.shrU)
        .i64(1n)
        .op(i64.sub)
        .i64(1n << 31n)
        .op(i64.or)
        .op(i64.xor);
      code.set(key);
    }
    code
      .get(values)
      .get(key)
      .access(bytes === 8 ? store.i64 : store.i64Low32);
    advance(code, keys, 8);
    advance(code, values, bytes);
    countDown(code, n);
  });
}
