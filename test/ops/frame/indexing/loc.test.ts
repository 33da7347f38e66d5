import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {KeyError, md} from '../../../../src/index.js';

describe('loc', () => {
  it('has no label of another kind', async () => {
    const numbered = md.DataFrame({a: [1, 2]}, {index: [3, 4]});
    await assert.rejects(numbered.loc(['x']).execute(), KeyError);
    const named = md.DataFrame({a: [1, 2]}, {index: ['x', 'y']});
    await assert.rejects(named.loc([0]).execute(), KeyError);
  });
});
