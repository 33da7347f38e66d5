import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {LocalFrame} from '../../../src/data/index.js';

describe('iloc of fetched data', () => {
  const frame = LocalFrame.from({a: [1, 2, 3], b: [4, 5, 6]});

  it('counts from either end', () => {
    assert.deepEqual(frame.iloc(-1).vector.toArray(), [3, 6]);
    assert.equal(frame.iloc(0, -1), 4);
    assert.equal(frame.get('a').iloc(-3), 1);
  });

  it('refuses places past the ends', () => {
    assert.throws(() => frame.iloc(3), {name: 'IndexError', message: /out-of-bounds: 3 of 3/});
    assert.throws(() => frame.get('a').iloc(-4), {name: 'IndexError'});
  });

  it('says what it takes in place of anything but a whole number', () => {
    for (const bad of [0.5, 'a', [0, 1]])
      assert.throws(() => frame.iloc(bad as number), {
        name: 'ArgumentError',
        message: /takes a whole number/,
      });
  });
});
