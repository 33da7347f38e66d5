import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';
import {slice} from '../../../../src/index.js';

const shown = async (lazy: {execute(): Promise<unknown>}): Promise<string> => String(await lazy.execute());

describe('regular times as row labels', () => {
  const days = md.date_range('2021-01-30', {periods: 4, freq: 'D'});
  const s = md.Series([4, 3, 2, 1], {index: days});

  it('print their frequency', async () => {
    assert.match(await shown(days), /freq='D'/);
    assert.match(await shown(s.add(1)), /\nFreq: D, dtype: int64$/);
    assert.match(await shown(s.to_frame('n').index), /freq='D'/);
  });

  it('keep it in slices, at wider steps too', async () => {
    assert.match(await shown(s.iloc(slice(1, 3))), /\nFreq: D, dtype/);
    assert.match(await shown(s.iloc(slice(null, null, 2))), /\nFreq: 2D, dtype/);
  });

  it('have none where rows are dropped or moved', async () => {
    for (const changed of [s.get(s.gt(2)), s.sort_values(), s.iloc([0, 2]), s.drop_duplicates()])
      assert.doesNotMatch(await shown(changed), /Freq/);
  });
});
