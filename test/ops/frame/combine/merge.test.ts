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

describe('an outer merge by both indexes', () => {
  it('is sorted by label, whichever way the labels stood', async () => {
    const some = md.DataFrame({a: [1, 2]}, {index: [3, 1]});
    const others = md.DataFrame({b: [3]}, {index: [2]});
    const merged = await (
      await some.merge(others, {left_index: true, right_index: true, how: 'outer'}).execute()
    ).fetch();
    assert.deepEqual(merged.toJSON(), {
      columns: ['a', 'b'],
      index: [1, 2, 3],
      data: [
        [2, null],
        [null, 3],
        [1, null],
      ],
    });
  });
});

describe('keys of unlike dtypes', () => {
  const numbers = md.DataFrame({k: [0, 1, 2], a: ['x', 'y', 'z']});
  const truths = md.DataFrame({k: [true, false], b: [1.5, 2.5]});
  const texts = md.DataFrame({k: ['0', '1'], b: [1, 2]});

  it('match numbers with booleans, as Python has them equal', async () => {
    assert.deepEqual(await cells(numbers.merge(truths, {how: 'outer'})), [
      [0, 'x', 2.5],
      [1, 'y', 1.5],
      [2, 'z', null],
    ]);
    const inner = await (await truths.merge(numbers).execute()).fetch();
    assert.deepEqual(inner.toJSON().data, [
      [true, 1.5, 'y'],
      [false, 2.5, 'x'],
    ]);
    assert.deepEqual(inner.dtypes.toJSON().data, ['object', 'float64', 'object']);
  });

  it('keep the dtype of the left side where all rows come from it', async () => {
    const small = numbers.astype({k: 'int8'});
    const merged = await (await small.merge(numbers, {on: 'k'}).execute()).fetch();
    assert.equal(merged.get('k').dtype, 'int8');
  });

  it('match categories by their values, and nothing with what has no such value', async () => {
    const few = md.DataFrame({k: md.Categorical(['1', '0'], {categories: ['1', '0', 'q']}), c: [3, 4]});
    assert.deepEqual(await cells(texts.merge(few)), [
      ['0', 1, 4],
      ['1', 2, 3],
    ]);
    assert.deepEqual(await cells(numbers.merge(few, {how: 'left'})), [
      [0, 'x', null],
      [1, 'y', null],
      [2, 'z', null],
    ]);
  });

  it('refuse texts with numbers as columns; as row labels they only never match', async () => {
    await assert.rejects(async () => numbers.merge(texts, {on: 'k'}).execute(), ValueError);
    const joined = numbers.join(texts.set_index('k'), {how: 'left'});
    assert.deepEqual(await cells(joined), [
      [0, 'x', null],
      [1, 'y', null],
      [2, 'z', null],
    ]);
  });

  it('match mixed objects where Python has them equal', async () => {
    const mixed = (k: unknown[], b: number[]) => md.DataFrame({k, b});
    const merged = mixed(['a', 1, true], [1, 2, 3]).merge(mixed([1, 'a', 2], [4, 5, 6]), {on: 'k'});
    assert.deepEqual(await cells(merged), [
      ['a', 1, 5],
      [1, 2, 4],
      [true, 3, 4],
    ]);
  });
});

describe('a key that is matched with row labels', () => {
  const labels = md.DataFrame({k: [7, 8], b: [5, 6]}, {index: [1, 2]});

  it('stands before columns of both sides that have its name', async () => {
    const merged = await (
      await left.merge(labels, {left_on: 'k', right_index: true, how: 'outer'}).execute()
    ).fetch();
    assert.deepEqual(merged.toJSON(), {
      columns: ['k', 'k_x', 'a', 'k_y', 'b'],
      index: [0, 2, 1, 3],
      data: [
        [2, 2, 1, 8, 6],
        [2, 2, 3, 8, 6],
        [1, 1, 2, 7, 5],
        [3, 3, 4, null, null],
      ],
    });
    assert.deepEqual(await cells(left.merge(labels, {left_on: 'k', right_index: true, how: 'left'})), [
      [2, 1, 8, 6],
      [1, 2, 7, 5],
      [2, 3, 8, 6],
      [3, 4, null, null],
    ]);
  });

  it('has the name of both indexes where they are named alike, and none otherwise', async () => {
    const named = md.DataFrame({c: [1, 2]}, {index: [0, 1]}).rename_axis('n');
    const merged = await (await left.join(named).execute()).fetch();
    assert.equal(merged.index.name, null);
    const both = await (await named.join(named.add_suffix('2')).execute()).fetch();
    assert.equal(both.index.name, 'n');
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
