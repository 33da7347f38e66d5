import assert from 'node:assert/strict';
import {appendFile, mkdtemp, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {dataFolder} from '../../src/interactive/data-folder.js';
import {History} from '../../src/interactive/history.js';

describe('history', () => {
  let folder: string;
  let file: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'history-'));
    file = path.join(folder, 'deep', 'history.jsonl');
  });
  after(() => rm(folder, {recursive: true}));

  it('is shared by processes that run at once, each with a session number of its own', () => {
    const one = new History(file);
    const two = new History(file);
    one.add(1, 'a = 1');
    two.add(1, 'b = 1');
    one.add(2, 'a = 2');
    two.addOutput(1, '1');
    assert.deepEqual([one.session, two.session], [1, 2]);
    assert.deepEqual(
      one.tail(2).map(({input}) => input),
      ['b = 1', 'a = 2'],
    );
    assert.deepEqual(one.range(2), [{session: 2, line: 1, input: 'b = 1', output: '1'}]);
  });

  it('is the next run’s to read, counted from here', () => {
    const next = new History(file);
    next.add(1, 'c = 1');
    assert.equal(next.session, 3);
    assert.deepEqual(
      next.range(-2, 2).map(({input}) => input),
      ['a = 2'],
    );
    assert.deepEqual(
      next.range(0).map(({input}) => input),
      ['c = 1'],
    );
  });

  it('finds by pattern, the latest ones, once each', () => {
    const history = new History(null);
    ['df.head()', 'x', 'df.tail()', 'df.head()', 'multi\nline'].forEach((input, order) =>
      history.add(order + 1, input),
    );
    const inputs = (pattern: string, search = {}): string[] =>
      history.search(pattern, search).map(({input}) => input);
    assert.deepEqual(inputs('df*'), ['df.head()', 'df.tail()', 'df.head()']);
    assert.deepEqual(inputs('df*', {unique: true}), ['df.tail()', 'df.head()']);
    assert.deepEqual(inputs('df*', {n: 1}), ['df.head()']);
    assert.deepEqual(inputs('?'), ['x']);
    assert.deepEqual(inputs('multi*e'), ['multi\nline']);
    assert.deepEqual(inputs('[xy]'), ['x']);
  });

  it('passes over what is not a record', async () => {
    await appendFile(file, 'garbage\n{"kind": "input"}\n');
    const history = new History(file);
    history.add(1, 'd = 1');
    assert.equal(history.tail(1)[0]?.input, 'd = 1');
  });

  it('is readable by its user alone', async () => {
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });
});

describe('the data folder', () => {
  it('follows the platform, and the variable first', () => {
    assert.equal(dataFolder({MARS_TS_DATA_DIR: '/there'}, 'linux'), path.resolve('/there'));
    assert.equal(dataFolder({XDG_DATA_HOME: '/xdg'}, 'linux'), path.join('/xdg', 'mars-ts'));
    assert.match(dataFolder({XDG_DATA_HOME: 'relative'}, 'linux'), /\.local.share.mars-ts$/);
    assert.match(dataFolder({}, 'darwin'), /Library.Application Support.mars-ts$/);
    assert.equal(dataFolder({APPDATA: '/roaming'}, 'win32'), path.join('/roaming', 'mars-ts'));
  });
});
