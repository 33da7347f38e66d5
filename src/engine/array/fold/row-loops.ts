/** What folds along rows share: `(source, out, rows, length)` writes one value for each of the rows, which lie together. */
import type {Code} from '../wasm/assembler.js';
import {scalar} from '../wasm/opcodes.js';

export const [SOURCE, OUT, ROWS, LENGTH] = [0, 1, 2, 3] as const;
/** Accumulators, so that one step need not wait for the one before. */
export const UNROLLED = 4;

export function advance(code: Code, local: number, by: number): void {
  code.get(local).i32(by).op(scalar.i32Add).set(local);
}

/** Repeats what `body` emits for every row, whose result takes `bytes`. */
export function eachRow(code: Code, bytes: number, body: () => void): Code {
  return code.loop(() => {
    body();
    advance(code, OUT, bytes);
    code.get(ROWS).i32(1).op(scalar.i32Sub).tee(ROWS);
  });
}

/** Repeats what `body` emits for `values` values of `bytes` each, while the local `count` tells that so many are left of the row. */
export function whileEnough(
  code: Code,
  {count, values, bytes}: {readonly count: number; readonly values: number; readonly bytes: number},
  body: () => void,
): void {
  const enough = (): void => {
    code.get(count).i32(values).op(scalar.i32GeS);
  };
  enough();
  code.when(() => {
    code.loop(() => {
      body();
      advance(code, SOURCE, values * bytes);
      advance(code, count, -values);
      enough();
    });
  });
}
