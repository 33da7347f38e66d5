/** Compiled loops that pick values: by positions, under a mask; and that find positions. */
import {Code, ModuleBuilder, type ValueType} from '../wasm/assembler.js';
import {compileModule} from '../wasm/compile.js';
import {scalar} from '../wasm/opcodes.js';
import {addCopies, copyName} from './copy-kernels.js';
import {moveValue, sizes, type Size} from './move-value.js';
import {addSearches, searchName, type SearchDType} from './search-kernels.js';
import {addTallies} from './tally-kernels.js';
import {wasm, type WasmFunction, type WasmMemory, type WasmModule} from '../wasm/platform.js';

function advance(code: Code, local: number, by: number): void {
  code.get(local).i32(by).op(scalar.i32Add).set(local);
}

/**
 * `(out, source, indices, n, length) -> i32`: values at 64-bit positions, which count from the end where they are
 * negative. Gives how many were taken before one was out of bounds; `n` must be positive.
 */
function emitTake(size: Size): Code {
  const code = new Code(5);
  const [out, source, indices, n, length] = [0, 1, 2, 3, 4];
  const [at, long, done, from] = [code.local('i64'), code.local('i64'), code.local('i32'), code.local('i32')];
  const {i64} = scalar;
  code.get(length).op(i64.extend).set(long);
  code.loop(() => {
    code.get(indices).access(0x29).tee(at);
    // The length is added where the sign is set.
    code.get(at).i64(63n).op(i64.shrS).get(long).op(i64.and).op(i64.add).tee(at);
    code.get(long).op(i64.geU);
    code.when(() => {
      code.get(done).op(scalar.return);
    });
    code.get(at).op(i64.wrap).i32(size).op(scalar.i32Mul).get(source).op(scalar.i32Add).set(from);
    moveValue(code, size, out, from);
    advance(code, out, size);
    advance(code, indices, 8);
    advance(code, done, 1);
    code.get(done).get(n).op(scalar.i32LtS);
  });
  return code.get(done);
}

/** `(out, source, mask, n)`: values where the mask's byte is 1. One value past the last may be written. */
function emitCompress(size: Size): Code {
  const code = new Code(4);
  const [out, source, mask, n] = [0, 1, 2, 3];
  return code.loop(() => {
    // Written in any case: whether it counts is no branch.
    moveValue(code, size, out, source);
    code.get(mask).access(0x2d).i32(size).op(scalar.i32Mul).get(out).op(scalar.i32Add).set(out);
    advance(code, source, size);
    advance(code, mask, 1);
    code.get(n).i32(1).op(scalar.i32Sub).tee(n);
  });
}

/** `(mask, n) -> i32`: how many of a mask's bytes are 1; `n` must be a positive multiple of 8. */
function emitCount(): Code {
  const code = new Code(2);
  const [mask, n] = [0, 1];
  const sum = code.local('i32');
  code.loop(() => {
    code.get(mask).access(0x29).op(scalar.i64.popcnt, scalar.i64.wrap).get(sum).op(scalar.i32Add).set(sum);
    advance(code, mask, 8);
    code.get(n).i32(8).op(scalar.i32Sub).tee(n);
  });
  return code.get(sum);
}

function compile(): WasmModule {
  const builder = new ModuleBuilder();
  const words = (count: number): ValueType[] => Array.from({length: count}, () => 'i32' as const);
  for (const size of sizes) {
    builder.addFunction(`take${size}`, {parameters: words(5), results: ['i32']}, emitTake(size));
    builder.addFunction(`compress${size}`, {parameters: words(4), results: []}, emitCompress(size));
  }
  addCopies(builder);
  addSearches(builder);
  addTallies(builder);
  builder.addFunction('count', {parameters: words(2), results: ['i32']}, emitCount());
  return compileModule(builder.finish());
}

/** The loops of one thread, compiled at their first use. */
export class PickKernels {
  private module: WasmModule | null = null;
  private readonly byMemory = new WeakMap<WasmMemory, Readonly<Record<string, WasmFunction>>>();

  /** The loops over one memory, by name and bytes of a value: see their emitters. */
  of(memory: WasmMemory): PickLoops {
    const known = this.byMemory.get(memory);
    if (known !== undefined) return new PickLoops(known);
    this.module ??= compile();
    const {exports} = new wasm.Instance(this.module, {env: {memory}, f: {}});
    this.byMemory.set(memory, exports);
    return new PickLoops(exports);
  }
}

/** Addresses and distances in bytes. */
export interface CopyPlaces {
  readonly to: number;
  readonly from: number;
  readonly rows: number;
  readonly columns: number;
  readonly toRow: number;
  readonly toColumn: number;
  readonly fromRow: number;
  readonly fromColumn: number;
}

export interface SearchPlaces {
  readonly sorted: number;
  readonly length: number;
  readonly values: number;
  readonly out: number;
  readonly n: number;
  readonly missing: number;
}

export class PickLoops {
  constructor(private readonly exports: Readonly<Record<string, WasmFunction>>) {}

  /** How many values were taken: fewer than `n` where a position is out of bounds. */
  take(size: number, out: number, source: number, indices: number, n: number, length: number): number {
    return n === 0 ? 0 : Number(this.loop(`take${size}`)(out, source, indices, n, length));
  }

  compress(size: number, out: number, source: number, mask: number, n: number): void {
    if (n > 0) this.loop(`compress${size}`)(out, source, mask, n);
  }

  /** `n` is a multiple of 8. */
  count(mask: number, n: number): number {
    return n === 0 ? 0 : Number(this.loop('count')(mask, n));
  }

  /** Copies values of `size` bytes; there must be rows, and columns. */
  copy(size: number, {to, from, rows, columns, toRow, toColumn, fromRow, fromColumn}: CopyPlaces): void {
    this.loop(copyName(size))(to, from, rows, columns, toRow, toColumn, fromRow, fromColumn);
  }

  /** Positions of `n` values among `length` sorted ones, at addresses; `missing` that of NaN. */
  search(
    dtype: SearchDType,
    side: 'left' | 'right',
    {sorted, length, values, out, n, missing}: SearchPlaces,
  ): void {
    this.loop(searchName(dtype, side))(sorted, length, values, out, n, missing);
  }

  /** Adds to 64-bit counts of bins. */
  tally(counts: number, bins: number, n: number, length: number): void {
    if (n > 0) this.loop('tally')(counts, bins, n, length);
  }

  /** Adds to 64-bit counts of the bins 0 to `last` between edges; `scale` is that of a first guess. */
  tallyEven(counts: number, values: number, n: number, edges: number, last: number, scale: number): void {
    if (n > 0) this.loop('tallyEven')(counts, values, n, edges, last, scale);
  }

  private loop(name: string): WasmFunction {
    const found = this.exports[name];
    if (found === undefined) throw new RangeError(`there is no loop ${name}`);
    return found;
  }
}
