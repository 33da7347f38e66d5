import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {md} from '../../../../src/index.js';
import type {Series} from '../../../../src/index.js';

const fetched = async (lazy: Series): Promise<{readonly values: unknown; readonly dtype: string}> => {
  const made = await (await lazy.execute()).fetch();
  return {values: Array.from(made.vector.values), dtype: made.dtype};
};

describe('results of text operations', () => {
  const objects = md.Series(['a', 'É b', null]);
  const strings = objects.astype('string');

  it('keep None where it stood among objects', async () => {
    assert.deepEqual(await fetched(objects.str.upper()), {values: ['A', 'É B', null], dtype: 'object'});
    assert.deepEqual(await fetched(objects.str.strip()), {values: ['a', 'É b', null], dtype: 'object'});
    assert.deepEqual(await fetched(objects.str.isalpha()), {values: [true, false, null], dtype: 'object'});
    assert.deepEqual(await fetched(objects.str.len()), {values: [1, 3, NaN], dtype: 'float64'});
  });

  it('are nullable for texts of dtype string', async () => {
    const dtypes = [];
    for (const made of [
      strings.str.len(),
      strings.str.contains('a'),
      strings.str.upper(),
      strings.str.find('b'),
    ])
      dtypes.push((await fetched(made)).dtype);
    assert.deepEqual(dtypes, ['Int64', 'boolean', 'string', 'Int64']);
  });

  it('follow the rules of all letters', async () => {
    assert.deepEqual((await fetched(md.Series(['straße', 'x']).str.upper())).values, ['STRASSE', 'X']);
    assert.deepEqual((await fetched(md.Series(['aB', 'X y', '']).str.capitalize())).values, [
      'Ab',
      'X y',
      '',
    ]);
  });
});
