/** The arithmetic operators by name. */
import type {ArithmeticOp} from '../../../engine/sql/index.js';
import {arithmeticOperator, type Operator} from './binary.js';

const table = {
  add: ['DataFrameAdd', 'add'],
  sub: ['DataFrameSubtract', 'sub'],
  mul: ['DataFrameMul', 'mul'],
  div: ['DataFrameTrueDiv', 'truediv'],
  truediv: ['DataFrameTrueDiv', 'truediv'],
  floordiv: ['DataFrameFloorDiv', 'floordiv'],
  mod: ['DataFrameMod', 'mod'],
  pow: ['DataFramePower', 'pow'],
} as const satisfies Readonly<Record<string, readonly [string, ArithmeticOp]>>;

type Name = keyof typeof table;
export type ArithmeticName = Name | `r${Name}`;

export interface NamedOperator {
  readonly name: ArithmeticName;
  readonly title: string;
  readonly operator: Operator;
}

/** Each operator and the one with its operands exchanged. */
export const arithmeticNames: readonly NamedOperator[] = (Object.keys(table) as Name[]).flatMap((name) => {
  const [title, op] = table[name];
  return [
    {name, title, operator: arithmeticOperator(op, title)},
    {name: `r${name}` as const, title, operator: arithmeticOperator(op, title, true)},
  ];
});
