import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ArgumentError, ValueError, new_session} from '../../src/index.js';

describe('new_session', () => {
  it('refuses an option that it does not take, and names the nearest', () => {
    assert.throws(() => new_session({memory_limt: 1} as object), {
      name: 'ArgumentError',
      message: /^new_session: a local session takes no option 'memory_limt'\. Did you mean 'memory_limit'/,
    });
    assert.throws(() => new_session('http://127.0.0.1:1', {threads: 2}), ArgumentError);
  });

  it('refuses a value of the wrong kind', () => {
    assert.throws(() => new_session({threads: 0}), {
      message: "new_session: 'threads' takes a number above 0, got 0",
    });
  });

  it('takes a host and port for an address, and shows addresses without credentials', async () => {
    for (const address of ['127.0.0.1:9', 'http://me:secret@127.0.0.1:9/']) {
      await using session = new_session(address);
      assert.equal(session.url, 'http://127.0.0.1:9');
      assert.match(String(session), /^<Session 127\.0\.0\.1-\d+ http:\/\/127\.0\.0\.1:9>$/);
    }
  });

  it('refuses what is no address of a cluster', () => {
    assert.throws(() => new_session('ftp://example.org'), {
      name: 'ValueError',
      message: /^new_session: 'ftp:\/\/example\.org' is no address of a cluster/,
    });
  });

  it('refuses a name that another open session has', async () => {
    await using session = new_session({name: 'twice'});
    assert.throws(() => new_session({name: session.name}), ValueError);
  });
});
