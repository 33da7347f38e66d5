import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Categorical, LocalSeries, md} from '../../../../src/index.js';

const categories = (values: string[], known: string[], ordered = false) =>
  md.Series(new Categorical(values, {categories: known, ordered}));

/** The series that `lazy` is. */
async function seriesOf(lazy: ReturnType<typeof md.concat>): Promise<LocalSeries> {
  const made: unknown = await (await lazy.execute()).fetch();
  assert.ok(made instanceof LocalSeries);
  return made;
}

describe('concat of categories', () => {
  it('keeps them where both sides have the same, in whatever order', async () => {
    const made = await seriesOf(
      md.concat([categories(['b', 'a'], ['a', 'b']), categories(['b', 'a'], ['b', 'a'])]),
    );
    assert.equal(made.dtype, 'category');
    assert.deepEqual([...made], ['b', 'a', 'b', 'a']);
  });

  it('has their values where they differ', async () => {
    const made = await seriesOf(
      md.concat([categories(['x', 'y'], ['x', 'y']), categories(['y', 'z'], ['y', 'z'])]),
    );
    assert.equal(made.dtype, 'object');
    assert.deepEqual([...made], ['x', 'y', 'y', 'z']);
    const orders = await seriesOf(
      md.concat([categories(['x', 'y'], ['x', 'y'], true), categories(['x', 'y'], ['y', 'x'], true)]),
    );
    assert.equal(orders.dtype, 'object');
    assert.deepEqual([...orders], ['x', 'y', 'x', 'y']);
  });

  it('matches labels of different categories by what they are', async () => {
    const labelled = (labels: string[], known: string[], values: number[]) =>
      md.DataFrame({k: new Categorical(labels, {categories: known}), n: values}).set_index('k');
    const merged = labelled(['a', 'b'], ['a', 'b'], [1, 2])
      .reset_index()
      .merge(labelled(['b', 'c'], ['b', 'c'], [3, 4]).reset_index(), {on: 'k', how: 'outer'});
    const made = await (await merged.execute()).fetch();
    assert.deepEqual(made.toJSON().data, [
      ['a', 1, null],
      ['b', 2, 3],
      ['c', null, 4],
    ]);
  });
});

describe('concat side by side', () => {
  const left = md.DataFrame({a: [1, 2]}, {index: ['y', 'x']});
  const right = md.DataFrame({b: [3, 4]}, {index: ['z', 'y']});

  it('keeps labels in the order in which they appear', async () => {
    const made = await (await md.concat([left, right], {axis: 1}).execute()).fetch();
    assert.deepEqual(made.toJSON(), {
      columns: ['a', 'b'],
      index: ['y', 'x', 'z'],
      data: [
        [1, 4],
        [2, null],
        [null, 3],
      ],
    });
  });

  it('sorts labels where it is asked to, and times always', async () => {
    const sorted = await (await md.concat([left, right], {axis: 1, sort: true}).execute()).fetch();
    assert.deepEqual(sorted.index.toArray(), ['x', 'y', 'z']);
    const day = (text: string) => md.Timestamp(text);
    const times = await (
      await md
        .concat(
          [
            md.DataFrame({a: [1]}, {index: [day('2020-01-02')]}),
            md.DataFrame({b: [1]}, {index: [day('2020-01-01')]}),
          ],
          {axis: 1},
        )
        .execute()
    ).fetch();
    assert.deepEqual(times.index.toArray().map(String), ['2020-01-01 00:00:00', '2020-01-02 00:00:00']);
  });
});

describe('concat below', () => {
  it('keeps the zone of times among other values', async () => {
    const zoned = md.Series([md.Timestamp('2020-01-01', {tz: 'Europe/Berlin'})]);
    const made = await seriesOf(md.concat([zoned, md.Series([1])], {ignore_index: true}));
    assert.deepEqual(made.toArray().map(String), ['2020-01-01 00:00:00+01:00', '1']);
  });
});
