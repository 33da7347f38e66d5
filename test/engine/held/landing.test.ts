import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {LocalFrame} from '../../../src/data/index.js';
import {Machinery} from '../../../src/engine/machinery.js';
import {
  columnOf,
  compare,
  fetchFrame,
  filter,
  literal,
  loadFrame,
  materialise,
  release,
  rowCount,
  selectColumns,
  type Relation,
} from '../../../src/engine/sql/index.js';

const rows = 1000;
const names = Array.from({length: 8}, (_, i) => `s${String(i)}`);
/** Texts take a query wherever something is asked of them. */
const frame = LocalFrame.from({
  ...Object.fromEntries(
    names.map((name, at) => [
      name,
      Array.from({length: rows}, (_, i) => `text ${String((i * (at + 1)) % 31)}`),
    ]),
  ),
  x: Float64Array.from({length: rows}, (_, i) => i + 0.5),
});

/** The rows that have `value` in a column, and two columns of them. */
function rowsWith(rel: Relation, column: string, value = 'text 3'): Relation {
  const found = filter(rel, compare('eq', columnOf(rel, column), literal(value)));
  return selectColumns(found, [names.indexOf(column), names.length]);
}

const expected = (column: string): unknown[] =>
  frame
    .get(column)
    .toArray()
    .flatMap((text, i) => (text === 'text 3' ? [[text, i + 0.5]] : []));

const data = async ({sql}: Machinery, rel: Relation): Promise<unknown> =>
  (await fetchFrame(sql, rel)).frame.toJSON().data;

/** The columns of each table there is. */
async function landed({sql}: Machinery): Promise<string[]> {
  const found = await sql.rows(
    "select string_agg(column_name, ' ' order by column_index) from duckdb_columns() where not internal group by table_oid order by table_oid",
  );
  return found.map(([columns]) => String(columns));
}

describe('held columns in tables', () => {
  const machinery = new Machinery({threads: 2});
  const {sql} = machinery;
  after(() => machinery.close());

  it('are those that a query reads, once', async () => {
    const rel = await loadFrame(sql, frame);
    assert.deepEqual(await data(machinery, rowsWith(rel, 's2')), expected('s2'));
    assert.deepEqual(await landed(machinery), ['c2 c8']);
    await fetchFrame(sql, rowsWith(rel, 's2', 'text 4'));
    assert.deepEqual(await landed(machinery), ['c2 c8']);
    release(rel);
    assert.equal(sql.tables.count, 0);
  });

  it('grow to twice as many with each query that needs others, and take no more than twice the room of all', async () => {
    const rel = await loadFrame(sql, frame);
    for (const name of names) assert.deepEqual(await data(machinery, rowsWith(rel, name)), expected(name));
    const tables = (await landed(machinery)).map((columns) => columns.split(' ').length);
    assert.deepEqual(tables, [2, 4, 8, 9]);
    release(rel);
    assert.equal(sql.tables.count, 0);
  });

  it('are numbers where only rows are counted', async () => {
    const rel = await loadFrame(sql, frame);
    const first = rowsWith(rel, 's1');
    assert.equal(await rowCount(sql, {...rel, length: null, source: first.source}), expected('s1').length);
    release(rel);
  });

  it('are right for queries that run together and need different ones', async () => {
    const rel = await loadFrame(sql, frame);
    const found = await Promise.all(names.map((name) => data(machinery, rowsWith(rel, name))));
    assert.deepEqual(found, names.map(expected));
    release(rel);
    assert.equal(sql.tables.count, 0);
  });

  it('are shared by relations that are made of the same one, and stay for the last of them', async () => {
    const rel = await loadFrame(sql, frame);
    const made = await materialise(sql, selectColumns(rel, [0, 8]));
    release(rel);
    assert.deepEqual(
      await data(machinery, filter(made, compare('eq', columnOf(made, 's0'), literal('text 3')))),
      expected('s0'),
    );
    release(made);
    assert.equal(sql.tables.count, 0);
  });

  it('land for one query while another that wanted them first is stopped', async () => {
    const rel = await loadFrame(sql, frame);
    const stop = new AbortController();
    const first = fetchFrame(sql, rowsWith(rel, 's0'), {signal: stop.signal});
    const [second, third] = [data(machinery, rowsWith(rel, 's0')), data(machinery, rowsWith(rel, 's5'))];
    stop.abort();
    await assert.rejects(first, {name: 'InterruptedError'});
    assert.deepEqual(await second, expected('s0'));
    assert.deepEqual(await third, expected('s5'));
    release(rel);
  });

  it('land from where they were spilled to', async () => {
    const little = new Machinery({threads: 2, memoryLimit: 64 * 2 ** 20});
    try {
      const wide = LocalFrame.from({
        x: Float64Array.from({length: 400_000}, (_, i) => i),
        k: Int32Array.from({length: 400_000}, (_, i) => i % 7),
      });
      const frames: Relation[] = [];
      // Together more than arrays may take.
      for (let i = 0; i < 12; i++) frames.push(await loadFrame(little.sql, wide));
      for (const {source} of frames) {
        assert.ok(source.kind === 'table');
        await source.table.land(new Set(['c0']), {});
        const [[sum] = []] = await little.sql.rows(`select sum(c0) from ${source.table.nameOf(['c0'])}`);
        assert.equal(Number(sum), (400_000 * 399_999) / 2);
        assert.throws(() => source.table.nameOf(['c0', 'c1']), /have not landed/);
      }
    } finally {
      await little.close();
    }
  });

  it('are a table at once where they would take more than a share of the memory', async () => {
    const little = new Machinery({threads: 2, memoryLimit: 64 * 2 ** 20});
    try {
      const x = Float64Array.from({length: 2_000_000}, (_, i) => i + 0.5);
      const rel = await loadFrame(little.sql, LocalFrame.from({x}));
      assert.equal(little.sql.tables.count, 1);
      const made = await materialise(little.sql, filter(rel, compare('lt', columnOf(rel, 'x'), literal(3))));
      assert.deepEqual((await fetchFrame(little.sql, made)).frame.vectors[0]?.toArray(), [0.5, 1.5, 2.5]);
    } finally {
      await little.close();
    }
  });
});
