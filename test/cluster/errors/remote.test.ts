import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {errorFor} from '../../../src/cluster/errors/remote.js';
import {FileError, KeyError, NotSupportedError, RemoteError, remoteOf} from '../../../src/errors/index.js';

const frames = [{file: 'mars/core/operand.py', line: 12, name: 'tile', code: []}];

describe('an exception of a cluster', () => {
  it('is raised as our class for its own, with its message', () => {
    const error = errorFor({type: 'KeyError', message: "'kn'", frames});
    assert.ok(error instanceof KeyError);
    assert.equal(error.message, "'kn'");
    assert.match(error.stack ?? '', /File "mars\/core\/operand\.py", line 12, in tile/);
    assert.deepEqual(remoteOf(error)?.frames, frames);
  });

  it('keeps the name of a class that has no twin here', () => {
    const error = errorFor({type: 'ActorNotExist', message: 'gone', frames: []});
    assert.ok(error instanceof RemoteError);
    assert.equal(error.name, 'ActorNotExist');
  });

  it('says whose file is not there', () => {
    const error = errorFor({type: 'FileNotFoundError', message: 'no a.csv', frames: []});
    assert.ok(error instanceof FileError);
    assert.equal(error.message, "no a.csv (on the cluster's machines)");
  });

  it('says that it is not this machine that is not reached', () => {
    const error = errorFor({type: 'ConnectionRefusedError', message: 'Connect call failed', frames});
    assert.equal(error.name, 'ConnectionRefusedError');
    assert.equal(
      error.message,
      'Connect call failed (a part of the cluster does not reach another: a worker may be gone)',
    );
  });

  it('says where it was raised when it says nothing itself', () => {
    const error = errorFor({type: 'NotImplementedError', message: '', frames});
    assert.ok(error instanceof NotSupportedError);
    assert.equal(
      error.message,
      'the cluster raised NotImplementedError without a message in tile (mars/core/operand.py, line 12)',
    );
  });
});
