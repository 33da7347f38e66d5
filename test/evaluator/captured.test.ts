import assert from 'node:assert/strict';
import {executionAsyncId} from 'node:async_hooks';
import {describe, it} from 'node:test';
import {captured} from '../../src/evaluator/captured.js';

describe('what a function captured', () => {
  it('is the value itself', () => {
    const secret = {kept: true};
    const holder = (): boolean => secret.kept;
    assert.equal(captured(holder, 'secret'), secret);
  });

  it('is undefined for a name that the function does not hold', () => {
    assert.equal(
      captured(() => 1, 'nothing'),
      undefined,
    );
  });

  it('are the switches of async_hooks, on every version of Node', () => {
    const binding = captured(executionAsyncId, 'async_wrap') as Readonly<Record<string, unknown>>;
    assert.ok(binding['async_hook_fields'] instanceof Uint32Array);
    assert.equal(typeof binding['clearAsyncIdStack'], 'function');
  });
});
