import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {
  SqlEngine,
  aggregates,
  align,
  arithmetic,
  assign,
  columnOf,
  compare,
  concatRows,
  distinct,
  filter,
  groupBy,
  join,
  limit,
  literal,
  logic,
  project,
  reduce,
  relation,
  resetIndex,
  setIndex,
  shifted,
  slicePlaces,
  sortBy,
  takePlaces,
  windows,
} from '../../../src/engine/sql/index.js';
import type {Relation} from '../../../src/engine/sql/index.js';
import {column, frame, inTable, values} from './support.js';

const engine = new SqlEngine();
after(() => engine.close());

const plain = frame({a: [3, 1, 2, 1], b: ['x', 'y', null, 'x'], c: [1.5, Number.NaN, 2.5, 0]});

for (const [name, make] of [
  ['a literal frame', () => Promise.resolve(plain)],
  ['a table', () => inTable(engine, plain)],
] as const) {
  describe(`over ${name}`, () => {
    it('gives its values, labels and dtypes', async () => {
      assert.deepEqual(await values(engine, await make()), {
        index: [0, 1, 2, 3],
        data: [
          [3, 'x', 1.5],
          [1, 'y', null],
          [2, null, 2.5],
          [1, 'x', 0],
        ],
        dtypes: ['int64', 'object', 'float64'],
      });
    });

    it('filters rows, which keep their labels', async () => {
      const rel = await make();
      const kept = filter(rel, compare('lt', columnOf(rel, 'a'), literal(3)));
      assert.deepEqual((await values(engine, kept)).index, [1, 2, 3]);
      const both = filter(
        kept,
        logic(
          'and',
          compare('eq', columnOf(kept, 'b'), literal('x')),
          compare('ge', columnOf(kept, 'c'), literal(0)),
        ),
      );
      assert.deepEqual(await values(engine, both), {
        index: [3],
        data: [[1, 'x', 0]],
        dtypes: ['int64', 'object', 'float64'],
      });
    });

    it('takes rows by place, step and list', async () => {
      const rel = await make();
      assert.deepEqual((await values(engine, slicePlaces(rel, null, null, -1))).index, [3, 2, 1, 0]);
      assert.deepEqual((await values(engine, slicePlaces(rel, 1, 3))).index, [1, 2]);
      assert.deepEqual((await values(engine, slicePlaces(rel, -1, null))).index, [3]);
      assert.deepEqual(
        (await values(engine, slicePlaces(rel, 3, null, -2))).data.map((row) => row[0]),
        [1, 1],
      );
      assert.deepEqual((await values(engine, takePlaces(rel, [2, 0, 2]))).index, [2, 0, 2]);
      assert.deepEqual((await values(engine, limit(rel, 2, 1))).index, [2]);
    });

    it('sorts stably, missing values last whichever the direction', async () => {
      const rel = await make();
      assert.deepEqual((await values(engine, sortBy(rel, [{expr: columnOf(rel, 'a')}]))).index, [1, 3, 2, 0]);
      assert.deepEqual(
        (await values(engine, sortBy(rel, [{expr: columnOf(rel, 'c'), descending: true}]))).index,
        [2, 0, 3, 1],
      );
      assert.deepEqual(
        (await values(engine, sortBy(rel, [{expr: columnOf(rel, 'b'), nullsFirst: true}]))).index,
        [2, 0, 3, 1],
      );
      const sorted = sortBy(rel, [{expr: columnOf(rel, 'a')}]);
      assert.deepEqual((await values(engine, limit(sorted, 0, 2))).index, [1, 3]);
      assert.deepEqual((await values(engine, resetIndex(sorted, [], true))).index, [0, 1, 2, 3]);
      assert.deepEqual(
        (await values(engine, filter(sorted, compare('gt', columnOf(sorted, 'a'), literal(1))))).index,
        [2, 0],
      );
    });

    it('groups by keys, leaving out missing ones', async () => {
      const rel = await make();
      const [a, b, c] = ['a', 'b', 'c'].map((label) => columnOf(rel, label)) as [never, never, never];
      const grouped = groupBy(
        rel,
        [{name: 'b', expr: b}],
        [
          {label: 's', inputs: [a], of: ([x], p) => aggregates.sum(x as never, p)},
          {label: 'm', inputs: [c], of: ([x], p) => aggregates.mean(x as never, p)},
          {label: 'f', inputs: [c], of: ([x], p) => aggregates.first(x as never, p)},
          {label: 'n', inputs: [c], of: ([x], p) => aggregates.size(x as never, p)},
        ],
      );
      assert.deepEqual(await values(engine, grouped), {
        index: ['x', 'y'],
        data: [
          [4, 0.75, 1.5, 2],
          [1, null, null, 1],
        ],
        dtypes: ['int64', 'float64', 'float64', 'int64'],
      });
      const all = groupBy(
        rel,
        [{name: 'b', expr: b}],
        [{label: 's', inputs: [a], of: ([x], p) => aggregates.sum(x as never, p)}],
        {dropna: false, sort: false},
      );
      assert.deepEqual(await values(engine, all), {
        index: ['x', 'y', null],
        data: [[4], [1], [2]],
        dtypes: ['int64'],
      });
    });

    it('reduces all rows to one', async () => {
      const rel = await make();
      const one = reduce(rel, [
        {label: 'std', inputs: [columnOf(rel, 'c')], of: ([x], p) => aggregates.deviation(1)(x as never, p)},
      ]);
      assert.deepEqual((await values(engine, one)).data, [[1.2583057392117918]]);
    });

    it('finds distinct rows', async () => {
      const rel = await make();
      assert.deepEqual((await values(engine, distinct(rel, [columnOf(rel, 'a')], 'first'))).index, [0, 1, 2]);
      assert.deepEqual((await values(engine, distinct(rel, [columnOf(rel, 'a')], 'last'))).index, [0, 2, 3]);
      assert.deepEqual((await values(engine, distinct(rel, [columnOf(rel, 'a')], 'none'))).index, [0, 2]);
    });

    it('computes along rows', async () => {
      const rel = await make();
      const moved = windows(
        rel,
        [],
        [{label: 'a', inputs: [columnOf(rel, 'a')], of: ([x]) => shifted(x as never, 1)}],
      );
      assert.deepEqual(await values(engine, moved), {
        index: [0, 1, 2, 3],
        data: [[null], [3], [1], [2]],
        dtypes: ['float64'],
      });
      const inGroups = windows(
        rel,
        [columnOf(rel, 'a')],
        [{label: 'c', inputs: [columnOf(rel, 'c')], of: ([x]) => shifted(x as never, 1)}],
      );
      assert.deepEqual(await column(engine, inGroups), [null, null, null, null]);
      const kept = filter(moved, compare('ge', columnOf(moved, 'a'), literal(2)));
      assert.deepEqual(await values(engine, kept), {index: [1, 3], data: [[3], [2]], dtypes: ['float64']});
    });

    it('puts columns of the same rows side by side without a join', async () => {
      const rel = await make();
      const doubled = assign(rel, [{label: 'a', expr: arithmetic('mul', columnOf(rel, 'a'), literal(2))}]);
      const {left, right} = await align(engine, doubled, rel);
      const sum = project(left, [
        {label: 'x', expr: arithmetic('add', columnOf(left, 'a'), columnOf(right, 'a'))},
      ]);
      assert.deepEqual(await column(engine, sum), [9, 3, 6, 3]);
      assert.equal(sum.source, left.source);
    });

    it('moves columns into the index and back', async () => {
      const rel = await make();
      const indexed = setIndex(rel, ['b', 'a']);
      assert.deepEqual((await values(engine, indexed)).index, [
        ['x', 3],
        ['y', 1],
        [null, 2],
        ['x', 1],
      ]);
      assert.deepEqual((await values(engine, resetIndex(indexed, ['b', 'a']))).data, [
        ['x', 3, 1.5],
        ['y', 1, null],
        [null, 2, 2.5],
        ['x', 1, 0],
      ]);
    });

    it('stacks relations by label, numbering or keeping labels', async () => {
      const rel = await make();
      const other = frame({b: [1], d: [true]});
      const stacked = await values(engine, concatRows([rel, other]));
      assert.deepEqual(stacked.index, [0, 1, 2, 3, 0]);
      assert.deepEqual(stacked.dtypes, ['float64', 'object', 'float64', 'object']);
      assert.deepEqual(stacked.data[4], [null, 1, null, true]);
      assert.deepEqual(
        (await values(engine, concatRows([rel, other], {join: 'inner', ignoreIndex: true}))).index,
        [0, 1, 2, 3, 4],
      );
    });
  });
}

