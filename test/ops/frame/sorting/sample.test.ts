import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md, mt} from '../../../../src/index.js';

const df = md.DataFrame({a: [1, 2, 3, 4], w: [0, 0, 1, 0]});

describe('samples', () => {
  it('are the same for the same seed, and each call fixes what it takes', async () => {
    const [one, same] = [5, 5].map((seed) => df.sample(2, {random_state: seed}));
    assert.equal(String(await one?.execute()), String(await same?.execute()));
    const once = df.sample(3);
    assert.equal(String(await once.execute()), String(await once.execute()));
  });

  it('take each row once, unless they may repeat', async () => {
    const all = await df.sample({frac: 1}).sort_index().execute();
    assert.equal(String(all), String(await df.execute()));
    assert.deepEqual((await df.sample(9, {replace: true}).execute()).shape, [9, 2]);
  });

  it('take many rows with their labels', async () => {
    const many = await md
      .DataFrame({a: mt.arange(100_000)})
      .sample({frac: 0.5, random_state: 1})
      .execute();
    const frame = await many.fetch();
    const labels = frame.index.toArray();
    assert.equal(new Set(labels).size, 50_000);
    assert.deepEqual(frame.get('a').toArray(), labels);
  });

  it('follow weights: a column, numbers, or a series matched by label', async () => {
    assert.deepEqual(await df.sample({weights: 'w'}).get('a').to_list(), [3]);
    assert.deepEqual(
      await df
        .sample({weights: [0, 2, 0, 0]})
        .get('a')
        .to_list(),
      [2],
    );
    const weights = md.Series([1, 0], {index: [3, 0]});
    assert.deepEqual(await df.sample({weights}).get('a').to_list(), [4]);
  });

  it('refuse what cannot be taken', async () => {
    assert.throws(() => df.sample(5), /larger sample than population/);
    assert.throws(() => df.sample({n: 1, frac: 0.5}), /`frac` OR `n`, not both/);
    assert.throws(() => df.sample({frac: 2}), /Replace has to be set/);
    await assert.rejects(df.sample(2, {weights: 'w'}).execute(), /Fewer non-zero entries/);
    await assert.rejects(df.sample({weights: [1, -1, 0, 0]}).execute(), /negative values/);
    await assert.rejects(df.sample({weights: [1]}).execute(), /same length/);
  });
});
