/** Fetched frames in the real danfojs-node. */
import assert from 'node:assert/strict';
import {it} from 'node:test';
import {LocalFrame, Timestamp} from '../../src/data/index.js';

it('hands a frame to danfojs-node', async () => {
  const frame = LocalFrame.from(
    {a: [1, 2], b: [1.5, null], c: ['x', null], t: [new Timestamp('2020-01-01'), null]},
    {index: ['r', 's']},
  );
  const danfo = (await frame.toDanfo()) as {columns: string[]; index: unknown[]; values: unknown[][]};
  assert.deepEqual(danfo.columns, ['a', 'b', 'c', 't']);
  assert.deepEqual(danfo.index, ['r', 's']);
  assert.deepEqual(danfo.values, [
    [1, 1.5, 'x', '2020-01-01T00:00:00'],
    [2, NaN, null, null],
  ]);
});
