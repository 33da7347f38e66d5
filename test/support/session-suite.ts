/** What holds for every session, whatever runs it: the same tests for the local engine and for clusters. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {
  LocalFrame,
  NDArray,
  Session,
  SessionClosedError,
  ValueError,
  get_default_session,
  md,
  mt,
} from '../../src/index.js';

/** Runs the suite on sessions that `open` makes. */
export function sessionSuite(title: string, open: () => Session): void {
  describe(title, () => {
    let session: Session;
    before(() => {
      session = open().as_default();
    });
    after(() => session.close());

    it('executes in the default session and shows the data', async () => {
      const df = md.DataFrame([
        [1, 2],
        [3, 4],
      ]);
      const shown = await df.execute();
      assert.equal(shown, df);
      assert.equal(String(shown), '   0  1\n0  1  2\n1  3  4');
    });

    it('fetches local data', async () => {
      const df = md.DataFrame([
        [1, 2],
        [3, 4],
      ]);
      await df.execute();
      const local = await df.fetch();
      assert.ok(local instanceof LocalFrame);
      assert.deepEqual(local.toJSON(), {
        columns: [0, 1],
        index: [0, 1],
        data: [
          [1, 2],
          [3, 4],
        ],
      });
    });

    it('executes and fetches in a session that is named', async () => {
      await using other = open();
      const t = mt.random.rand(3, 2);
      await t.execute({session: other});
      const first = await t.fetch({session: other});
      assert.ok(first instanceof NDArray);
      assert.deepEqual(first.shape, [3, 2]);
      assert.deepEqual((await t.fetch({session: other})).toJSON(), first.toJSON());
    });

    it('keeps sessions apart', async () => {
      await using other = open();
      const df = md.DataFrame([[1, 2]]);
      await df.execute();
      await assert.rejects(df.fetch({session: other}), (error: Error) => {
        assert.ok(error instanceof ValueError);
        assert.equal(error.name, 'ValueError');
        assert.equal(
          error.message,
          'Tileable object    0  1\n0  1  2 to fetch must be executed first',
          'an executed object is named by its data',
        );
        return true;
      });
      await assert.rejects(md.DataFrame([[1, 2]]).fetch({session: other}), {
        name: 'ValueError',
        message:
          /^Tileable object DataFrame <op=DataFrameDataSource, key=[0-9a-f]{32}> to fetch must be executed first$/,
      });
    });

    it('becomes the default by as_default, and not by being made', async () => {
      await using other = open();
      assert.equal(get_default_session(), session);
      assert.equal(other.as_default(), other);
      assert.equal(get_default_session(), other);
      session.as_default();
    });

    it('computes what was executed before only once', async () => {
      const t = mt.random.rand(4);
      await t.execute();
      const before = (await t.fetch()).toJSON();
      await t.execute();
      assert.deepEqual((await t.fetch()).toJSON(), before);
      const derived = t.mul(1);
      await derived.execute();
      assert.deepEqual((await derived.fetch()).toJSON(), before);
    });

    it('waits for an execution under way', async () => {
      const t = mt.random.rand(4).add(1);
      const running = t.execute();
      const fetched = await t.fetch();
      assert.deepEqual((await (await running).fetch()).toJSON(), fetched.toJSON());
    });

    it('runs executions side by side, and shares what they share', async () => {
      const base = mt.random.rand(5);
      const shared = base.mul(2);
      await Promise.all([shared.execute(), shared.add(1).execute(), shared.sub(1).execute()]);
      const [a, b] = await session.run(shared, shared.add(0));
      assert.deepEqual(a.toJSON(), b.toJSON());
    });

    it('runs several objects together and gives their data', async () => {
      const a = mt.arange(3);
      const df = md.DataFrame({a: [1]});
      const [x, y] = await session.run(a, df);
      assert.deepEqual(x.toJSON(), [0, 1, 2]);
      assert.deepEqual(y.toJSON().data, [[1]]);
      assert.deepEqual((await session.run(a.add(1))).toJSON(), [1, 2, 3]);
    });

    it('prints what was not executed as what it is', () => {
      assert.match(String(md.DataFrame({a: [1]})), /^DataFrame <op=DataFrameDataSource, key=[0-9a-f]{32}>$/);
    });

    it('refuses work after it was closed', async () => {
      const other = open();
      const t = mt.arange(3);
      await t.execute({session: other});
      await other.close();
      await other.close();
      await assert.rejects(t.fetch({session: other}), SessionClosedError);
      await assert.rejects(t.execute({session: other}), SessionClosedError);
    });
  });
}
