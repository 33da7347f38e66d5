import assert from 'node:assert/strict';
import {mkdtemp, rm, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {decode} from 'fast-png';
import {TestSession} from './recording-front-end.js';

describe('cells', () => {
  let session: TestSession;
  before(() => {
    session = new TestSession({scope: {seven: 7}});
  });
  after(() => session.close());

  it('show the value of their last expression', async () => {
    assert.equal(await session.text('const x: number = 1; x + 1'), '2');
    assert.equal(await session.text("'text'"), "'text'");
    assert.equal(await session.text('{a: 1, b: [x]}'), '{ a: 1, b: [ 1 ] }');
  });

  it('keep a value to themselves after a semicolon, and where the last statement is none', async () => {
    assert.equal(await session.text('1 + 1;'), undefined);
    assert.equal(await session.text('const shown = 5'), undefined);
    assert.equal(await session.text('undefined'), undefined);
  });

  it('await a promise that is the value, and wait at the top level', async () => {
    assert.equal(await session.text('Promise.resolve(3)'), '3');
    assert.equal(await session.text('const four = await Promise.resolve(4); four'), '4');
    assert.equal(
      await session.text('let sum = 0; for await (const v of [1, Promise.resolve(2)]) sum += v; sum'),
      '3',
    );
  });

  it('declare anew what earlier cells declared, of any kind', async () => {
    for (const code of [
      'const name1 = 1',
      'let name1 = 2',
      'function name1() {}',
      'class name1 {}',
      'var name1 = 5',
      'const {name1} = {name1: 6}',
    ]) {
      await session.text(code);
    }
    assert.equal(await session.text('name1'), '6');
  });

  it('share live bindings: a later cell assigns what an earlier function reads', async () => {
    await session.text('let count = 0; const increment = () => (count += 1)');
    await session.text('count = 10; increment()');
    assert.equal(await session.text('count'), '11');
  });

  it('leave functions the bindings of their own cell, and look up those of others when they are read', async () => {
    await session.text('const factor = 2; const own = () => factor');
    await session.text('const foreign = () => factor');
    await session.text('const factor = 3');
    assert.equal(await session.text('[own(), foreign()]'), '[ 2, 3 ]');
  });

  it('keep const constant across cells', async () => {
    await session.text('const fixed = 1');
    assert.match((await session.failure('fixed = 2')).evalue, /constant/);
  });

  it('keep what was assigned before they failed, and what was there before', async () => {
    await session.text('const late = 1');
    await session.failure('const early = 2; null!.x; const late = 3');
    assert.equal(await session.text('[early, late]'), '[ 2, 1 ]');
  });

  it('hide a built-in from later cells without breaking it for libraries', async () => {
    await session.text("const URL = 'mine'");
    assert.equal(await session.text('URL'), "'mine'");
    assert.equal(typeof globalThis.URL, 'function');
  });

  it('run what TypeScript adds: enums, parameter properties, assertions, overloads', async () => {
    assert.equal(await session.text('enum Color {Red = 1, Green}\nColor.Green as number'), '2');
    assert.equal(
      await session.text(
        "class P { constructor(private readonly a: string) {} get(): string { return this.a! } }\nnew P('q').get()",
      ),
      "'q'",
    );
    assert.equal(
      await session.text(
        'function over(a: string): void; function over(a?: unknown) { return a }\nconst f = (a: number): {\n  x: number;\n} => ({x: a});\nf(1).x',
      ),
      '1',
    );
  });

  it('dispose of what they use as they end', async () => {
    await session.text(
      "using resource = {[Symbol.dispose]() { console.log('disposed') }}; console.log('used')",
    );
    assert.equal(session.frontEnd.out.join(''), 'used\ndisposed\n');
  });

  it('see the given scope, and can hide it until a reset', async () => {
    assert.equal(await session.text('seven'), '7');
    assert.equal(await session.text('const seven = 8; seven'), '8');
    await session.text('%reset');
    assert.equal(await session.text('seven'), '7');
    assert.equal((await session.failure('count')).ename, 'ReferenceError');
  });

  it('remember the last values that were shown', async () => {
    await session.text('41');
    assert.equal(await session.text('_ + 1'), '42');
  });

  it('survive process.exit, which is their error', async () => {
    const {ename, evalue} = await session.failure('const before = 1; process.exit(3)');
    assert.equal(ename, 'SystemExit');
    assert.match(evalue, /process\.exit\(3\)/);
    assert.equal(await session.text('before'), '1');
  });

  it('survive an endless recursion', async () => {
    assert.equal((await session.failure('function r(): number { return r() + 1 }\nr()')).ename, 'RangeError');
  });

  it('evaluate for the front-end without a trace', async () => {
    const outcome = await session.interactive.evaluate('6 * 7');
    assert.equal(outcome.status === 'ok' && outcome.bundle?.['text/plain'], '42');
    assert.equal((await session.interactive.evaluate('nothing.there')).status, 'error');
  });
});

describe('what nobody handled', () => {
  const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

  it('is reported as an error of the cell that caused it', async () => {
    // The test runner takes such errors for failures of the test: here they are the session's.
    const listeners = EVENTS.map((event) => process.rawListeners(event));
    for (const event of EVENTS) process.removeAllListeners(event);
    const session = new TestSession();
    try {
      await session.text(
        "setTimeout(() => { throw new Error('in a timer') }, 1); void Promise.reject(new Error('rejected')); 1",
      );
      await session.text('await new Promise((resolve) => setTimeout(resolve, 20))');
      assert.deepEqual(session.frontEnd.errors.map(({evalue}) => evalue).sort(), ['in a timer', 'rejected']);
      assert.match(session.frontEnd.errors[0]?.traceback.join('\n') ?? '', /cell\[1\]:1:/);
    } finally {
      await session.close();
      EVENTS.forEach((event, order) => {
        for (const listener of listeners[order] ?? [])
          process.on(event, listener as (...args: unknown[]) => void);
      });
    }
  });
});

describe('display', () => {
  let session: TestSession;
  before(() => {
    session = new TestSession();
  });
  after(() => session.close());

  it('tells a cell that never pauses that what it displays cannot know how to show itself, and shows it then', async () => {
    const session = new TestSession();
    const failure = await session.failure(
      "for (;;) display({async [Symbol.for('Jupyter.display')]() { return {'text/plain': 'late'} }})",
    );
    assert.match(failure.evalue, /10000 values wait .* await display/);
    await session.text(
      "await display({async [Symbol.for('Jupyter.display')]() { return {'text/plain': 'last'} }})",
    );
    const shown = session.frontEnd.displays.map(({bundle}) => bundle['text/plain']);
    assert.deepEqual([shown.length, shown[0], shown.at(-1)], [10_001, 'late', 'last']);
    await session.close();
  });

  it('takes the bundle that an object gives, and adds its text', async () => {
    const outcome = await session.run(
      "({async [Symbol.for('Jupyter.display')]() { return {'text/html': '<i>' } }, a: 1})",
    );
    assert.ok(outcome.status === 'ok');
    assert.equal(outcome.bundle?.['text/html'], '<i>');
    assert.ok(typeof outcome.bundle['text/plain'] === 'string');
  });

  it('shows what is there at once before the cell goes on, without being awaited', async () => {
    const {displays} = session.frontEnd;
    const before = displays.length;
    const outcome = await session.run(
      `let shown = 0; const own = () => ({'text/plain': String(++shown)});
       display({[Symbol.for('Jupyter.display')]: own}); const seen = shown; seen`,
    );
    assert.ok(outcome.status === 'ok');
    assert.equal(outcome.value, 1);
    assert.equal(displays.length, before + 1);
  });

  it('goes on to the next method where one gives nothing', async () => {
    const outcome = await session.run(
      "({async [Symbol.for('Jupyter.display')]() {}, toMimeBundle: () => null, toHTML: async () => '<u>'})",
    );
    assert.ok(outcome.status === 'ok');
    assert.equal(outcome.bundle?.['text/html'], '<u>');
  });

  it('takes toHTML, with toString as the text', async () => {
    const outcome = await session.run("({toHTML: () => '<b>1</b>', toString: () => 'one'})");
    assert.ok(outcome.status === 'ok');
    assert.deepEqual(outcome.bundle, {'text/plain': 'one', 'text/html': '<b>1</b>'});
  });

  it('splices lists, other displays and tables into a template', async () => {
    const outcome = await session.run(
      "html`<ul>${['a', 'b'].map((x) => html`<li>${x}</li>`)}</ul>${{toHTML: () => '<table></table>'}}${[1, [2]]}`",
    );
    assert.ok(outcome.status === 'ok');
    assert.equal(outcome.bundle?.['text/html'], '<ul><li>a</li><li>b</li></ul><table></table>12');
  });

  it('shows an array of pixels as a picture', async () => {
    const outcome = await session.run(
      "png({shape: [1, 2, 3], dtype: 'uint8', toFlatArray: () => [255, 0, 0, 0, 0, 255]})",
    );
    assert.ok(outcome.status === 'ok');
    const {width, height, data} = decode(Buffer.from(String(outcome.bundle?.['image/png']), 'base64'));
    assert.deepEqual([width, height, [...data]], [2, 1, [255, 0, 0, 0, 0, 255]]);
    const grey = await session.run("png({shape: [1, 2], dtype: 'float64', toFlatArray: () => [0, 0.5]})");
    assert.ok(grey.status === 'ok');
    assert.deepEqual([...decode(Buffer.from(String(grey.bundle?.['image/png']), 'base64')).data], [0, 128]);
    for (const [array, wrong] of [
      ["{shape: [2], dtype: 'uint8', toFlatArray: () => [1, 2]}", /shape \(2\) is no picture/],
      [
        "{shape: [1, 1], dtype: 'float64', toFlatArray: () => [2]}",
        /2 is no brightness; float64 goes from 0 to 1/,
      ],
    ] as const) {
      const failed = await session.run(`png(${array})`);
      assert.ok(failed.status === 'error');
      assert.match(failed.evalue, wrong);
    }
  });

  it('shows in the middle of a cell, and updates under a name', async () => {
    await session.text(
      "const handle = await display(html`<b>${1}</b>`, {id: 'a'}); await handle.update(json({x: 1}))",
    );
    const [first, second] = session.frontEnd.displays.slice(-2);
    assert.equal(first?.bundle['text/html'], '<b>1</b>');
    assert.deepEqual(second?.bundle['application/json'], {x: 1});
    assert.deepEqual(second.options, {id: 'a', update: true});
  });

  it('clears and asks', async () => {
    session.frontEnd.answers = ['Ada'];
    assert.equal(await session.text("clearOutput(true); await input('name? ')"), "'Ada'");
    assert.deepEqual(session.frontEnd.cleared, [true]);
    assert.deepEqual(session.frontEnd.inputs, ['name? ']);
  });
});

describe('imports of cells', () => {
  let folder: string;
  let session: TestSession;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cells-'));
    await writeFile(path.join(folder, 'data.json'), '{"a": 1}');
    await writeFile(path.join(folder, 'types.ts'), 'export interface Shape {a: number}\n');
    await writeFile(
      path.join(folder, 'helper.ts'),
      "import {Shape} from './types.js';\nexport enum Level {Low, High}\nexport function fail(shape: Shape): never {\n  throw new TypeError(`from ${shape.a}`);\n}\nexport interface Only {b: string}\n",
    );
    session = new TestSession({cwd: folder});
  });
  after(async () => {
    await session.close();
    await rm(folder, {recursive: true});
  });

  it('find local TypeScript, JSON and packages from the folder', async () => {
    assert.equal(
      await session.text(
        "import {Level, Only, fail} from './helper.ts'\nimport data from './data.json'\n[Level.High, data.a]",
      ),
      '[ 1, 1 ]',
    );
    assert.equal(await session.text("import * as path from 'node:path'; path.posix.sep"), "'/'");
    assert.equal(await session.text("(await import('./helper.ts')).Level.High"), '1');
    assert.equal(await session.text("require('node:path').posix.sep"), "'/'");
  });

  it('find this package itself, the copy that runs them, also through local files', async () => {
    await writeFile(path.join(folder, 'own.ts'), "export {slice} from 'mars-ts';\n");
    assert.equal(
      await session.text(
        "import * as own from 'mars-ts'; import {slice} from './own.ts'; [typeof own.md, own.slice === slice]",
      ),
      "[ 'object', true ]",
    );
  });

  it('name what is near to a name that is not exported', async () => {
    const {ename, evalue} = await session.failure("import {fial} from './helper.ts'");
    assert.equal(ename, 'SyntaxError');
    assert.match(evalue, /does not export 'fial'.*'fail'/);
  });

  it('see a file as it is now when it is imported again', async () => {
    const file = path.join(folder, 'changing.ts');
    await writeFile(file, 'export const version: number = 1;\n');
    assert.equal(await session.text("import {version} from './changing.ts'; version"), '1');
    await writeFile(file, 'export const version: number = 2;\n');
    // Some file systems tell times no finer than seconds.
    const later = Date.now() / 1000 + 10;
    await utimes(file, later, later);
    assert.equal(await session.text("import {version} from './changing.ts'; version"), '2');
  });

  it('show the lines of a local file in a traceback', async () => {
    const text = (await session.failure('fail({a: 5})')).traceback.join('\n');
    assert.match(text, /helper\.ts:4:9 in (?:Module\.)?fail/);
    assert.match(text, /❱ 4 │ {3}throw new TypeError/);
  });
});
