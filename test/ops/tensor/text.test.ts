import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {mt, new_session, slice} from '../../../src/index.js';

/** What NumPy 1.23 prints. */
describe('arrays of text', () => {
  const session = new_session();
  after(() => session.close());
  const text = async (lazy: {
    execute(options: {session: typeof session}): Promise<unknown>;
  }): Promise<string> => String(await lazy.execute({session}));
  const t = mt.tensor([
    ['b', 'a'],
    ['ccc', 'a'],
  ]);

  it('have distinct values, with all that NumPy gives beside them', async () => {
    const all = mt.unique(t, {return_index: true, return_inverse: true, return_counts: true});
    assert.equal(
      await text(all),
      "(array(['a', 'b', 'ccc'], dtype='<U3'), array([1, 0, 2]), array([1, 0, 2, 0]), array([2, 1, 1]))",
    );
    const rows = mt.tensor([
      ['b', 'a'],
      ['b', 'a'],
      ['c', 'a'],
    ]);
    assert.equal(
      await text(mt.unique(rows, {axis: 0})),
      "array([['b', 'a'],\n       ['c', 'a']], dtype='<U1')",
    );
  });

  it('are ordered by code points', async () => {
    assert.equal(await text(mt.sort(t, {axis: 0})), "array([['b', 'a'],\n       ['ccc', 'a']], dtype='<U3')");
    assert.equal(await text(mt.argsort(t)), 'array([[1, 0],\n       [1, 0]])');
    const sorted = await mt.sort(mt.tensor(['\u{1f600}', '\uffee', 'a'])).execute({session});
    assert.deepEqual(((await sorted.fetch({session})) as {tolist(): unknown}).tolist(), [
      'a',
      '\uffee',
      '\u{1f600}',
    ]);
    assert.equal(await text(mt.searchsorted(['a', 'c'], ['b', 'z'])), 'array([1, 2])');
  });

  it('are compared with each other and with a single text', async () => {
    assert.equal(await text(t.eq('a')), 'array([[False,  True],\n       [False,  True]])');
    assert.equal(await text(mt.less(t, 'b')), 'array([[False,  True],\n       [False,  True]])');
    assert.equal(await text(mt.not_equal(t, t)), 'array([[False, False],\n       [False, False]])');
    assert.equal(await text(mt.isin(t, ['a', 'q'])), 'array([[False,  True],\n       [False,  True]])');
  });

  it('are joined, reshaped, turned and repeated, as wide as the widest', async () => {
    const joined = mt.concatenate([t, mt.tensor([['zzzz', 'y']])]);
    assert.equal(joined.dtype, '<U4');
    assert.equal(
      await text(joined),
      "array([['b', 'a'],\n       ['ccc', 'a'],\n       ['zzzz', 'y']], dtype='<U4')",
    );
    assert.equal(await text(mt.append(t, 'new')), "array(['b', 'a', 'ccc', 'a', 'new'], dtype='<U3')");
    assert.equal(await text(t.T.reshape(-1)), "array(['b', 'ccc', 'a', 'a'], dtype='<U3')");
    assert.equal(await text(mt.repeat(['x', 'y'], 2)), "array(['x', 'x', 'y', 'y'], dtype='<U1')");
  });

  it('are picked and written, cut to their width', async () => {
    assert.equal(await text(t.get(slice(null, null), 0)), "array(['b', 'ccc'], dtype='<U3')");
    assert.equal(await text(t.get(t.ne('a'))), "array(['b', 'ccc'], dtype='<U3')");
    assert.equal(await text(mt.take(t, [0, 3])), "array(['b', 'a'], dtype='<U3')");
    const x = t.copy();
    x.set(x.eq('a'), 'wxyz');
    assert.equal(await text(x), "array([['b', 'wxy'],\n       ['ccc', 'wxy']], dtype='<U3')");
    assert.equal(
      await text(mt.where(t.eq('a'), t, 'other')),
      "array([['other', 'a'],\n       ['other', 'a']], dtype='<U5')",
    );
  });

  it('are no numbers', async () => {
    await assert.rejects(text(mt.concatenate([t.ravel(), [1, 2]])), {
      name: 'ArgumentError',
      message: "mt.concatenate: 'tensors' takes text beside text, got numbers",
    });
    assert.throws(() => t.add(t), {name: 'ArgumentError'});
  });
});

describe('limits of dtypes', () => {
  it('are those of NumPy', () => {
    const half = mt.finfo('float16');
    assert.deepEqual(
      [half.bits, half.eps, half.epsneg, half.max, half.tiny, half.smallest_subnormal, half.resolution],
      [16, 0.0009765625, 0.00048828125, 65504, 0.00006103515625, 2 ** -24, 0.001],
    );
    assert.deepEqual(
      [half.maxexp, half.minexp, half.nmant, half.nexp, half.machep, half.negep, half.precision],
      [16, -14, 10, 5, -10, -11, 3],
    );
    assert.equal(mt.finfo('float64').max, Number.MAX_VALUE);
    assert.equal(mt.finfo('complex64').dtype, 'float32');
    const limits = ['uint64', 'int8'].map((dtype) => mt.iinfo(dtype));
    assert.deepEqual(
      limits.map(({bits, min, max}) => [bits, min, max]),
      [
        [64, 0n, 18446744073709551615n],
        [8, -128, 127],
      ],
    );
    assert.throws(() => mt.finfo('int64'), {name: 'ArgumentError'});
    assert.throws(() => mt.iinfo('float64'), {name: 'ArgumentError'});
  });
});
