/** What holds for sessions on clusters only. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {
  ConnectionError,
  LocalFrame,
  NDArray,
  Session,
  SessionClosedError,
  md,
  mt,
  new_session,
  remote,
} from '../../../src/index.js';
import type {Executable} from '../../../src/session/index.js';
import {Inspector} from './inspector.js';

export function clusterSuite(url: () => string, name: 'mars' | 'xorbits'): void {
  describe('a session there', () => {
    let session: Session;
    let inspector: Inspector;
    before(() => {
      session = new_session(url());
      inspector = new Inspector(url());
    });
    after(async () => {
      await session.close();
      inspector.close();
    });

    it('tells what runs it', async () => {
      const {engine, workers, dashboard} = await session.describe();
      assert.equal(engine, name === 'mars' ? 'Mars' : 'Xorbits');
      assert.deepEqual(
        workers.map(({cores}) => cores),
        [2],
      );
      assert.equal(dashboard, url());
    });

    it('sends data and gets it back', async () => {
      const df = md.DataFrame({
        a: [1, 2, 3],
        b: ['x', null, 'z'],
        c: [1.5, NaN, -Infinity],
        d: [true, false, true],
      });
      const local = await session.run(df);
      assert.ok(local instanceof LocalFrame);
      assert.deepEqual(local.toJSON(), {
        columns: ['a', 'b', 'c', 'd'],
        index: [0, 1, 2],
        data: [
          [1, 'x', 1.5, true],
          [2, null, null, false],
          [3, 'z', '-Infinity', true],
        ],
      });
    });

    it('uses by reference what it executed before', async () => {
      const a = mt.tensor([1, 2, 3]);
      await session.run(a);
      const sum = a.mul(2).add(a);
      assert.deepEqual((await session.run(sum)).toJSON(), [3, 6, 9]);
    });

    it('takes one object of the cluster for several results', async () => {
      const a = mt.tensor([1, 2]);
      const both = mt.broadcast_arrays(a, a);
      await session.execute([...both, md.DataFrame({a}), remote.spawn(md.python`lambda: 5`)]);
      const values = await Promise.all(both.map((array) => session.fetch(array)));
      assert.deepEqual(
        values.map((value) => value.toJSON()),
        [
          [1, 2],
          [1, 2],
        ],
      );
    });

    it('gives what a local session gives', async () => {
      await using here = new_session();
      const df = md.DataFrame({a: [1, 2, 4, 8], b: [4, 3, 1, 0]});
      const s = md.Series([1, 2, 3, 4]);
      const points = mt.tensor([
        [0, 0],
        [3, 4],
        [1, 0],
      ]);
      const between = mt.spatial.distance;
      for (const object of [
        between.cdist(points, points, 'minkowski', {p: 1, w: mt.tensor([1, 2])}),
        between.cdist(points, points, {metric: 'seuclidean', V: mt.tensor([4, 4])}),
        between.squareform(between.pdist(points, 'cityblock')),
        df.corrwith(s),
        md
          .DataFrame([
            [1, 2],
            [3, 4],
          ])
          .dot(md.Series([1, 1])),
        s.dot(s),
        md.qcut(s, 2, {labels: false}),
      ]) {
        assert.equal(String(await session.run(object)), String(await here.run(object)));
      }
    });

    it('names the aggregates of groups', async () => {
      const groups = md.DataFrame({k: ['x', 'y', 'x'], n: [1, 2, 3]}).groupby('k');
      for (const total of [md.NamedAgg('n', 'sum'), ['n', 'sum']]) {
        const named = await session.run(groups.agg({total, least: ['n', 'min']}));
        assert.equal(String(named), '   total  least\nk              \nx      4      1\ny      2      2');
      }
    });

    it('draws the same from the same seed, and further values from further calls', async () => {
      const drawn = async (): Promise<unknown[]> => {
        const state = new mt.random.RandomState(3);
        const draws = [
          state.rand(2),
          state.rand(2),
          md.Series([1, 2, 3, 4, 5, 6]).sample({n: 3, random_state: 5}),
        ];
        const values = await Promise.all(draws.map((draw) => session.run(draw)));
        return values.map(String);
      };
      const [first, second] = [await drawn(), await drawn()];
      assert.deepEqual(first, second);
      assert.notEqual(first[0], first[1]);
    });

    it('knows shapes after execution that it did not know before', async () => {
      const a = mt.tensor([1, 2, 3, 4]);
      const odd = a.get(a.mod(2).eq(1));
      assert.deepEqual(odd.shape, [null]);
      await odd.execute({session});
      assert.deepEqual(odd.shape, [2]);
      assert.deepEqual((await odd.fetch({session})).toJSON(), [1, 3]);
      const rows = md.DataFrame({a: [1, 2, 3]}).query('a > 1');
      await rows.execute({session});
      assert.deepEqual(rows.shape, [2, 1]);
    });

    it('gives the results of operations that have several', async () => {
      const of = async (...made: readonly Executable[]): Promise<unknown[]> =>
        (await session.run(...made)).map((array) => (array instanceof NDArray ? array.toJSON() : array));
      const [, singular] = await of(
        ...mt.linalg.svd([
          [3, 0],
          [0, 2],
        ]),
      );
      assert.deepEqual(singular, [3, 2]);
      const counted = await of(...mt.unique(mt.tensor([5, 3, 5]), {return_counts: true}));
      assert.deepEqual(counted, [
        [3, 5],
        [1, 2],
      ]);
      const grid = await of(...mt.meshgrid([1, 2], [3, 4, 5]));
      assert.deepEqual(grid, [
        [
          [1, 2],
          [1, 2],
          [1, 2],
        ],
        [
          [3, 3],
          [4, 4],
          [5, 5],
        ],
      ]);
    });

    it('answers here what gives data, from what was fetched', async () => {
      const s = await md
        .Series([1, 2], {index: ['x', 'y']})
        .add(1)
        .execute({session});
      assert.deepEqual(await s.to_list({session}), [2, 3]);
      assert.deepEqual(
        [...(await s.to_dict({session}))],
        [
          ['x', 2],
          ['y', 3],
        ],
      );
      const rows: unknown[] = [];
      for await (const {Index, a} of md.DataFrame({a: [4, 5]}).itertuples({session})) rows.push([Index, a]);
      assert.deepEqual(rows, [
        [0, 4],
        [1, 5],
      ]);
    });

    it('puts the chunks of an array together, and shows its corners without bringing all of it', async () => {
      const a = mt.ones([700, 500], {chunk_size: 300}).add(1);
      await a.execute({session});
      const preview = await session.preview(a);
      assert.equal(preview.kind, 'array');
      assert.ok(preview.window.data.size < 100);
      const whole = await a.fetch({session});
      assert.ok(whole instanceof NDArray);
      assert.deepEqual(whole.shape, [700, 500]);
      assert.ok((whole.vector.values as Float64Array).every((value) => value === 2));
    });

    it('refuses what Mars has not, and says what to do instead', async () => {
      await assert.rejects(session.run(md.sql('select 1')), {
        name: 'NotSupportedError',
        message: /md\.sql does not exist on Mars and Xorbits clusters: .*bring the rows here first/,
      });
    });

    it('says what Mars has under other names', async () => {
      const groups = md.DataFrame({k: ['x', 'x', 'y'], v: [1, 2, 3]}).groupby('k');
      const [first, middle] = await session.run(groups.first(), groups.median());
      assert.deepEqual(first.toJSON().data, [[1], [3]]);
      assert.deepEqual(middle.toJSON().data, [[1.5], [3]]);
      assert.equal(await session.run(md.Series([1, 1]).is_unique), false);
      assert.deepEqual((await session.run(md.Index([1, 2], {name: 'n'}).add(1))).toJSON(), {
        name: 'n',
        data: [2, 3],
      });
      assert.deepEqual((await session.run(mt.arange(4).clip(1, 2))).toJSON(), [1, 1, 2, 2]);
    });

    it('is destroyed on the cluster when it closes', async () => {
      const other = new_session(url());
      await other.run(mt.ones([2]));
      const open = await inspector.sessions();
      await other.close();
      const left = await inspector.sessions();
      assert.equal(open.length - left.length, 1);
    });

    it('says so when it was destroyed behind our back', async () => {
      const earlier = new Set(await inspector.sessions());
      const other = new_session(url());
      await other.run(mt.ones([2]));
      const mine = (await inspector.sessions()).filter((id) => !earlier.has(id));
      assert.equal(mine.length, 1);
      await inspector.destroy(mine.join());
      await assert.rejects(other.run(mt.ones([3])), SessionClosedError);
      await other.close();
      assert.deepEqual((await session.run(mt.ones([1]))).toJSON(), [1]);
    });

    // At first the cluster cuts the graph into pieces, and forgets that it was told to stop; later it computes.
    for (const [moment, least] of [
      ['before it has begun', null],
      ['when it has begun', 0],
      ['in its midst', 0.02],
    ] as const) {
      it(`has its task stopped there too when it is stopped here ${moment}`, {timeout: 180_000}, async () => {
        await using other = new_session(url());
        await other.run(mt.ones([1]));
        const stop = new AbortController();
        const long = mt.exp(mt.ones([20_000, 20_000], {chunk_size: 500})).sum();
        if (least !== null) {
          other.onProgress(({fraction}) => {
            if ((fraction ?? 0) > least) stop.abort();
          });
        }
        const running = other.execute([long], {signal: stop.signal});
        if (least === null) {
          await inspector.untilSubmitted();
          stop.abort();
        }
        await assert.rejects(running, {name: 'InterruptedError'});
        await inspector.untilIdle();
        assert.ok((await inspector.lastProgress()) < 1, 'the task ended before it was done');
        assert.deepEqual((await other.run(mt.ones([1]))).toJSON(), [1]);
      });
    }

    it('names what nobody answers', async () => {
      const nobody = new_session('http://127.0.0.1:9');
      await assert.rejects(nobody.run(mt.ones([1])), (error: Error) => {
        assert.ok(error instanceof ConnectionError);
        assert.match(error.message, /Nobody answers at http:\/\/127\.0\.0\.1:9 \(ECONNREFUSED\)/);
        return true;
      });
      await nobody.close();
    });
  });
}
