/** Compiled copies of values that lie at equal distances. */
import {Code, type ModuleBuilder} from '../wasm/assembler.js';
import {scalar} from '../wasm/opcodes.js';
import {moveValue, sizes, type Size} from './move-value.js';

/** Values of the inner loop that are moved at a turn. */
const UNROLLED = 4;

export function copyName(size: number): string {
  return `copy${size}`;
}

export function addCopies(builder: ModuleBuilder): void {
  const parameters = Array.from({length: 8}, () => 'i32' as const);
  for (const size of sizes) builder.addFunction(copyName(size), {parameters, results: []}, emitCopy(size));
}

/**
 * `(to, from, rows, columns, toRow, toColumn, fromRow, fromColumn)`: distances are in bytes, of any sign; there must be rows, and columns.
 */
function emitCopy(size: Size): Code {
  const code = new Code(8);
  const [to, from, rows, columns, toRow, toColumn, fromRow, fromColumn] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [target, source, count] = [code.local('i32'), code.local('i32'), code.local('i32')];
  const add = (local: number, by: number): void => {
    code.get(local).get(by).op(scalar.i32Add).set(local);
  };
  const one = (): void => {
    moveValue(code, size, target, source);
    add(target, toColumn);
    add(source, fromColumn);
  };
  const enough = (values: number): void => {
    code.get(count).i32(values).op(scalar.i32GeS);
  };
  return code.loop(() => {
    code.get(to).set(target).get(from).set(source).get(columns).set(count);
    for (const values of [UNROLLED, 1]) {
      enough(values);
      code.when(() => {
        code.loop(() => {
          for (let i = 0; i < values; i++) one();
          code.get(count).i32(values).op(scalar.i32Sub).set(count);
          enough(values);
        });
      });
    }
    add(to, toRow);
    add(from, fromRow);
    code.get(rows).i32(1).op(scalar.i32Sub).tee(rows);
  });
}
