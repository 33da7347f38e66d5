import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ArgumentError, md} from '../../../../src/index.js';

describe('NamedAgg', () => {
  it('names results, of several columns and by functions too', async () => {
    const df = md.DataFrame({k: ['x', 'y', 'x'], n: [1, 2, 3], m: [1.5, 2, 3]});
    const named = df.groupby('k').agg({
      total: md.NamedAgg('n', 'sum'),
      spread: new md.NamedAgg({column: 'm', aggfunc: (m) => Number(m.max()) - Number(m.min())}),
    });
    assert.equal(
      String(await named.execute()),
      '   total  spread\nk               \nx      4     1.5\ny      2     0.0',
    );
  });

  it('says what it takes', () => {
    assert.throws(() => md.NamedAgg({column: 'n'} as never), {
      name: ArgumentError.name,
      message: /takes a column's label and an aggregate, such as NamedAgg\('n', 'sum'\)/,
    });
  });
});
