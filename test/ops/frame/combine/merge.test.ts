import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {KeyError, ValueError, md} from '../../../../src/index.js';

const left = md.DataFrame({k: [2, 1, 2, 3], a: [1, 2, 3, 4]});
const right = md.DataFrame({k: [2, 4, 2, 1], b: [5, 6, 7, 8]});

async function cells(df: typeof left): Promise<unknown> {
  return (await (await df.execute()).fetch()).toJSON().data;
}

const matched = [
  [2, 1, 5],
  [2, 1, 7],
  [2, 3, 5],
  [2, 3, 7],
];

describe('merge', () => {
  it('keeps equal keys together, in order of their first appearance, for an inner merge', async () => {
    assert.deepEqual(await cells(left.merge(right)), [...matched, [1, 2, 8]]);
  });

  it('adds the rows of the left, then those of the right, for an outer merge', async () => {
    assert.deepEqual(await cells(left.merge(right, {how: 'outer'})), [
      ...matched,
      [1, 2, 8],
      [3, 4, null],
      [4, null, 6],
    ]);
  });

  it('labels the rows of an index merge by the index that stays, missing where that side has no row', async () => {
    const merged = left.merge(right.set_index('k'), {left_on: 'k', right_index: true, how: 'right'});
    assert.deepEqual(await cells(merged.reset_index()), [
      [0, 2, 1, 5],
      [2, 2, 3, 5],
      [null, 4, null, 6],
      [0, 2, 1, 7],
      [2, 2, 3, 7],
      [1, 1, 2, 8],
    ]);
  });

  it('names the nearest column for a key that there is not', () => {
    assert.throws(() => left.merge(right, {on: 'kk'}), KeyError);
  });

  it('refuses a merge that is not what `validate` says', async () => {
    await assert.rejects(left.merge(right, {validate: '1:1'}).execute(), ValueError);
  });
});

describe('join', () => {
  it('puts rows in the order of their labels where a label stands several times', async () => {
    const joined = left.set_index('k').join(right.set_index('k'), {how: 'right'});
    assert.deepEqual(await cells(joined.reset_index()), [
      [1, 2, 8],
      [2, 1, 5],
      [2, 3, 5],
      [2, 1, 7],
      [2, 3, 7],
      [4, null, 6],
    ]);
  });
});
