import {after, describe, it} from 'node:test';
import {ArrayEngine, ir, type Expr, type ScanOp} from '../../../src/engine/array/index.js';
import {assertGolden, goldenBlock, readGolden, type GoldenArray} from './golden.js';

interface Row {
  readonly op: string;
  readonly x: number;
  readonly y?: number;
  readonly axis?: number;
  readonly side?: 'left' | 'right';
  readonly out: GoldenArray;
}

type Build = (x: Expr, y: Expr, axis: number, row: Row) => Expr;

const scan =
  (op: ScanOp): Build =>
  (x, _y, axis) =>
    ir.scan(op, x, axis);

const builders: Readonly<Record<string, Build>> = {
  cumsum: scan('cumsum'),
  cumprod: scan('cumprod'),
  cummax: scan('cummax'),
  cummin: scan('cummin'),
  sort: (x, _y, axis) => ir.sort(x, axis),
  argsort: (x, _y, axis) => ir.argsort(x, axis),
  matmul: (x, y) => ir.matmul(x, y),
  dot: (x, y) => ir.dot(x, y),
  searchsorted: (x, y, _axis, {side}) => ir.searchsorted(x, y, side ?? 'left'),
  take: (x, y, axis) => ir.take(x, y, axis),
  takeAlong: (x, y, axis) => ir.takeAlong(x, y, axis),
  diagonal: (x, _y, offset) => ir.diagonal(x, offset, 1, 2),
  trace: (x, _y, offset) => ir.trace(x, offset),
};

describe('scans, sorting, indexing and products agree with NumPy', () => {
  const engine = new ArrayEngine({threads: 1});
  after(() => engine.close());

  const golden = readGolden<Row>('arrays');
  for (const row of golden.rows) {
    const input = golden.arrays[row.x];
    it(`${row.op} of ${input?.dtype ?? ''} ${JSON.stringify(input?.shape)} along ${row.axis ?? ''}`, async () => {
      const build = builders[row.op];
      if (build === undefined) throw new RangeError(`no builder for ${row.op}`);
      const x = ir.buffer(goldenBlock(engine, input));
      const y = row.y === undefined ? x : ir.buffer(goldenBlock(engine, golden.arrays[row.y]));
      const [result] = await engine.evaluate([build(x, y, row.axis ?? 0, row)]);
      if (result === undefined) throw new RangeError('no result');
      assertGolden(result, row.out, row.op === 'matmul' || row.op === 'dot' ? 4 : 0, row.op);
    });
  }
});
