import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {LocalFrame, LocalSeries, md, new_session, type Session} from '../../src/index.js';

async function frame(session: Session, made: ReturnType<typeof md.DataFrame>): Promise<LocalFrame> {
  const data = await session.run(made);
  assert.ok(data instanceof LocalFrame);
  return data;
}

async function series(session: Session, made: ReturnType<typeof md.Series>): Promise<LocalSeries> {
  const data = await session.run(made);
  assert.ok(data instanceof LocalSeries);
  return data;
}

describe('what Mars takes and the local engine does not', () => {
  it('is taken when a graph is built, and refused where it would run here', async () => {
    const made = md.Series([1, 2, 2]).pct_change({freq: 'D'});
    await using session = new_session();
    await assert.rejects(session.run(made), {
      name: 'NotSupportedError',
      message: /pct_change: this 'freq' goes to a Mars or Xorbits cluster/,
    });
  });

  it('leaves an operation to the local engine where it is the default', async () => {
    await using session = new_session();
    const made = md.Series([1, 2, 2]).pct_change({freq: null});
    assert.deepEqual((await series(session, made)).toJSON().data, [null, 1, 0]);
  });

  it('says of a keyword that an operation hands on which of its own are near', async () => {
    const made = md.DataFrame({a: [1]}).apply((column: unknown) => column, {axs: 1} as object);
    await using session = new_session();
    await assert.rejects(session.run(made), /apply: the keyword 'axs'.*Did you mean 'axis'/);
  });

  it('takes the forms of arguments that only clusters know', async () => {
    const df = md.DataFrame({a: [1, 2]});
    await using session = new_session();
    const made = df.rolling(2, {axis: 'columns'}).sum();
    await assert.rejects(session.run(made), /rolling: this 'axis' goes to a Mars or Xorbits cluster/);
    assert.throws(
      () => df.rolling(2, {axis: 'sideways'} as object),
      /'axis' takes 0 or 'index' or 'rows', or on a cluster 1 or 'columns', got the text 'sideways'/,
    );
  });
});

describe('an object where data stands', () => {
  it('is a frame of columns where it can be', async () => {
    await using session = new_session();
    const made = await frame(session, md.DataFrame({data: [1, 2], index: [3, 4]}));
    assert.deepEqual(made.toJSON().columns, ['data', 'index']);
    assert.deepEqual((await series(session, md.Series({data: 1, index: 2}))).toJSON().data, [1, 2]);
  });

  it('holds keywords where it can be no frame of columns', async () => {
    await using session = new_session();
    const rows = [
      [1, 2],
      [3, 4],
    ];
    const made = await frame(session, md.DataFrame({data: rows, columns: ['a', 'b'], index: ['x', 'y']}));
    assert.deepEqual(made.toJSON(), {columns: ['a', 'b'], index: ['x', 'y'], data: rows});
    const s = await series(session, md.Series({data: [1, 2], index: ['x', 'y']}));
    assert.deepEqual(s.toJSON().index, ['x', 'y']);
  });

  it('has labels of several levels where arrays of as many labels as there are rows were given', async () => {
    await using session = new_session();
    const made = md.DataFrame(
      {a: [1, 2, 3]},
      {
        index: [
          ['x', 'x', 'y'],
          [1, 2, 1],
        ],
      },
    );
    assert.deepEqual((await frame(session, made)).toJSON().index, [
      ['x', 1],
      ['x', 2],
      ['y', 1],
    ]);
  });
});
