import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {KeyError, standFor} from '../../../src/errors/index.js';
import type {RemoteFrame} from '../../../src/errors/index.js';
import {traceback} from '../../../src/render/traceback/traceback.js';

const nothing = {color: false, sources: {get: () => undefined}, cwd: '/'};

function rendered(frames: readonly RemoteFrame[]): string {
  const error = new KeyError("'zz'");
  error.stack = '';
  return traceback(standFor(error, {type: 'KeyError', message: "'zz'", frames}), nothing).lines.join('\n');
}

const lines = (from: number, ...texts: readonly string[]): RemoteFrame['code'] =>
  texts.map((text, at) => ({line: from + at, text}));

describe('the traceback of an error from a cluster', () => {
  it('goes on with the calls there, each with the code that was sent, and ends with type and message', () => {
    const frames: readonly RemoteFrame[] = [
      {
        file: '/opt/python3.9/site-packages/mars/core/operand/core.py',
        line: 9,
        name: 'execute',
        code: lines(7, 'def execute(results, op):', '    try:', '        return run(op)', '    finally:'),
      },
      {file: '<string>', line: 1, name: '<lambda>', code: []},
    ];
    assert.equal(
      rendered(frames),
      `KeyError: 'zz'

On the cluster:

mars/core/operand/core.py:9 in execute
   8 │     try:
❱  9 │         return run(op)
  10 │     finally:

<string>:1 in <lambda>

KeyError: 'zz'`,
    );
  });

  it('leaves the outer ones of many calls to the stack', () => {
    const many = Array.from({length: 20}, (_, i) => ({
      file: 'a.py',
      line: i + 1,
      name: `call_${i}`,
      code: [],
    }));
    const text = rendered(many);
    assert.match(text, /^… 12 outer calls\n\na\.py:13 in call_12\n/m);
    assert.doesNotMatch(text, /call_11/);
  });

  it('is as any other where the cluster sent no calls', () => {
    assert.equal(rendered([]), "KeyError: 'zz'");
  });
});
