import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {TestSession} from '../../interactive/recording-front-end.js';

describe('tracebacks', () => {
  let session: TestSession;
  before(() => {
    session = new TestSession();
  });
  after(() => session.close());

  const of = async (code: string): Promise<string> => (await session.failure(code)).traceback.join('\n');

  it('show the lines around the failing one with a caret, and fold what is not the user’s', async () => {
    assert.equal(
      await of('function f<T>(v: T): T { return g(v) }\nfunction g(v: any) {\n  return v.a.b\n}\nf({})'),
      `TypeError: Cannot read properties of undefined (reading 'b')

cell[1]:3:14 in g
  1 │ function f<T>(v: T): T { return g(v) }
  2 │ function g(v: any) {
❱ 3 │   return v.a.b
    │              ^
  4 │ }
  5 │ f({})

cell[1]:1:33 in f
❱ 1 │ function f<T>(v: T): T { return g(v) }
    │                                 ^
  2 │ function g(v: any) {

cell[1]:5:1
  4 │ }
❱ 5 │ f({})
    │ ^`,
    );
  });

  it('point at the column that the user wrote, right of what compiling inserted', async () => {
    assert.match(await of('await Promise.resolve(1); null!.x'), /:1:33\n/);
    assert.match(await of('[await Promise.resolve(1), missing]'), /:1:28\n/);
  });

  it('follow asynchronous calls', async () => {
    const text = await of(
      'const tick = () => new Promise(r => setTimeout(r, 1));\nasync function inner() { await tick(); throw new Error("deep") }\nasync function outer() {\n  await inner()\n}\nawait outer()',
    );
    assert.match(text, /:2:46 in inner/);
    assert.match(text, /:4:3 in outer/);
    assert.match(text, /:6:1\n/);
  });

  it('point at a syntax error', async () => {
    assert.equal(
      await of('1\nconst q = ;'),
      'SyntaxError: Unexpected token\n\ncell[5]:2:11\n  1 │ 1\n❱ 2 │ const q = ;\n    │           ^',
    );
    assert.match(await of('let z = 1; let z = 2'), /already been declared/);
    assert.match(await of('return 5'), /return/);
  });

  it('show the causes and the members below', async () => {
    const text = await of(
      "throw new AggregateError([new Error('one'), 2], 'both', {cause: new TypeError('why')})",
    );
    assert.match(text, /^AggregateError: both/);
    assert.match(text, /Error 1 of 2:\nError: one/);
    assert.match(text, /Error 2 of 2:\nThrown: 2/);
    assert.match(text, /Caused by:\nTypeError: why/);
  });

  it('say what was thrown where it is no error', async () => {
    assert.equal(await of('throw {code: 5}'), 'Thrown: { code: 5 }');
  });

  it('name what is near to a name that is not there', async () => {
    await session.text('const shelf = {sort_values: () => 1, columns: 2}; 0');
    assert.match(await of('shelf.sort_value()'), /^TypeError: [^\n]*\nDid you mean 'sort_values'\?\n/);
    assert.match(await of('shelv.columns'), /^ReferenceError: [^\n]*\nDid you mean 'shelf'\?\n/);
    assert.doesNotMatch(await of('shelf.nothing_like_it()'), /Did you mean/);
  });

  it('end at a cause that leads back', async () => {
    assert.match(await of("const e = new Error('loop'); e.cause = e; throw e"), /^Error: loop/);
  });

  it('count what is not the user’s between the error and the code that led to it', async () => {
    assert.match(
      await of('JSON.parse("[")'),
      /^SyntaxError: [^]*:1:6\n❱ 1 │ JSON\.parse\("\["\)\n {4}│ {6}\^$/,
    );
    assert.match(await of('require("node:fs").readFileSync("/nowhere")'), /\n\n… \d+ frames? of Node$/);
  });

  it('show the import that failed, in the cell that ran it', async () => {
    for (const [code, place] of [
      ["1\nimport {a} from 'no-such-package'", '2:17'],
      ["import {a} from './no-such-file.ts'", '1:17'],
      ["const load = () => import('no-such-package')\nawait load()", '1:26'],
    ] as const) {
      const text = await of(code);
      assert.match(
        text,
        /^Error: Cannot find (?:package|module) '[^']*no-such-[^']*' imported from [^\n[]*\n/,
      );
      assert.ok(text.includes(`]:${place}`), text);
    }
  });

  it('show a file that fails while it is imported, and each time the cell that imports it', async (test) => {
    const folder = mkdtempSync(join(tmpdir(), 'mars-ts-imports-'));
    test.after(() => rmSync(folder, {recursive: true, force: true}));
    const file = join(folder, 'failing.ts');
    writeFileSync(file, 'const o: {a: number} | null = null;\nexport const b = o!.a;\n');
    for (const line of [1, 2]) {
      const text = await of(`${'\n'.repeat(line - 1)}import {b} from ${JSON.stringify(file)}`);
      assert.match(text, /failing\.ts:2:21\n/);
      assert.deepEqual(
        [...text.matchAll(/^cell\[\d+\]:(.*)$/gm)].map(([, place]) => place),
        [`${line}:17`],
      );
      // Below the last line of the file there is none.
      assert.doesNotMatch(text, /3 │/);
    }
  });
});

describe('errors that are raised on purpose', () => {
  it('show what the user wrote, each line once', async (test) => {
    const session = new TestSession();
    test.after(() => session.close());
    const of = async (code: string): Promise<string> => (await session.failure(code)).traceback.join('\n');
    assert.equal(
      await of('%env NOT_SET_AT_ALL'),
      "ArgumentError: %env: 'NOT_SET_AT_ALL' is not set.\n\ncell[1]:1:1\n❱ 1 │ %env NOT_SET_AT_ALL\n    │ ^",
    );
    assert.equal(
      await of('%%bash\nfalse'),
      'CommandError: %%bash: exit code 1.\n\ncell[2]:1:1\n❱ 1 │ %%bash\n    │ ^\n  2 │ false',
    );
    assert.match(await of('%%nope\n1'), /^ValueError: Unknown magic %%nope[^]*\n\ncell\[3\]:1:1\n/);
    assert.equal(
      await of('const f = async () => { await null; throw new Error("a") }; await f()'),
      'Error: a\n\ncell[4]:1:43 in f\n❱ 1 │ const f = async () => { await null; throw new Error("a") }; await f()\n    │                                           ^',
    );
    assert.match(await of('!ls -la'), /\nCommands of the system stand after %bash: %bash ls -la\n/);
  });
});

describe('errors as values', () => {
  it('end where the code of the cell does', async (test) => {
    const session = new TestSession();
    test.after(() => session.close());
    const shown = async (code: string): Promise<string> =>
      String(await session.text(code)).replace(/(cell\[\d+\]:\d+):\d+/g, '$1');
    assert.equal(await shown("new Error('a')"), 'Error: a\n    at cell[1]:1');
    assert.equal(
      await shown("({e: Object.assign(new Error('b', {cause: new TypeError('c')}), {code: 5})})"),
      `{
  e: Error: b
      at cell[2]:1 {
    code: 5,
    [cause]: TypeError: c
        at cell[2]:1
  }
}`,
    );
    await session.run("console.log(new RangeError('d'))");
    assert.match(session.frontEnd.out.join(''), /^RangeError: d\n    at cell\[3\]:1:\d+\n$/);
  });
});
