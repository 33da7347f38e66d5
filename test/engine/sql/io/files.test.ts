import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {ArgumentError, KeyError, ParserError, ValueError} from '../../../../src/errors/index.js';
import {
  SqlEngine,
  dtypesOf,
  readCsv,
  readParquet,
  setIndex,
  writeCsv,
  writeParquet,
} from '../../../../src/engine/sql/index.js';
import {frame, values} from '../support.js';

describe('files', () => {
  const engine = new SqlEngine();
  let folder = '';
  const at = (name: string): string => join(folder, name);
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'files-test-'));
    await writeFile(
      at('plain.csv'),
      'a,b,c,d,e,e\n1,x,1.5,True,2020-01-01,\n2,,NA,False,2020-01-02,3\n\n3,"q,r",2,True,,4\n',
    );
    await writeFile(at('broken.csv'), 'a,b\n1,2\n3,4,5\n6\n');
  });
  after(async () => {
    await engine.close();
    await rm(folder, {recursive: true});
  });

  it('reads CSV with the dtypes that pandas infers', async () => {
    assert.deepEqual(await values(engine, await readCsv(engine, [at('plain.csv')])), {
      index: [0, 1, 2],
      data: [
        [1, 'x', 1.5, true, '2020-01-01', null],
        [2, null, null, false, '2020-01-02', 3],
        [3, 'q,r', 2, true, null, 4],
      ],
      dtypes: ['int64', 'object', 'float64', 'bool', 'object', 'float64'],
    });
  });

  it('leaves numbers as text that no column of numbers can hold, as pandas does', async () => {
    await writeFile(
      at('large.csv'),
      'a,b,c,d,e,f\n18446744073709551616,1e400,1,-1,9223372036854775808,1.5\n5,-1e400,18446744073709551615,18446744073709551615,,18446744073709551616\n',
    );
    const read = await readCsv(engine, [at('large.csv')]);
    assert.deepEqual(dtypesOf(read), ['object', 'object', 'uint64', 'object', 'object', 'float64']);
    assert.deepEqual((await values(engine, read)).data, [
      ['18446744073709551616', '1e400', 1, '-1', '9223372036854775808', 1.5],
      ['5', '-1e400', '18446744073709551615', '18446744073709551615', null, 18446744073709551616],
    ]);
  });

  it('finds them behind many that are no larger', async () => {
    const rows = Array.from({length: 1500}, (_, i) => String(i));
    await writeFile(at('late.csv'), ['a', ...rows, '18446744073709551616', ''].join('\n'));
    assert.deepEqual(dtypesOf(await readCsv(engine, [at('late.csv')])), ['object']);
    await writeFile(at('mixed.csv'), ['a', ...rows, '18446744073709551616', '0.5', ''].join('\n'));
    assert.deepEqual(dtypesOf(await readCsv(engine, [at('mixed.csv')])), ['float64']);
  });

  it('takes index, columns, dates, dtypes, rows', async () => {
    const options = {
      indexCol: 'a',
      usecols: ['a', 'e', 'c'],
      parseDates: ['e'],
      nrows: 2,
      dtype: new Map([['c', 'float32' as const]]),
    };
    assert.deepEqual(await values(engine, await readCsv(engine, [at('plain.csv')], options)), {
      index: [1, 2],
      data: [
        [1.5, '2020-01-01T00:00:00'],
        [null, '2020-01-02T00:00:00'],
      ],
      dtypes: ['float32', 'datetime64[ns]'],
    });
  });

  it('reads other separators, no header, missing values of its own, compressed files, several files', async () => {
    await writeFile(at('semi.csv'), gzipSync("1;-;'x;y'\n2,5;7;z\n"));
    await writeFile(at('semi.csv.gz'), gzipSync("1;-;'x;y'\n2,5;7;z\n"));
    const options = {sep: ';', header: null, naValues: ['-'], quotechar: "'", decimal: ','} as const;
    const rel = await readCsv(engine, [at('semi.csv.gz'), at('semi.csv.gz')], options);
    assert.deepEqual((await values(engine, rel)).data, [
      [1, null, 'x;y'],
      [2.5, 7, 'z'],
      [1, null, 'x;y'],
      [2.5, 7, 'z'],
    ]);
  });

  it('names the line of a broken file, and why', async () => {
    await assert.rejects(
      async () => values(engine, await readCsv(engine, [at('broken.csv')])),
      (error) => error instanceof ParserError && /line 3: Expected 2 fields, saw 3/.test(error.message),
    );
  });

  it('refuses unknown columns and wrong options by name', async () => {
    await assert.rejects(readCsv(engine, [at('plain.csv')], {usecols: ['zz']}), ValueError);
    await assert.rejects(readCsv(engine, [at('plain.csv')], {quotechar: '""'}), ArgumentError);
  });

  it('writes CSV as pandas does', async () => {
    await writeCsv(engine, await readCsv(engine, [at('plain.csv')], {parseDates: ['e']}), at('out.csv'));
    assert.equal(
      await readFile(at('out.csv'), 'utf8'),
      ',a,b,c,d,e,e.1\n0,1,x,1.5,True,2020-01-01,\n1,2,,,False,2020-01-02,3.0\n2,3,"q,r",2.0,True,,4.0\n',
    );
  });

  it('writes Parquet and reads it back, labels and all', async () => {
    const rel = frame({a: [1, 2], s: ['x', null], f: [0.5, Number.NaN]}, ['p', 'q']);
    await writeParquet(engine, rel, at('out.parquet'));
    assert.deepEqual(
      await values(engine, await readParquet(engine, [at('out.parquet')])),
      await values(engine, rel),
    );
    await writeParquet(engine, setIndex(rel, ['a']), at('named.parquet'));
    assert.deepEqual(
      (await values(engine, await readParquet(engine, [at('named.parquet')], {columns: ['s']}))).data,
      [['x'], [null]],
    );
    await assert.rejects(readParquet(engine, [at('out.parquet')], {columns: ['nope']}), KeyError);
  });
});