async function merged(how: 'inner' | 'left' | 'right' | 'outer'): Promise<unknown[][]> {
  const l = frame({k: ['b', 'a', null, 'b', 'c'], x: [1, 2, 3, 4, 5]});
  const r = frame({k: ['a', 'b', 'd', 'b', null], y: [10, 20, 30, 40, 50]});
  const sides = join(
    l,
    [columnOf(l, 'x')],
    [[columnOf(l, 'k'), columnOf(r, 'k')]],
    r,
    [columnOf(r, 'y')],
    how,
  );
  const exprs = [...sides.keys, ...sides.left, ...sides.right];
  const rel: Relation = relation({
    source: sides.source,
    order: sides.order,
    columns: exprs.map((e, i) => ({label: i, expr: e})),
  });
  return (await values(engine, rel)).data;
}

describe('merging', () => {
  it('keeps equal keys together in an inner merge, in order of first appearance', async () => {
    assert.deepEqual(await merged('inner'), [
      ['b', 1, 20],
      ['b', 1, 40],
      ['b', 4, 20],
      ['b', 4, 40],
      ['a', 2, 10],
      [null, 3, 50],
    ]);
  });

  it('keeps the rows of its side in a left or right merge', async () => {
    assert.deepEqual(
      (await merged('left')).map((row) => row.slice(1)),
      [
        [1, 20],
        [1, 40],
        [2, 10],
        [3, 50],
        [4, 20],
        [4, 40],
        [5, null],
      ],
    );
    assert.deepEqual(
      (await merged('right')).map((row) => row.slice(1)),
      [
        [2, 10],
        [1, 20],
        [4, 20],
        [null, 30],
        [1, 40],
        [4, 40],
        [3, 50],
      ],
    );
  });

  it('puts the keys of the right side alone last in an outer merge', async () => {
    assert.deepEqual(await merged('outer'), [
      ['b', 1, 20],
      ['b', 1, 40],
      ['b', 4, 20],
      ['b', 4, 40],
      ['a', 2, 10],
      [null, 3, 50],
      ['c', 5, null],
      ['d', null, 30],
    ]);
  });
});

