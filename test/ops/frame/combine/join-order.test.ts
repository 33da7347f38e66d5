import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

describe('an outer join by row labels', () => {
  const left = md.DataFrame({a: [1, 2]}, {index: ['y', 'x']});

  it('leaves labels that are the same as they stand', async () => {
    const right = md.DataFrame({b: [3, 4]}, {index: ['y', 'x']});
    assert.equal(String(await left.join(right, {how: 'outer'}).execute()), '   a  b\ny  1  3\nx  2  4');
  });

  it('sorts labels that differ', async () => {
    const right = md.DataFrame({b: [3, 4]}, {index: ['x', 'y']});
    assert.equal(String(await left.join(right, {how: 'outer'}).execute()), '   a  b\nx  2  3\ny  1  4');
  });
});
