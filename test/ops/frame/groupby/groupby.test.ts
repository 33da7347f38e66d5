import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const frame = () => md.DataFrame({k: ['b', 'a', 'b', null], n: [1, 2, 3, 4], s: ['x', 'y', 'z', 'w']});

describe('groupby', () => {
  it('orders groups by their keys, and leaves out rows without one', async () => {
    const made = await (await frame().groupby('k').sum().execute()).fetch();
    assert.deepEqual(made.toJSON(), {
      columns: ['n'],
      index: ['a', 'b'],
      data: [[2], [4]],
    });
  });

  it('puts texts together where there are no numbers, or where they are asked for', async () => {
    const texts = await (await frame().groupby('k').get(['s']).sum().execute()).fetch();
    assert.deepEqual(texts.toJSON(), {columns: ['s'], index: ['a', 'b'], data: [['y'], ['xz']]});
    const asked = await (await frame().groupby('k').sum({numeric_only: false}).execute()).fetch();
    assert.deepEqual(asked.toJSON(), {
      columns: ['n', 's'],
      index: ['a', 'b'],
      data: [
        [2, 'y'],
        [4, 'xz'],
      ],
    });
  });

  it('has integer sums and products that wrap around, as those of NumPy', async () => {
    const wide = md.DataFrame({k: [1, 1, 2, 2], n: [2n ** 62n, 2n ** 62n, 3037000501n, 3037000501n]});
    const sums = await (await wide.groupby('k').sum().execute()).fetch();
    assert.deepEqual(sums.toJSON().data, [['-9223372036854775808'], [6074001002]]);
    const products = await (await wide.groupby('k').prod().execute()).fetch();
    assert.deepEqual(products.toJSON().data, [[0], ['-9223372030635300615']]);
  });

  it('has medians of times, and truth of whatever a column holds', async () => {
    const when = md.DataFrame({
      k: ['a', 'a', 'b'],
      t: [md.Timestamp('2020-01-01'), md.Timestamp('2020-01-03'), null],
      m: ['', 0, null],
    });
    const medians = await (await when.groupby('k').get('t').median().execute()).fetch();
    assert.deepEqual(medians.toJSON().data, ['2020-01-02T00:00:00', null]);
    const truth = await (await when.groupby('k').get(['m']).any().execute()).fetch();
    assert.deepEqual(truth.toJSON().data, [[false], [false]]);
  });

  it('has nullable results for nullable values', async () => {
    const nullable = md.DataFrame({k: [1, 1, 2], n: md.Series([1, 4, null], {dtype: 'Int64'})});
    const made = await (await nullable.groupby('k').agg(['mean', 'median', 'var', 'any']).execute()).fetch();
    assert.deepEqual(made.dtypes.toJSON().data, ['Float64', 'Float64', 'Float64', 'boolean']);
    assert.deepEqual(made.toJSON().data, [
      [2.5, 2.5, 4.5, true],
      [null, null, null, false],
    ]);
  });

  it('keeps keys as row labels for a list of aggregates, whatever as_index says', async () => {
    const made = await (
      await frame().groupby('k', {as_index: false}).get('n').agg(['sum', 'max']).execute()
    ).fetch();
    assert.deepEqual(made.toJSON(), {
      columns: ['sum', 'max'],
      index: ['a', 'b'],
      data: [
        [2, 2],
        [4, 3],
      ],
    });
  });

  it('keeps the order of first rows with sort: false, and missing keys with dropna: false', async () => {
    const made = await (
      await frame().groupby('k', {sort: false, dropna: false}).get('n').sum().execute()
    ).fetch();
    assert.deepEqual(made.toJSON(), {name: 'n', index: ['b', 'a', null], data: [4, 2, 4]});
  });

  it('puts keys into columns with as_index: false', async () => {
    const made = await (await frame().groupby('k', {as_index: false}).size().execute()).fetch();
    const shown: object = made.toJSON();
    assert.deepEqual(shown, {
      columns: ['k', 'size'],
      index: [0, 1],
      data: [
        ['a', 1],
        ['b', 2],
      ],
    });
  });

  it('takes a series, which is matched by label, and a function of labels', async () => {
    const df = frame();
    const parity = await (await df.groupby(df.get('n').mod(2)).get('n').sum().execute()).fetch();
    assert.deepEqual([...parity], [6, 4]);
    const halves = await (
      await df
        .groupby((label) => Number(label) < 2)
        .get('n')
        .sum()
        .execute()
    ).fetch();
    assert.deepEqual(halves.toJSON().data, [7, 3]);
  });

  it('names an unknown key, when run at the latest', async () => {
    await assert.rejects(async () => frame().groupby('q').sum().execute(), {name: 'KeyError'});
    assert.throws(() => frame().groupby('k').get('m'), {name: 'KeyError'});
  });

  it('aggregates under several names in columns of two levels', async () => {
    const made = await (
      await frame()
        .groupby('k')
        .agg({n: ['min', 'max']})
        .execute()
    ).fetch();
    assert.deepEqual(made.toJSON().columns, [
      ['n', 'min'],
      ['n', 'max'],
    ]);
  });

  it('transforms to the order of the rows, on many of them', async () => {
    const n = 300_000;
    const df = md.DataFrame({
      k: Array.from({length: n}, (_, i) => (i * 7919) % 1000),
      v: Array.from({length: n}, (_, i) => i),
    });
    const made = await (await df.groupby('k').get('v').transform('min').execute()).fetch();
    const first = new Map<number, number>();
    for (let i = 0; i < n; i++) {
      const key = (i * 7919) % 1000;
      if (!first.has(key)) first.set(key, i);
      assert.equal(made.iloc(i), first.get(key));
    }
  });

  it('puts frames of a function back to the places of their rows', async () => {
    const made = await (
      await frame()
        .groupby('k')
        .apply((group) => group.get(['n']).mul(10), {output_type: 'dataframe'})
        .execute()
    ).fetch();
    assert.deepEqual(made.toJSON(), {columns: ['n'], index: [0, 1, 2], data: [[10], [20], [30]]});
  });

  it('lets errors of a function through with their own stack', async () => {
    const thrown = new Error('mine');
    await assert.rejects(
      async () =>
        frame()
          .groupby('k')
          .apply(() => {
            throw thrown;
          })
          .execute(),
      (error) => error === thrown || (error as Error).cause === thrown,
    );
  });
});