describe('aligning', () => {
  it('matches by label what differs, sorted, with missing values', async () => {
    const a = frame({x: [1, 2, 3]}, ['b', 'a', 'c']);
    const b = frame({x: [10, 20, 30]}, ['c', 'd', 'b']);
    const {left, right} = await align(engine, a, b);
    const sum = project(left, [
      {label: 'x', expr: arithmetic('add', columnOf(left, 'x'), columnOf(right, 'x'))},
    ]);
    assert.deepEqual(await values(engine, sum), {
      index: ['a', 'b', 'c', 'd'],
      data: [[null], [31], [13], [null]],
      dtypes: ['float64'],
    });
  });

  it('goes by place where labels are equal, also if they stand twice', async () => {
    const a = frame({x: [1, 2, 3]}, ['b', 'b', 'c']);
    const b = frame({x: [10, 20, 30]}, ['b', 'b', 'c']);
    const {left, right} = await align(engine, a, b);
    const sum = project(left, [
      {label: 'x', expr: arithmetic('add', columnOf(left, 'x'), columnOf(right, 'x'))},
    ]);
    assert.deepEqual(await values(engine, sum), {
      index: ['b', 'b', 'c'],
      data: [[11], [22], [33]],
      dtypes: ['int64'],
    });
  });

  it('leaves the order of the other side if one is empty', async () => {
    const a = frame({x: [1, 2]}, ['b', 'a']);
    const none = filter(a, literal(false));
    const {left} = await align(engine, a, none);
    assert.deepEqual((await values(engine, left)).index, ['b', 'a']);
  });
});
