/** Functions and classes of Python, which run on a cluster's workers. */
import assert from 'node:assert/strict';
import {after, before, it} from 'node:test';
import {LocalFrame, LocalSeries, NotSupportedError, md, new_session, remote} from '../../../src/index.js';
import type {Executable, Session} from '../../../src/session/index.js';

export function pythonSuite(url: () => string, cluster: 'mars' | 'xorbits'): void {
  let session: Session;
  before(() => {
    session = new_session(url());
  });
  after(() => session.close());

  it('refuses a JavaScript function, and says what to give instead', async () => {
    const mapped = md.Series([1, 2, 3]).map((x: number) => x + 1);
    await assert.rejects(session.run(mapped), (error: Error) => {
      assert.ok(error instanceof NotSupportedError);
      assert.match(error.message, /cannot run on a cluster.*md\.python`lambda/);
      return true;
    });
  });

  it('runs Python functions: of values, of rows, of pieces, and with names of their own', async () => {
    const s = md.Series([1, 2, 3]);
    const more = s.map(md.python`lambda x: x + ${10}`, {dtype: 'int64'});
    assert.deepEqual((await session.run(more)).toJSON().data, [11, 12, 13]);
    const df = md.DataFrame({a: [1, 2], b: [3, 4]});
    const rows = df.apply(md.python`lambda r: r['a'] * r['b']`, {axis: 1});
    assert.deepEqual((await session.run(rows)).toJSON().data, [3, 8]);
    const pieces = df.map_chunk(md.python`lambda piece: piece + 1`);
    assert.deepEqual((await session.run(pieces)).toJSON().data, [
      [2, 4],
      [3, 5],
    ]);
    const rooted = s.apply(md.python`def root(x):
  return math.sqrt(x) if x > 1 else np.float64(0)`);
    assert.deepEqual((await session.run(rooted.round(3))).toJSON().data, [0, 1.414, 1.732]);
  });

  it('runs Python functions wherever a function stands', async () => {
    const df = md.DataFrame({a: [1, 2], b: [3, 4]});
    const s = md.Series([1, 2, 3]);
    const groups = md.DataFrame({k: ['x', 'x', 'y'], v: [1, 2, 3]}).groupby('k');
    const of = async (made: Executable): Promise<unknown> => {
      const data = await session.run(made);
      return data instanceof LocalFrame || data instanceof LocalSeries ? data.toJSON().data : data;
    };
    assert.deepEqual(await of(df.apply(md.python`lambda column: column.max()`)), [2, 4]);
    assert.deepEqual(await of(s.apply(md.python`lambda x, n: x + n`, {args: [10]})), [11, 12, 13]);
    assert.deepEqual(await of(df.transform(md.python`lambda column: column + 1`)), [
      [2, 4],
      [3, 5],
    ]);
    assert.deepEqual(await of(s.agg([md.python`lambda x: (x * 2).sum()`])), [12]);
    assert.deepEqual(await of(groups.agg(md.python`lambda x: x.max()`)), [[2], [3]]);
    assert.deepEqual(await of(groups.transform(md.python`lambda x: x - x.min()`)), [[0], [1], [0]]);
    assert.deepEqual(await of(df.assign({c: md.python`lambda df: df['a'] * 2`})), [
      [1, 3, 2],
      [2, 4, 4],
    ]);
    assert.equal(await of(remote.spawn(md.python`lambda a, b=0: a + b`, {args: [1], kwargs: {b: 2}})), 3);
    assert.deepEqual(await session.run(...remote.spawn(md.python`lambda: (1, 2)`, {n_output: 2})), [1, 2]);
  });

  it('runs custom reductions of Python, over all rows and of groups', async () => {
    const norm = md.python`class Norm(md.CustomReduction):
  def pre(self, value):
      return value ** 2, value * 0 + 1
  def agg(self, squares, ones):
      return squares.sum(), ones.sum()
  def post(self, total, count):
      return np.sqrt(total) * count`;
    const df = md.DataFrame({a: [1, 2, 2, 4], b: [0, 3, 0, 4]}, {chunk_size: 2});
    const [all, one, listed] = await session.run(df.agg(norm), df.get('a').agg(norm), df.agg([norm, 'max']));
    assert.deepEqual(all.toJSON().data, [20, 20]);
    assert.equal(one, 20);
    assert.deepEqual(listed.toJSON().data, [
      [20, 20],
      [4, 4],
    ]);
    // Xorbits itself finds no result of a custom reduction of groups.
    if (cluster === 'xorbits') return;
    const groups = md.DataFrame({k: [1, 2, 1], a: [3, 2, 4]}, {chunk_size: 1}).groupby('k');
    assert.deepEqual((await session.run(groups.agg(norm))).toJSON().data, [[10], [2]]);
  });
}
