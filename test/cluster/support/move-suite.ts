/** Results that go from one session to another. */
import assert from 'node:assert/strict';
import {after, before, it} from 'node:test';
import {Session, md, mt, new_session} from '../../../src/index.js';

interface Movable {
  execute(options: {session: Session}): Promise<unknown>;
  fetch(options: {session: Session}): Promise<unknown>;
  to_session(session: Session): Promise<unknown>;
}

const objects: Readonly<Record<string, () => Movable>> = {
  'a frame': () =>
    md.DataFrame(
      {a: [1, 2], b: ['x', null], c: [1.5, NaN], when: md.date_range('2020-01-01', {periods: 2, tz: 'UTC'})},
      {index: ['p', 'q']},
    ),
  'a series': () => md.Series([3, 1, 2], {name: 's', index: [5, 6, 7]}),
  'a series of categories': () => md.Series(['u', 'v', 'u']).astype('category'),
  'an index': () => md.Index(['x', 'y'], {name: 'i'}),
  'an array': () => mt.arange(6, {dtype: 'float32'}).reshape(2, 3),
  'a value': () => mt.tensor([1, 2.5]).sum(),
};

export function moveSuite(url: () => string): void {
  let local: Session;
  let cluster: Session;
  let other: Session;
  before(() => {
    local = new_session();
    cluster = new_session(url());
    other = new_session(url());
  });
  after(async () => {
    await Promise.all([local.close(), cluster.close(), other.close()]);
  });

  const ways: readonly (readonly [string, () => Session, () => Session])[] = [
    ['from here to a cluster', () => local, () => cluster],
    ['from a cluster to here', () => cluster, () => local],
    ['from a session on a cluster to another', () => cluster, () => other],
  ];
  for (const [way, from, to] of ways) {
    for (const [what, make] of Object.entries(objects)) {
      it(`takes ${what} ${way}`, async () => {
        const object = make();
        await object.execute({session: from()});
        assert.equal(await object.to_session(to()), object);
        assert.equal(
          String(await object.fetch({session: to()})),
          String(await object.fetch({session: from()})),
        );
      });
    }

    it(`computes ${way} with what went there, not with what it was made of`, async () => {
      const random = await mt.random.rand(4).execute({session: from()});
      await random.to_session(to());
      const doubled = await random.mul(2).execute({session: to()});
      const halved = await doubled.fetch({session: to()});
      const original = await random.fetch({session: from()});
      assert.deepEqual(
        halved.toFlatArray(),
        original.toFlatArray().map((value) => Number(value) * 2),
      );
    });
  }

  it('finds the session that has the object', async () => {
    const series = await md.Series([1]).execute({session: other});
    await series.toSession(local);
    assert.deepEqual((await series.fetch({session: local})).toJSON().data, [1]);
  });

  it('refuses what was executed nowhere', async () => {
    await assert.rejects(md.Series([1]).to_session(local, {from: cluster}), {
      name: 'ValueError',
      message: /to fetch must be executed first/,
    });
  });
}
