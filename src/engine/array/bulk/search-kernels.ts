/** Compiled binary searches in sorted values. */
import type {ArrayDType} from '../dtypes.js';
import {Code, type ModuleBuilder} from '../wasm/assembler.js';
import {scalar} from '../wasm/opcodes.js';

/** Keys that are searched for side by side: each waits for memory at every step. */
const TOGETHER = 4;

interface Instructions {
  readonly type: 'f64' | 'f32' | 'i64' | 'i32';
  readonly bytes: 4 | 8;
  readonly load: number;
  readonly less: number;
  readonly lessEqual: number;
  /** For values that may be none. */
  readonly unequal: number | null;
}

const instructions = {
  float64: {type: 'f64', bytes: 8, load: 0x2b, less: 0x63, lessEqual: 0x65, unequal: 0x62},
  float32: {type: 'f32', bytes: 4, load: 0x2a, less: 0x5d, lessEqual: 0x5f, unequal: 0x5c},
  int64: {type: 'i64', bytes: 8, load: 0x29, less: 0x53, lessEqual: 0x57, unequal: null},
  uint64: {type: 'i64', bytes: 8, load: 0x29, less: 0x54, lessEqual: 0x58, unequal: null},
  int32: {type: 'i32', bytes: 4, load: 0x28, less: 0x48, lessEqual: 0x4c, unequal: null},
  uint32: {type: 'i32', bytes: 4, load: 0x28, less: 0x49, lessEqual: 0x4d, unequal: null},
} as const satisfies Partial<Record<ArrayDType, Instructions>>;

export type SearchDType = keyof typeof instructions;

export function isSearchDType(dtype: ArrayDType): dtype is SearchDType {
  return Object.hasOwn(instructions, dtype);
}

export function searchName(dtype: SearchDType, side: 'left' | 'right'): string {
  return `search:${dtype}:${side}`;
}

export function addSearches(builder: ModuleBuilder): void {
  for (const dtype of Object.keys(instructions)) {
    if (!isSearchDType(dtype as ArrayDType)) continue;
    for (const side of ['left', 'right'] as const) {
      const parameters = Array.from({length: 6}, () => 'i32' as const);
      const code = emitSearch(instructions[dtype as SearchDType], side);
      builder.addFunction(searchName(dtype as SearchDType, side), {parameters, results: []}, code);
    }
  }
}

/**
 * `(sorted, length, values, out, n, missing)`: for each of `n` values the 64-bit position among `length` (at least one) sorted
 * ones, `missing` for NaN. Every search takes the same steps, none of which is a branch.
 */
function emitSearch(kind: Instructions, side: 'left' | 'right'): Code {
  const code = new Code(6);
  const [sorted, length, values, out, n, missing] = [0, 1, 2, 3, 4, 5];
  const [rest, step] = [code.local('i32'), code.local('i32')];
  const keys = Array.from({length: TOGETHER}, () => code.local(kind.type));
  const bases = keys.map(() => code.local('i32'));
  const advance = (local: number, by: number): void => {
    code.get(local).i32(by).op(scalar.i32Add).set(local);
  };
  /** Moves a base by `step` bytes where the value that ends there comes before the key. */
  const move = (at: number): void => {
    const [key = 0, base = 0] = [keys[at], bases[at]];
    code.get(base).get(step).i32(0);
    code.get(base).get(step).op(scalar.i32Add).i32(kind.bytes).op(scalar.i32Sub).access(kind.load);
    code.get(key).op(side === 'left' ? kind.less : kind.lessEqual);
    code.op(scalar.i32Sub, scalar.i32And, scalar.i32Add).set(base);
  };
  const store = (at: number): void => {
    const [key = 0, base = 0] = [keys[at], bases[at]];
    code.get(out);
    if (kind.unequal !== null) code.get(missing);
    code
      .get(base)
      .get(sorted)
      .op(scalar.i32Sub)
      .i32(kind.bytes === 8 ? 3 : 2)
      .op(scalar.i32ShrU);
    if (kind.unequal !== null) code.get(key).get(key).op(kind.unequal, scalar.select);
    code.op(scalar.i64.extend).access(0x37, 8 * at);
  };
  const search = (count: number): void => {
    const all = Array.from({length: count}, (_, at) => at);
    for (const at of all) {
      code
        .get(values)
        .access(kind.load, kind.bytes * at)
        .set(keys[at] ?? 0);
      code.get(sorted).set(bases[at] ?? 0);
    }
    code.get(length).set(rest);
    code.get(rest).i32(1).op(scalar.i32GtS);
    code.when(() => {
      code.loop(() => {
        code.get(rest).i32(1).op(scalar.i32ShrU).i32(kind.bytes).op(scalar.i32Mul).set(step);
        for (const at of all) move(at);
        code.get(rest).get(rest).i32(1).op(scalar.i32ShrU, scalar.i32Sub).tee(rest).i32(1).op(scalar.i32GtS);
      });
    });
    code.i32(kind.bytes).set(step);
    for (const at of all) {
      move(at);
      store(at);
    }
    advance(values, count * kind.bytes);
    advance(out, 8 * count);
    advance(n, -count);
  };
  for (const count of [TOGETHER, 1]) {
    const enough = (): void => {
      code.get(n).i32(count).op(scalar.i32GeS);
    };
    enough();
    code.when(() => {
      code.loop(() => {
        search(count);
        enough();
      });
    });
  }
  return code;
}
