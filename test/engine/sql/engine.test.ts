import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {mkdtemp, readdir, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join as path} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {LocalIndex, RangeIndex, Vector} from '../../../src/data/index.js';
import {FileError, InterruptedError, SessionClosedError, ValueError} from '../../../src/errors/index.js';
import {
  SqlEngine,
  align,
  arithmetic,
  astype,
  columnOf,
  columnVector,
  compare,
  fetchFrame,
  filter,
  literal,
  load,
  mapColumn,
  materialise,
  project,
  readCsv,
  release,
  sortBy,
} from '../../../src/engine/sql/index.js';
import type {Relation} from '../../../src/engine/sql/index.js';
import {column, frame, values} from './support.js';

const million = 1_000_000;

async function large(engine: SqlEngine, rows = million): Promise<Relation> {
  const numbers = Float64Array.from({length: rows}, (_, i) => (i * 7919) % rows);
  const whole = BigInt64Array.from({length: rows}, (_, i) => BigInt(i));
  return load(
    engine,
    [
      {label: 'f', vector: new Vector('float64', numbers)},
      {label: 'i', vector: new Vector('int64', whole)},
    ],
    RangeIndex.of(rows),
  );
}

describe('an engine', () => {
  const engine = new SqlEngine();
  after(() => engine.close());

  it('keeps the order of a million rows through a filter', async () => {
    const rel = await large(engine);
    const kept = await materialise(
      engine,
      filter(rel, compare('ne', arithmetic('mod', columnOf(rel, 'i'), literal(3)), literal(0))),
    );
    const vector = await columnVector(engine, kept, columnOf(kept, 'i'));
    const rows = vector.values as BigInt64Array;
    assert.equal(rows.length, 666_666);
    assert.ok(rows.every((value, i) => i === 0 || value > (rows[i - 1] ?? 0n)));
    release(kept);
    release(rel);
  });

  it('sorts a million rows, and aligns them with themselves in another order', async () => {
    const rel = await large(engine);
    const sorted = sortBy(rel, [{expr: columnOf(rel, 'f')}]);
    const {left, right} = await align(engine, rel, sorted);
    const difference = project(left, [
      {label: 'd', expr: arithmetic('sub', columnOf(left, 'i'), columnOf(right, 'i'))},
    ]);
    const vector = await columnVector(engine, difference, columnOf(difference, 'd'));
    assert.equal(vector.length, million);
    assert.ok((vector.values as BigInt64Array).every((value) => value === 0n));
    const {frame: shown, length} = await fetchFrame(engine, sorted, {window: {head: 2, tail: 1}});
    assert.equal(length, million);
    assert.deepEqual(
      shown.toArray().map((row) => row[0]),
      [0, 1, million - 1],
    );
    release(rel);
  });

  it('stops a query when its signal is aborted, and goes on working', async () => {
    const rel = await large(engine);
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 30);
    const twice = await materialise(engine, rel);
    const slow = engine.rows(
      'select count(*) from range(1000000) a, range(1000000) b where a.range + b.range = 7',
      {signal: controller.signal},
    );
    await assert.rejects(slow, InterruptedError);
    assert.deepEqual(await column(engine, frame({a: [1]})), [1]);
    release(twice);
    release(rel);
  });

  it('stops a JavaScript function between rows, and serves timers meanwhile', async () => {
    const rel = await large(engine);
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 20);
    const endless = mapColumn(
      engine,
      rel,
      columnOf(rel, 'f'),
      (value) => {
        let sum = Number(value);
        for (let i = 0; i < 20_000; i++) sum += i;
        return sum;
      },
      {signal: controller.signal},
    );
    await assert.rejects(endless, InterruptedError);
    release(rel);
  });

  it('maps a column by a JavaScript function', async () => {
    const rel = frame({a: [1, 2, 3]}, ['x', 'y', 'z']);
    const mapped = await mapColumn(engine, rel, columnOf(rel, 'a'), (value) => `#${String(value)}`, {
      name: 'n',
    });
    assert.deepEqual(await values(engine, mapped), {
      index: ['x', 'y', 'z'],
      data: [['#1'], ['#2'], ['#3']],
      dtypes: ['object'],
    });
  });

  it('frees tables that nobody holds', async () => {
    const before = engine.tables.count;
    const rel = await large(engine, 10_000);
    const filtered = await materialise(engine, filter(rel, compare('lt', columnOf(rel, 'i'), literal(5))));
    assert.equal(engine.tables.count, before + 2);
    release(rel);
    release(filtered);
    assert.equal(engine.tables.count, before);
  });

  it('carries any text of a user as a value', async () => {
    const odd = ["'; drop table t1; --", 'a"b', 'nul\0inside', '\\', '💥', '', "''", '${x}'];
    const rel = frame({s: odd});
    assert.deepEqual(await column(engine, project(rel, [{label: 'x\'"', expr: columnOf(rel, 's')}])), odd);
    for (const text of odd) {
      assert.deepEqual(await column(engine, filter(rel, compare('eq', columnOf(rel, 's'), literal(text)))), [
        text,
      ]);
    }
  });

  it('wraps integers around as NumPy does', async () => {
    const rel = frame({a: [2n ** 62n, -(2n ** 62n) - 1n]});
    const doubled = arithmetic('mul', columnOf(rel, 'a'), literal(2));
    assert.deepEqual(await column(engine, project(rel, [{label: 'x', expr: doubled}])), [
      '-9223372036854775808',
      '9223372036854775806',
    ]);
    const power = arithmetic('pow', literal(3), literal(41));
    assert.deepEqual(await column(engine, project(frame({a: [0]}), [{label: 'x', expr: power}])), [
      '-420491770248316829',
    ]);
  });

  it('names what cannot be converted', async () => {
    const rel = frame({s: ['1', 'two']});
    const numbers = project(rel, [{label: 's', expr: astype(columnOf(rel, 's'), 'int64')}]);
    await assert.rejects(
      values(engine, numbers),
      (error) =>
        error instanceof ValueError && error.message.includes("'two'") && !error.message.includes('LINE'),
    );
  });

  it('says which file is missing', async () => {
    await assert.rejects(
      readCsv(engine, ['/no/such.csv']),
      (error) => error instanceof FileError && error.message === "No such file or directory: '/no/such.csv'",
    );
  });

  it('keeps mixed values of object columns', async () => {
    const rel = frame({o: [1, 'x', null, true, [1, 2], 2.5]});
    assert.deepEqual(await column(engine, filter(rel, literal(true))), [1, 'x', null, true, [1, 2], 2.5]);
    const {loadTable} = await import('../../../src/engine/sql/move/load.js');
    const {frame: local} = await fetchFrame(engine, rel);
    const stored = await loadTable(engine, [{label: 'o', vector: local.vectors[0] as Vector}], local.index);
    assert.deepEqual(await column(engine, stored), [1, 'x', null, true, [1, 2], 2.5]);
    release(stored);
  });

  it('handles frames without rows or columns', async () => {
    assert.deepEqual(await values(engine, frame({a: []})), {index: [], data: [], dtypes: ['float64']});
    const bare = await load(engine, [], LocalIndex.from(['x', 'y']));
    assert.deepEqual((await values(engine, filter(bare, literal(true)))).index, ['x', 'y']);
  });
});

describe('an engine with little memory', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path(tmpdir(), 'spill-test-'));
  });
  after(() => rm(folder, {recursive: true, force: true}));

  it('spills to a folder for the user alone, finishes, and leaves nothing behind', async () => {
    const engine = new SqlEngine({memoryLimit: 160 * 2 ** 20, threads: 2, spillFolder: folder});
    const rel = await large(engine, 4 * million);
    const [inside] = await readdir(folder);
    assert.equal((await stat(path(folder, inside ?? ''))).mode & 0o777, 0o700);
    const sorted = await materialise(engine, sortBy(rel, [{expr: columnOf(rel, 'f')}]));
    const {frame: shown} = await fetchFrame(engine, sorted, {window: {head: 1, tail: 1}});
    assert.deepEqual(
      shown.toArray().map((row) => row[0]),
      [0, 4 * million - 1],
    );
    await engine.close();
    assert.deepEqual(await readdir(folder), []);
    assert.ok(existsSync(folder));
  });

  it('refuses work once closed', async () => {
    const engine = new SqlEngine();
    await engine.close();
    await assert.rejects(engine.rows('select 1'), SessionClosedError);
  });
});
