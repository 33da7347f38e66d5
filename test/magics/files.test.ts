import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {TestSession} from '../interactive/recording-front-end.js';

describe('magics of files and folders', () => {
  const home = process.cwd();
  let folder: string;
  let session: TestSession;

  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'mars-ts-magics-')));
    const inner = join(folder, 'two words');
    mkdirSync(inner);
    writeFileSync(join(inner, 'helper.ts'), 'export const twice = (x: number): number => 2 * x;\n');
    writeFileSync(
      join(inner, 'program.ts'),
      '#!/usr/bin/env mars-repl\nimport {twice} from "./helper.ts";\nconst given = process.argv.slice(2);\ntwice(21)\n',
    );
    writeFileSync(
      join(folder, 'magical.ts'),
      'const where = %pwd\n%env MARS_TS_MAGICAL=yes\n%run failing.ts\n',
    );
    writeFileSync(join(folder, 'failing.ts'), 'const before = 1;\n\nnull!.x;\n');
    writeFileSync(join(folder, 'unreadable.ts'), 'const a = 1;\nconst b = ;\n');
    process.chdir(folder);
    session = new TestSession();
  });
  after(async () => {
    await session.close();
    process.chdir(home);
    rmSync(folder, {recursive: true, force: true});
  });

  const printed = async (code: string): Promise<string> => {
    session.frontEnd.out.length = 0;
    await session.text(code);
    return session.frontEnd.out.join('');
  };
  const completed = async (code: string): Promise<string[]> =>
    (await session.interactive.complete(code, code.length)).items.map(({text}) => text);

  it('%run runs a file with its arguments, and looks up imports from its folder', async () => {
    assert.equal(await session.text('%run "two words/program.ts" one "and two"'), '42');
    assert.equal(await session.text('given'), "[ 'one', 'and two' ]");
    assert.equal(await session.text('%run "two words/program"'), '42');
    assert.equal(await session.text('process.argv.includes("one")'), 'false');
  });

  it('%run names the file and the line of an error', async () => {
    const failing = await session.failure('1\n%run failing.ts');
    assert.match(failing.traceback.join('\n'), /failing\.ts:3:7/);
    assert.equal(await session.text('before'), '1');
    const unreadable = await session.failure('%run unreadable.ts');
    assert.match(unreadable.traceback.join('\n'), /unreadable\.ts:2:11/);
  });

  it('%run runs the magics of a file, which can run further files', async () => {
    const failing = await session.failure('%run magical.ts');
    assert.match(failing.traceback.join('\n'), /failing\.ts:3:7/);
    assert.equal(await session.text('where'), `'${folder}'`);
    assert.equal(await session.text('%env MARS_TS_MAGICAL'), "'yes'");
    delete process.env['MARS_TS_MAGICAL'];
  });

  it('%run and %load say what is wrong with a path', async () => {
    for (const magic of ['%run', '%load']) {
      assert.match((await session.failure(magic)).evalue, /needs a file|takes one file/);
      assert.match((await session.failure(`${magic} nope.ts`)).evalue, /nope\.ts': there is no such file\.$/);
      assert.match((await session.failure(`${magic} "two words"`)).evalue, /two words': it is a folder\.$/);
    }
  });

  it('%load prints the text where no prompt can take it', async () => {
    assert.equal(await printed('%load failing.ts'), 'const before = 1;\n\nnull!.x;\n');
  });

  it('%cd changes the folder, back with -, and %pwd tells it', async () => {
    assert.equal(await printed('%cd two words'), `${join(folder, 'two words')}\n`);
    assert.equal(await session.text('%pwd'), `'${join(folder, 'two words')}'`);
    assert.equal(await session.text('import {twice} from "./helper.ts"; twice(2)'), '4');
    assert.equal(await printed('%cd -'), `${folder}\n`);
    assert.equal(await printed('%cd "two words'), `${join(folder, 'two words')}\n`);
    assert.equal(await printed('%cd ..'), `${folder}\n`);
    assert.match((await session.failure('%cd nope')).evalue, /nope' is not a folder that can be entered/);
  });

  it('complete paths, in quotes where they need them', async () => {
    assert.deepEqual(await completed('%run '), ['failing.ts', 'magical.ts', '"two words/', 'unreadable.ts']);
    assert.deepEqual(await completed('%run "two words/p'), ['"two words/program.ts"']);
    assert.deepEqual(await completed('%load two'), ['"two words/']);
    assert.deepEqual(await completed("%cd 't"), ["'two words/"]);
    assert.deepEqual(await completed('%cd nope'), []);
  });
});
