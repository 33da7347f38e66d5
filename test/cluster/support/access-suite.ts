/** Clusters behind a server that asks who comes. */
import assert from 'node:assert/strict';
import {it} from 'node:test';
import {ConnectionError, md, mt, new_session} from '../../../src/index.js';
import type {Session} from '../../../src/index.js';
import {Gatekeeper} from './gatekeeper.js';

export function accessSuite(url: () => string): void {
  const basic = `Basic ${Buffer.from('me@home:p:w').toString('base64')}`;

  /** Uses all kinds of requests: small ones, data there and back that is large, and the session's end. */
  async function works(session: Session): Promise<void> {
    const data = Float64Array.from({length: 200_000}, (_, i) => i);
    const [back, sum] = await session.run(mt.tensor(data).add(1), md.Series([1, 2]).sum());
    assert.equal(back.shape[0], data.length);
    assert.equal(sum, 3);
    assert.doesNotMatch(String(session), /home|p:w/);
    await session.close();
  }

  it('are reached with the credentials of the URL', async () => {
    const gate = await Gatekeeper.before(url(), 'authorization', basic);
    await works(new_session(gate.url('me%40home:p%3Aw@')));
    await gate.close();
  });

  it('are reached with headers', async () => {
    const gate = await Gatekeeper.before(url(), 'x-token', 'secret');
    await works(new_session(gate.url(), {headers: {'X-Token': 'secret'}}));
    await gate.close();
  });

  it('say what is missing to others', async () => {
    const gate = await Gatekeeper.before(url(), 'authorization', basic);
    const session = new_session(gate.url('me:wrong@'));
    await assert.rejects(session.run(mt.ones([1])), (error: Error) => {
      assert.ok(error instanceof ConnectionError);
      assert.match(error.message, /refuses access \(401\).*headers/);
      return true;
    });
    await session.close();
    await gate.close();
  });
}
