import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ArgumentError, md} from '../../../../src/index.js';

describe('times in columns', () => {
  it('have the year of their ISO week', async () => {
    const s = md.Series(['2021-01-03', '2019-12-30', null], {
      dtype: 'datetime64[ns]',
      index: ['a', 'b', 'c'],
    });
    const frame = await s.dt.isocalendar().execute();
    assert.equal(
      String(frame),
      '   year  week   day\na  2020    53     7\nb  2020     1     1\nc  <NA>  <NA>  <NA>',
    );
  });

  it('are floats where a duration is missing', async () => {
    const parts = md.Series([md.Timedelta('1d 2h'), null]).dt.components;
    const {dtypes} = await (await parts.execute()).fetch();
    assert.ok([...dtypes.values].every((dtype) => dtype === 'float64'));
  });

  it('are of the other kind of times refused', async () => {
    const dates = md.Series(['2021-01-03'], {dtype: 'datetime64[ns]'});
    await assert.rejects(dates.dt.components.execute(), {
      name: ArgumentError.name,
      message: /components takes durations, got a Series of dtype datetime64\[ns\]/,
    });
    await assert.rejects(
      md
        .Series([md.Timedelta('1d')])
        .dt.isocalendar()
        .execute(),
      {
        message: /isocalendar takes dates, got a Series of dtype timedelta64\[ns\]/,
      },
    );
  });
});
