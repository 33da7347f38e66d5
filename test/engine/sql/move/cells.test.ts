import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const mark = '\ufeff';

describe('text read out of the engine', () => {
  it('keeps U+FEFF at its start, whatever it stands in', async () => {
    const texts = [`${mark}a`, 'b', `${mark}${'long '.repeat(5)}`, null, ''];
    const kept = await (await md.DataFrame({s: texts}).iloc([0, 1, 2, 3, 4]).execute()).fetch();
    assert.deepEqual(kept.get('s').toArray(), texts);
    const lists = await (
      await md
        .Series([`${mark}a,${mark}b`])
        .str.split(',')
        .execute()
    ).fetch();
    assert.deepEqual(lists.toArray(), [[`${mark}a`, `${mark}b`]]);
    const mixed = await (
      await md
        .Series([1, `${mark}x`, true, 0.5])
        .iloc([1, 0, 2, 3])
        .execute()
    ).fetch();
    assert.deepEqual(mixed.toArray(), [`${mark}x`, 1, true, 0.5]);
  });

  it('is complete in more rows than one chunk has', async () => {
    const texts = Array.from({length: 5000}, (_, i) =>
      i % 7 === 0 ? null : `${'é'.repeat(i % 9)}${String(i)}`,
    );
    const kept = await (await md.Series(texts).iloc(Array.from(texts.keys())).execute()).fetch();
    assert.deepEqual(kept.toArray(), texts);
  });
});
