import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md, type Tensor} from '../../../../src/index.js';

async function bytes(asked: Tensor<number>): Promise<string> {
  return String(await asked.execute());
}

describe('memory_usage', () => {
  it('counts columns as pandas stores them', async () => {
    const df = md.DataFrame({a: [1, 2, 3], b: ['é', '日本', 'x']});
    assert.equal(
      String(await df.memory_usage({deep: true}).execute()),
      'Index    128\na         24\nb        226\ndtype: int64',
    );
  });

  it('counts codes and categories, and masks', async () => {
    assert.equal(await bytes(md.Series([1, 2, 3]).astype('category').memory_usage()), '263');
    assert.equal(await bytes(md.Series([1, 2, 3]).astype('Int64').memory_usage()), '155');
  });

  it('counts labels where asked', async () => {
    assert.equal(await bytes(md.Series([0, 1, 2]).memory_usage()), '152');
    assert.equal(await bytes(md.Series([0, 1, 2]).memory_usage({index: false})), '24');
    assert.equal(await bytes(md.Index(['a', 'b']).memory_usage({deep: true})), '116');
  });
});
