/** Compiled counting by bins. */
import {Code, type ModuleBuilder, type ValueType} from '../wasm/assembler.js';
import {scalar} from '../wasm/opcodes.js';

const f64 = {load: 0x2b, lt: 0x63, ge: 0x66, le: 0x65, sub: 0xa1, mul: 0xa2} as const;
const i64 = {load: 0x29, store: 0x37, ltU: 0x54} as const;

export function addTallies(builder: ModuleBuilder): void {
  const words = (count: number): ValueType[] => Array.from({length: count}, () => 'i32' as const);
  builder.addFunction('tally', {parameters: words(4), results: []}, emitTally());
  const even = {parameters: [...words(5), 'f64' as const], results: []};
  builder.addFunction('tallyEven', even, emitTallyEven());
}

function advance(code: Code, local: number, by: number): void {
  code.get(local).i32(by).op(scalar.i32Add).set(local);
}

/** Adds one to the 64-bit count of a bin. */
function countOne(code: Code, counts: number, bin: number, at: number): void {
  code.get(bin).i32(8).op(scalar.i32Mul).get(counts).op(scalar.i32Add).tee(at);
  code.get(at).access(i64.load).i64(1n).op(scalar.i64.add).access(i64.store);
}

/** `(counts, bins, n, length)`: adds to the counts of the bins that are below `length`; `n` must be positive. */
function emitTally(): Code {
  const code = new Code(4);
  const [counts, bins, n, length] = [0, 1, 2, 3];
  const [bin, long, word, at] = [code.local('i64'), code.local('i64'), code.local('i32'), code.local('i32')];
  code.get(length).op(scalar.i64.extend).set(long);
  return code.loop(() => {
    code.get(bins).access(i64.load).tee(bin).get(long).op(i64.ltU);
    code.when(() => {
      code.get(bin).op(scalar.i64.wrap).set(word);
      countOne(code, counts, word, at);
    });
    advance(code, bins, 8);
    code.get(n).i32(1).op(scalar.i32Sub).tee(n);
  });
}

/**
 * `(counts, values, n, edges, last, scale)`: adds to the counts of the bins 0 to `last` between edges; `n` must be positive. The bin
 * `(value - edge 0) * scale` is a guess, which the edges put right.
 */
function emitTallyEven(): Code {
  const code = new Code(6);
  const [counts, values, n, edges, last, scale] = [0, 1, 2, 3, 4, 5];
  const [x, low, high] = [code.local('f64'), code.local('f64'), code.local('f64')];
  const [bin, at] = [code.local('i32'), code.local('i32')];
  /** Pushes the edge that is so many places from that of the bin. */
  const edge = (local: number, places: number): void => {
    code
      .get(local)
      .i32(8)
      .op(scalar.i32Mul)
      .get(edges)
      .op(scalar.i32Add)
      .access(f64.load, 8 * places);
  };
  edge(last, 1);
  code.set(high).get(edges).access(f64.load).set(low);
  return code.loop(() => {
    code.get(values).access(f64.load).tee(x).get(low).op(f64.ge);
    code.get(x).get(high).op(f64.le, scalar.i32And);
    code.when(() => {
      code.get(x).get(low).op(f64.sub).get(scale).op(f64.mul, 0xfc, 2).tee(bin);
      code.get(last).get(bin).get(last).op(scalar.i32LtS, scalar.select).set(bin);
      const below = (): void => {
        code.get(x);
        edge(bin, 0);
        code.op(f64.lt);
      };
      below();
      code.when(() => {
        code.loop(() => {
          advance(code, bin, -1);
          below();
        });
      });
      const above = (): void => {
        code.get(x);
        edge(bin, 1);
        code.op(f64.ge).get(bin).get(last).op(scalar.i32LtS, scalar.i32And);
      };
      above();
      code.when(() => {
        code.loop(() => {
          advance(code, bin, 1);
          above();
        });
      });
      countOne(code, counts, bin, at);
    });
    advance(code, values, 8);
    code.get(n).i32(1).op(scalar.i32Sub).tee(n);
  });
}
