import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {LocalFrame, Vector} from '../../../src/data/index.js';
import {Machinery} from '../../../src/engine/machinery.js';
import {
  SqlEngine,
  absolute,
  arithmetic,
  columnOf,
  compare,
  fetchFrame,
  filter,
  firstPresent,
  floatFunction,
  choose,
  exprsOf,
  invert,
  join,
  isNull,
  limit,
  literal,
  loadFrame,
  logic,
  materialise,
  missingLike,
  negative,
  notNull,
  project,
  relation,
  release,
  seal,
  sortBy,
  setIndex,
  toDType,
  type Expr,
  type Relation,
} from '../../../src/engine/sql/index.js';

import {clockOf, roundedExpr, type Clock} from '../../../src/ops/frame/datetimes/clock.js';

const rows = 1000;

/** Numbers that look random, the same ones every time. */
function* stream(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const odd = [Number.NaN, Infinity, -Infinity, 0, -0, 1, -1, 5e-324, 1.7e308];

function floats(seed: number): Float64Array {
  const next = stream(seed);
  return Float64Array.from({length: rows}, () =>
    next.next().value < 0.3
      ? (odd[Math.floor(next.next().value * odd.length)] as number)
      : (next.next().value - 0.5) * 200,
  );
}

function integers(seed: number, least: number, most: number): number[] {
  const next = stream(seed);
  return Array.from({length: rows}, () => Math.floor(next.next().value * (most - least + 1)) + least);
}

const NaT = -(2n ** 63n);
const texts = integers(11, 0, 30).map((n) => (n === 0 ? null : `text ${String(n)}`));
const frame = LocalFrame.from({
  f: floats(1),
  g: floats(2),
  i: BigInt64Array.from(integers(3, -100, 100), BigInt),
  j: BigInt64Array.from(integers(4, 1, 9), BigInt),
  k: new Vector('int8', Int8Array.from(integers(5, -128, 127))),
  u: new Vector('uint8', Uint8Array.from(integers(6, 0, 255))),
  h: new Vector('float32', Float32Array.from(floats(7))),
  b: new Vector('bool', Uint8Array.from(integers(8, 0, 1))),
  c: new Vector('bool', Uint8Array.from(integers(9, 0, 1))),
  t: new Vector(
    'datetime64[ns]',
    BigInt64Array.from(integers(10, 0, 40), (n) => (n === 0 ? NaT : BigInt(n) * 10n ** 15n)),
  ),
  d: new Vector(
    'datetime64[ns]',
    BigInt64Array.from(integers(12, 0, 40), (n) => (n === 0 ? NaT : BigInt(n) * 10n ** 15n)),
  ),
  n: new Vector('Int64', BigInt64Array.from(integers(13, -9, 9), BigInt), {
    valid: Uint8Array.from(integers(14, 0, 1)),
  }),
  s: new Vector('object', texts),
});

type Column = (name: string) => Expr;

const pairs = ['f', 'g', 'i', 'j', 'k', 'u', 'h', 'b'].flatMap((x, at, all) =>
  all.slice(at).map((y) => [x, y] as const),
);

const elementwise: readonly (readonly [string, (of: Column) => Expr])[] = [
  ...pairs.flatMap(([x, y]) =>
    (['add', 'mul', 'truediv'] as const).map(
      (op) => [`${x} ${op} ${y}`, (of: Column) => arithmetic(op, of(x), of(y))] as const,
    ),
  ),
  ...pairs
    .filter(([x, y]) => x !== 'b' || y !== 'b')
    .map(([x, y]) => [`${x} sub ${y}`, (of: Column) => arithmetic('sub', of(x), of(y))] as const),
  ...[...pairs, ['t', 'd'] as const].flatMap(([x, y]) =>
    (['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const).map(
      (op) => [`${x} ${op} ${y}`, (of: Column) => compare(op, of(x), of(y))] as const,
    ),
  ),
  ['f + 2', (of) => arithmetic('add', of('f'), literal(2))],
  ['h * 2.5', (of) => arithmetic('mul', of('h'), literal(2.5))],
  ['i - 1', (of) => arithmetic('sub', of('i'), literal(1))],
  ['1 / i', (of) => arithmetic('truediv', literal(1), of('i'))],
  ['f > 0.5', (of) => compare('gt', of('f'), literal(0.5))],
  ['i == 3.5', (of) => compare('eq', of('i'), literal(3.5))],
  ['f != NaN', (of) => compare('ne', of('f'), literal(Number.NaN))],
  ['b and c', (of) => logic('and', of('b'), of('c'))],
  ['b or c', (of) => logic('or', of('b'), of('c'))],
  ['b xor c', (of) => logic('xor', of('b'), of('c'))],
  ['not b', (of) => invert(of('b'))],
  ['-f', (of) => negative(of('f'))],
  ['|f|', (of) => absolute(of('f'))],
  ['|h|', (of) => absolute(of('h'))],
  ['f is missing', (of) => isNull(of('f'))],
  ['f is present', (of) => notNull(of('f'))],
  ['f, else g', (of) => firstPresent(of('f'), of('g'))],
  ['f, else g, else 7', (of) => firstPresent(of('f'), of('g'), literal(7))],
  ['f where b, else g', (of) => choose(of('b'), of('f'), of('g'))],
  ['i where b, else j', (of) => choose(of('b'), of('i'), of('j'))],
  [
    'f where f > g, else missing',
    (of) => choose(compare('gt', of('f'), of('g')), of('f'), missingLike(of('f'))),
  ],
  ['i as float64', (of) => toDType(of('i'), 'float64')],
  ...(['floor', 'ceil'] as const).map(
    (how) =>
      [
        `${how} of t`,
        (of: Column) => roundedExpr(clockOf(of('t')) as Clock, 86_400_000_000_007n, how) as Expr,
      ] as const,
  ),
  ['b as int64', (of) => toDType(of('b'), 'int64')],
  ...(['sqrt', 'floor', 'ceil', 'trunc'] as const).map(
    (name) => [name, (of: Column) => floatFunction(name, of('f'))] as const,
  ),
];

const repeated = Int32Array.from({length: 100}, (_, i) => (i * 7) % 5);

const choosing: readonly (readonly [string, (rel: Relation) => Relation])[] = [
  ['rows by a condition', (rel) => filter(rel, compare('gt', columnOf(rel, 'f'), columnOf(rel, 'g')))],
  ['rows by a column of booleans', (rel) => filter(rel, columnOf(rel, 'b'))],
  [
    'rows by one condition after another',
    (rel) => {
      const first = filter(rel, compare('lt', columnOf(rel, 'i'), literal(50)));
      return filter(first, notNull(columnOf(first, 'f')));
    },
  ],
  ['no rows', (rel) => filter(rel, compare('gt', columnOf(rel, 'i'), literal(1000)))],
  ['all rows', (rel) => filter(rel, compare('lt', columnOf(rel, 'i'), literal(1000)))],
  ['the first rows', (rel) => limit(rel, 0, 10)],
  ['rows from the middle', (rel) => limit(rel, 100, 250)],
  ['the first of the last', (rel) => limit(limit(rel, 900, null), 5, 20)],
  ['rows past the end', (rel) => limit(rel, 995, 100)],
  [
    'a column made of chosen rows',
    (rel) => {
      const some = seal(filter(rel, compare('gt', columnOf(rel, 'f'), literal(0))));
      return project(some, [{label: 'x', expr: arithmetic('add', columnOf(some, 'f'), columnOf(some, 'i'))}]);
    },
  ],
  ...['f', 'i', 'k', 'u', 'h', 't'].flatMap((key) =>
    [false, true].map(
      (descending) =>
        [
          `rows by ${key}, ${descending ? 'descending' : 'ascending'}`,
          (rel: Relation) => sortBy(rel, [{expr: columnOf(rel, key), descending}]),
        ] as const,
    ),
  ),
  [
    'rows by what is computed, without their labels',
    (rel) => sortBy(rel, [{expr: arithmetic('mul', columnOf(rel, 'i'), columnOf(rel, 'j'))}], false),
  ],
  ['rows with labels', (rel) => filter(setIndex(rel, ['j', 's']), columnOf(rel, 'c'))],
];

describe('columns held in memory', () => {
  const machinery = new Machinery({threads: 2});
  const tables = new SqlEngine({threads: 2});
  after(async () => {
    await machinery.close();
    await tables.close();
  });

  /** What `change` makes of the frame: by a query over a table, and over held columns, for which no table may be made. */
  async function both(change: (rel: Relation) => Relation): Promise<[LocalFrame, LocalFrame]> {
    const results: LocalFrame[] = [];
    for (const engine of [tables, machinery.sql]) {
      const rel = await loadFrame(engine, frame);
      const before = machinery.sql.tables.count;
      const made = await materialise(engine, change(rel));
      results.push((await fetchFrame(engine, made)).frame);
      if (engine === machinery.sql) assert.equal(machinery.sql.tables.count, before, 'a table was made');
      release(made);
      release(rel);
    }
    return results as [LocalFrame, LocalFrame];
  }

  for (const [name, make] of elementwise) {
    it(`computes ${name} as a query does`, async () => {
      const [wanted, got] = await both((rel) =>
        project(rel, [{label: 'x', expr: make((label) => columnOf(rel, label))}]),
      );
      assert.deepEqual(got.vectors[0]?.dtype, wanted.vectors[0]?.dtype);
      assert.deepEqual(got.vectors[0]?.toArray(), wanted.vectors[0]?.toArray());
    });
  }

  for (const [name, change] of choosing) {
    it(`gives ${name} as a query does`, async () => {
      const [wanted, got] = await both(change);
      assert.deepEqual(got.index.toArray(), wanted.index.toArray());
      assert.deepEqual(
        got.vectors.map(({dtype}) => dtype),
        wanted.vectors.map(({dtype}) => dtype),
      );
      got.vectors.forEach((vector, i) => {
        assert.deepEqual(vector.toArray(), wanted.vectors[i]?.toArray());
      });
    });
  }

  const small = LocalFrame.from({
    j: BigInt64Array.from([3, 5, 3, 7, 20], BigInt),
    f: Float64Array.of(0, Number.NaN, 1, Infinity, 0.5),
    k: new Vector('int8', Int8Array.of(4, -128, 4, 127, 0)),
    b: new Vector('bool', Uint8Array.of(1, 0, 1, 1, 0)),
    t: new Vector('datetime64[ns]', BigInt64Array.of(10n ** 15n, NaT, 4n * 10n ** 15n, NaT, 10n)),
    s: new Vector('object', ['text 3', null, 'text 5', 'text 3', 'none']),
  });

  for (const how of ['inner', 'left', 'right'] as const) {
    for (const key of ['j', 'f', 'k', 'b', 't', 's']) {
      for (const [name, isSwapped] of [
        ['with', false],
        ['to', true],
      ] as const) {
        it(`joins by ${key}, ${how}, a large frame ${name} a small one as a query does`, async () => {
          const results: LocalFrame[] = [];
          for (const engine of [tables, machinery.sql]) {
            // Large enough that it is no literal of a query.
            const other = LocalFrame.from(
              Object.fromEntries(
                small.vectors.map((vector, i) => [String(small.columns.at(i)), vector.take(repeated)]),
              ),
            );
            const sides = [await loadFrame(engine, frame), await loadFrame(engine, other)] as const;
            const [l, r] = isSwapped ? [sides[1], sides[0]] : sides;
            const before = machinery.sql.tables.count;
            const joined = join(l, exprsOf(l), [[columnOf(l, key), columnOf(r, key)]], r, exprsOf(r), how);
            const columns = [...joined.left, ...joined.right].map((expr, i) => ({label: i, expr}));
            const made = await materialise(
              engine,
              relation({source: joined.source, order: joined.order, columns}),
            );
            results.push((await fetchFrame(engine, made)).frame);
            if (engine === machinery.sql && how === 'inner')
              assert.equal(machinery.sql.tables.count, before, 'a table was made');
            release(made);
            for (const side of sides) release(side);
          }
          const [wanted, got] = results as [LocalFrame, LocalFrame];
          assert.equal(got.length, wanted.length);
          got.vectors.forEach((vector, i) => {
            assert.equal(vector.dtype, wanted.vectors[i]?.dtype);
            assert.deepEqual(vector.toArray(), wanted.vectors[i]?.toArray());
          });
        });
      }
    }
  }

  it('are sorted by a query where rounded times are the key: missing ones come last', async () => {
    const sorted = (rel: Relation): Relation => {
      const clock = clockOf(columnOf(rel, 't')) as Clock;
      const day = roundedExpr(clock, 86_400_000_000_000n, 'floor') as Expr;
      return sortBy(project(rel, [{label: 'day', expr: day}]), [{expr: day}]);
    };
    const rel = await loadFrame(machinery.sql, frame);
    const made = await materialise(machinery.sql, sorted(rel));
    const days = (await fetchFrame(machinery.sql, made)).frame.vectors[0]?.values as BigInt64Array;
    const present = days.filter((day) => day !== NaT);
    assert.ok(present.length < days.length);
    assert.deepEqual(days.subarray(0, present.length), present.slice().sort());
    release(made);
    release(rel);
  });

  it('are copies: what was given, and what is fetched, can be changed', async () => {
    const given = Float64Array.from({length: rows}, (_, i) => i + 0.5);
    const rel = await loadFrame(machinery.sql, LocalFrame.from({x: given}));
    given.fill(-1);
    const first = (await fetchFrame(machinery.sql, rel)).frame.vectors[0]?.values as Float64Array;
    assert.equal(first[5], 5.5);
    first.fill(-2);
    assert.equal((await fetchFrame(machinery.sql, rel)).frame.vectors[0]?.at(5), 5.5);
    release(rel);
  });

  it('give their memory back with their relation', async () => {
    const before = machinery.arrays.stats().blocks;
    const rel = await loadFrame(machinery.sql, frame);
    assert.ok(machinery.arrays.stats().blocks > before);
    const made = await materialise(machinery.sql, filter(rel, columnOf(rel, 'b')));
    release(rel);
    release(made);
    assert.equal(machinery.arrays.stats().blocks, before);
  });
});
