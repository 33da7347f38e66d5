import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const median = async (values: readonly unknown[], dtype?: string): Promise<string> =>
  String(
    await md
      .Series(values, dtype === undefined ? {} : {dtype})
      .median()
      .execute(),
  );

describe('Series.median', () => {
  it('is the middle one, or between the two in the middle, as pandas has it', async () => {
    assert.equal(await median([8, 1, null, 4, 2]), '3.0');
    assert.equal(await median([3, 1, 2.5]), '2.5');
    assert.equal(await median([true, false, true]), '1.0');
  });

  it('is missing where no value is present', async () => {
    assert.equal(await median([], 'float64'), 'nan');
    assert.equal(await median([null, null], 'float64'), 'nan');
  });
});

describe('quantile of times', () => {
  const times = md.Series(['2020-01-01', '2020-01-03', null], {dtype: 'datetime64[ns]'});

  it('is a time, in the zone of the others', async () => {
    assert.equal(String(await (await times.quantile(0.5).execute()).fetch()), '2020-01-02 00:00:00');
    const zoned = times.dt.tz_localize('Asia/Tokyo').quantile([0.5, 1]);
    assert.equal(
      String(await zoned.execute()),
      '0.5   2020-01-02 00:00:00+09:00\n1.0   2020-01-03 00:00:00+09:00\ndtype: datetime64[ns, Asia/Tokyo]',
    );
  });
});
