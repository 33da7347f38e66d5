/** Values that cross between frames and tensors, within one session and without leaving it. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {md, mt, new_session, slice, type Session} from '../../src/index.js';

describe('between frames and tensors', () => {
  let session: Session;
  before(() => {
    session = new_session().as_default();
  });
  after(() => session.close());

  it('a tensor of two dimensions is a frame', async () => {
    const df = md.DataFrame(mt.arange(6).reshape(3, 2), {columns: ['a', 'b']});
    assert.equal(String(await df.execute()), '   a  b\n0  0  1\n1  2  3\n2  4  5');
  });

  it('tensors are columns, beside plain values', async () => {
    const t = mt.arange(3);
    const df = md.DataFrame({n: t, half: t.truediv(2), name: ['x', 'y', 'z']}, {index: [10, 20, 30]});
    assert.equal(
      String(await df.execute()),
      '    n  half name\n10  0   0.0    x\n20  1   0.5    y\n30  2   1.0    z',
    );
    assert.deepEqual((await df.fetch()).dtypes.toArray(), ['int64', 'float64', 'object']);
  });

  it('a tensor is assigned to a column', async () => {
    const df = md.DataFrame({a: [1, 2, 3]});
    df.set('b', mt.tensor([0.5, 1.5, 2.5]).mul(2));
    assert.equal(String(await df.execute()), '   a    b\n0  1  1.0\n1  2  3.0\n2  3  5.0');
  });

  it('the values of a frame are a tensor of their common dtype', async () => {
    const df = md.DataFrame({a: [1, 2], b: [0.5, null]});
    assert.equal(String(await df.values.execute()), 'array([[1. , 0.5],\n       [2. , nan]])');
    assert.equal(String(await df.get('a').to_tensor().mul(10).execute()), 'array([10, 20])');
    assert.equal(String(await df.index.to_tensor().execute()), 'array([0, 1])');
  });

  it('there and back is the same', async () => {
    const t = mt.random.rand(50, 4);
    const back = md.DataFrame(t).values;
    const [before, after] = await session.run(t, back);
    assert.deepEqual(after.toJSON(), before.toJSON());
  });

  it('rows keep their order through a sort and a mask', async () => {
    const df = md.DataFrame({k: [3, 1, 2], v: mt.tensor([30, 10, 20])}).sort_values('k');
    const t = df.get('v').to_tensor();
    assert.deepEqual((await session.run(t.get(t.gt(10)))).toJSON(), [20, 30]);
    assert.deepEqual((await session.run(t.get(slice(null, null, -1)))).toJSON(), [30, 20, 10]);
  });

  it('a million rows cross both ways', async () => {
    const n = 1_000_000;
    const t = mt.arange(n);
    const df = md.DataFrame({group: t.mod(10), value: t});
    const sums = df.groupby('group').sum();
    await sums.execute();
    const {data} = (await sums.fetch()).toJSON();
    const expected = Array.from({length: 10}, (_, group) => [
      (n / 10) * group + (10 * ((n / 10) * (n / 10 - 1))) / 2,
    ]);
    assert.deepEqual(data, expected);
    const total = df.get(df.get('group').eq(3)).get('value').to_tensor().sum();
    assert.equal(await session.run(total), expected[3]?.[0]);
  });
});
