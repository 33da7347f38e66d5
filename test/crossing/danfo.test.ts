/** Frames of the real danfojs-node, in and out. */
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {md, new_session, type Session} from '../../src/index.js';

interface DanfoFrame {
  readonly columns: string[];
  readonly index: (string | number)[];
  readonly values: unknown[][];
  readonly shape: [number, number];
}

interface Danfo {
  readonly DataFrame: new (
    data: unknown,
    options?: {readonly columns?: string[]; readonly index?: (string | number)[]},
  ) => DanfoFrame;
}

const danfo = createRequire(import.meta.url)('danfojs-node') as Danfo;

describe('danfojs-node', () => {
  let session: Session;
  before(() => {
    session = new_session().as_default();
  });
  after(() => session.close());

  it('frames are taken with their labels, dtypes and missing values', async () => {
    const given = new danfo.DataFrame(
      [
        [1, 'x', 0.5, true],
        [2, null, NaN, false],
      ],
      {columns: ['i', 's', 'f', 'b'], index: ['r1', 'r2']},
    );
    const df = md.DataFrame(given);
    assert.equal(
      String(await df.execute()),
      '    i     s    f      b\nr1  1     x  0.5   True\nr2  2  None  NaN  False',
    );
    assert.deepEqual((await df.fetch()).dtypes.toArray(), ['int64', 'object', 'float64', 'bool']);
  });

  it('frames are computed with', async () => {
    const given = new danfo.DataFrame({city: ['Bern', 'Jena', 'Bern'], n: [1, 2, 3]});
    const sums = md.DataFrame(given).groupby('city').sum();
    assert.equal(String(await sums.execute()), '      n\ncity   \nBern  4\nJena  2');
  });

  it('what is fetched becomes a frame of theirs', async () => {
    const df = md.DataFrame({n: [1, 2], s: ['x', null]}, {index: ['a', 'b']});
    await df.execute();
    const frame = (await (await df.fetch()).toDanfo()) as DanfoFrame;
    assert.ok(frame instanceof danfo.DataFrame);
    assert.deepEqual(frame.columns, ['n', 's']);
    assert.deepEqual(frame.index, ['a', 'b']);
    assert.deepEqual(frame.values, [
      [1, 'x'],
      [2, null],
    ]);
  });

  it('there and back is the same', async () => {
    const given = new danfo.DataFrame({a: [1.5, 2.5], b: ['x', 'y']});
    const df = md.DataFrame(given);
    const back = (await (await session.run(df)).toDanfo()) as DanfoFrame;
    assert.deepEqual([back.columns, back.index, back.values], [given.columns, given.index, given.values]);
  });

  it('a million rows go in and come out', async () => {
    const n = 1_000_000;
    const given = new danfo.DataFrame({a: Array.from({length: n}, (_, i) => i), b: new Array(n).fill(0.5)});
    const df = md.DataFrame(given);
    const sum = await session.run(df.get('a').sum());
    assert.equal(Number(sum), (n * (n - 1)) / 2);
    const back = (await (await session.run(df)).toDanfo()) as DanfoFrame;
    assert.deepEqual(back.shape, [n, 2]);
    assert.deepEqual(back.values[n - 1], [n - 1, 0.5]);
  });
});
