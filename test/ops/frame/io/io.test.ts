import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {md} from '../../../../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'frames-'));
after(() => {
  rmSync(folder, {recursive: true});
});

describe('read_csv', () => {
  it('opens no file before it runs, and then names the one that is missing and the working folder', async () => {
    const df = md.read_csv(join(folder, 'nowhere.csv'));
    await assert.rejects(df.execute(), (error: Error) => {
      assert.equal(error.name, 'FileError');
      return error.message.includes('nowhere.csv') && error.message.includes(process.cwd());
    });
  });

  it('finds dtypes by all rows, not only the first ones', async () => {
    const path = join(folder, 'late.csv');
    const line = (i: number): string =>
      `${String(i)},${i === 1500 ? '0.5' : '1'},${i === 1500 ? 'x' : '1'},${i === 1500 ? '' : '2'}`;
    writeFileSync(path, ['a,b,c,d', ...Array.from({length: 2000}, (_, i) => line(i)), ''].join('\n'));
    const df = await (await md.read_csv(path).execute()).fetch();
    assert.deepEqual(df.dtypes.toArray(), ['int64', 'float64', 'object', 'float64']);
    assert.deepEqual(df.iloc(1500).toArray(), [1500, 0.5, 'x', NaN]);
  });

  it('names the line of a broken file', async () => {
    const path = join(folder, 'broken.csv');
    writeFileSync(path, 'a,b\n1,2\n3,4,5,6\n');
    await assert.rejects(md.read_csv(path).execute(), {name: 'ParserError'});
  });
});

describe('to_csv', () => {
  it('writes what pandas writes', async () => {
    const path = join(folder, 'written.csv');
    const df = md.DataFrame({a: [1, null], b: ['x,y', 'z'], c: [true, false]});
    await df.to_csv(path).execute();
    assert.equal(readFileSync(path, 'utf8'), ',a,b,c\n0,1.0,"x,y",True\n1,,z,False\n');
  });

  it('gives the text where there is no path', async () => {
    const df = md.DataFrame({a: [1, null], b: ['', null]});
    assert.equal(await (await df.to_csv().execute()).fetch(), ',a,b\n0,1.0,\n1,,\n');
    assert.equal(await (await df.get('b').to_csv({index: false}).execute()).fetch(), 'b\n""\n""\n');
    assert.equal(await (await df.to_csv(null, {na_rep: '-'}).execute()).fetch(), ',a,b\n0,1.0,\n1,-,-\n');
  });

  it('writes the times and durations of a column in one format, with the offset of their zone', async () => {
    const df = md.DataFrame({
      t: [md.Timestamp('2020-01-01'), md.Timestamp('2020-01-02 03:04:05.5')],
      d: [md.Timestamp('2020-01-01'), null],
      s: [md.Timedelta('1d'), md.Timedelta('2d')],
      z: [
        md.Timestamp('2020-01-01', {tz: 'Europe/Berlin'}),
        md.Timestamp('2020-07-01', {tz: 'Europe/Berlin'}),
      ],
      m: [true, 'x'],
    });
    assert.equal(
      await (await df.to_csv({index: false}).execute()).fetch(),
      [
        't,d,s,z,m',
        '2020-01-01 00:00:00.000,2020-01-01,1 days,2020-01-01 00:00:00+01:00,True',
        '2020-01-02 03:04:05.500,,2 days,2020-07-01 00:00:00+02:00,x',
        '',
      ].join('\n'),
    );
  });

  it('writes some columns with another separator', async () => {
    const path = join(folder, 'some.csv');
    await md
      .DataFrame({a: [1], b: [2]})
      .to_csv(path, {columns: ['b'], sep: ';', index_label: 'i'})
      .execute();
    assert.equal(readFileSync(path, 'utf8'), 'i;b\n0;2\n');
  });
});
