import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ArgumentError} from '../../../src/errors/index.js';
import {
  ir,
  type ArrayDType,
  type BinaryOp,
  type Expr,
  type UnaryOp,
} from '../../../src/engine/array/index.js';
import {promotionOrder} from '../../../src/engine/array/promote.js';
import {binaryOps, unaryOps} from '../../../src/engine/array/op-names.js';
import {readGolden, type Cell} from './golden.js';

const codes = '?bBhHiIlLefdFD';
const letters = new Map<ArrayDType, string>(promotionOrder.map((dtype, i) => [dtype, codes[i] ?? '']));
const ones = (dtype: ArrayDType): Expr =>
  ir.broadcastTo(ir.reshape(ir.cast(ir.iota(1), dtype), [1, 1]), [1, 1]);

function letterOf(build: () => Expr): string {
  try {
    return letters.get(build().dtype) ?? '?';
  } catch (error) {
    if (error instanceof ArgumentError) return '-';
    throw error;
  }
}

interface Row {
  readonly table: string;
  readonly left?: string;
  readonly op?: BinaryOp;
  readonly value?: Cell;
  readonly float?: boolean;
  readonly out: string;
}

describe('promotion agrees with NumPy 1.23 for every pair of dtypes', () => {
  for (const {table, left, op, value, float, out} of readGolden<Row>('promotion').rows) {
    const first = promotionOrder[codes.indexOf(left === undefined || left === '' ? '?' : left)] ?? 'bool';
    const compare = (build: (dtype: ArrayDType) => Expr): void => {
      const got = promotionOrder.map((dtype) => letterOf(() => build(dtype)));
      assert.equal(got.join(''), out);
    };
    if (table === 'result_type') {
      it(`result_type with ${first}`, () => {
        compare((dtype) => ir.where(ir.constant(true), ones(first), ones(dtype)));
      });
    } else if (table === 'scalar' || table === 'with scalar') {
      it(`${op ?? 'result_type'} of arrays with the scalar ${String(value)}`, () => {
        const plain =
          value === 'true'
            ? true
            : value === 'inf'
              ? Infinity
              : typeof value === 'string'
                ? BigInt(value)
                : (value ?? 0);
        const scalar = ir.constant(plain, float === true ? 'float64' : ir.scalarDType(plain));
        compare((dtype) =>
          op === undefined
            ? ir.where(ir.constant(true), ones(dtype), scalar)
            : ir.binary(op, ones(dtype), scalar),
        );
      });
    } else if ((unaryOps as readonly string[]).includes(table)) {
      it(`${table} of each dtype`, () => {
        compare((dtype) => ir.unary(table as UnaryOp, ones(dtype)));
      });
    } else {
      assert.ok((binaryOps as readonly string[]).includes(table));
      it(`${table} with ${first} on the left`, () => {
        compare((dtype) => ir.binary(table as BinaryOp, ones(first), ones(dtype)));
      });
    }
  }
});
