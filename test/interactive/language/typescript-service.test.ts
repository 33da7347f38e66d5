import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {TestSession} from '../recording-front-end.js';

describe('help while typing', () => {
  let session: TestSession;
  before(async () => {
    session = new TestSession({settings: {check: 'warn'}});
    await session.text(
      '/** Adds two numbers. */\nfunction add(a: number, b: number): number { return a + b }\ninterface Point { x: number }\nconst point: Point = {x: 1};\nlet table: any = {size: 1, [Symbol.for("mars-ts.keys")]: () => ["alpha", "beta"], get(key: string) { return key }};',
    );
  });
  after(() => session.close());

  const items = async (code: string): Promise<string[]> =>
    (await session.interactive.complete(code, code.length)).items.map(({text}) => text);
  const plain = async (code: string, detail: 0 | 1 = 0): Promise<string> =>
    String((await session.interactive.inspect(code, code.length, detail))?.['text/plain']);

  it('completes names of earlier cells with their types and documentation', async () => {
    const {items: found, start, end} = await session.interactive.complete('1 + ad', 6);
    assert.deepEqual([start, end], [4, 6]);
    assert.deepEqual(found[0], {
      text: 'add',
      type: 'function',
      signature: 'add(a: number, b: number): number',
      documentation: 'Adds two numbers.',
    });
  });

  it('completes members by type, and by value where there is no type', async () => {
    assert.deepEqual(await items('point.'), ['x']);
    assert.deepEqual(await items('table.s'), ['size']);
  });

  it('completes the keys that a value offers', async () => {
    assert.deepEqual(await items("table.get('al"), ['alpha']);
    assert.deepEqual(await items("table.get(['alpha', 'b"), ['beta']);
  });

  it('completes in the middle of a block, as in one that ends', async () => {
    assert.deepEqual(await items('if (true) { point.'), ['x']);
    assert.deepEqual(await items('add(1, point.'), ['x']);
    assert.equal((await items('const p: Poi'))[0], 'Point');
  });

  it('knows the types of the last values that were shown', async () => {
    await session.text('[point]');
    await session.text('Promise.resolve({answer: 42})');
    assert.deepEqual(await items('_.an'), ['answer']);
    assert.match(await plain('__'), /const __: Point\[\]/);
  });

  it('offers nothing in comments and in texts', async () => {
    assert.deepEqual(await items('// point.'), []);
    assert.deepEqual(await items("console.log('point."), []);
    assert.deepEqual(await items('`point.'), []);
    assert.deepEqual(await items('`${point.'), ['x']);
  });

  it('completes TypeScript in a magic', async () => {
    assert.deepEqual((await items('%time ad')).slice(0, 1), ['add']);
  });

  it('knows what magics give, where they say it', async () => {
    await session.text('const folder = %pwd');
    assert.match(await plain('folder'), /const folder: string/);
    assert.deepEqual(await items('const lines = %bash ls\nlines.findLastI'), ['findLastIndex']);
    assert.match(await plain('const home = %env HOME\nhome'), /const home: string/);
    assert.match(await plain('const all = %env\nall'), /const all: Record<string, string>/);
    await session.text('%pwd');
    assert.match(await plain('_'), /const _: string/);
    const magic = "name: 'count', kinds: ['line'], usage: '%count', summary: 'Counts.', run: () => [1]";
    await session.text(`register_magic({${magic}})\nconst before = %count`);
    assert.match(await plain('before'), /const before: unknown/);
    await session.text(`register_magic({${magic}, gives: 'number[]'})`);
    await session.text('const counted = %count of all');
    assert.match(await plain('counted'), /const counted: number\[\]/);
  });

  it('documents what a comment at the very start of a cell tells, where the cell works with earlier ones', async () => {
    await session.text('/** Adds one. */ function next(n: number): number { return add(n, 1) }');
    assert.match(await plain('next'), /Adds one\./);
  });

  it('inspects a name, a call that is being typed, and a source', async () => {
    assert.match(await plain('add'), /^function add\(a: number, b: number\): number\n\nAdds two numbers\./);
    assert.match(await plain('add(1, '), /^add\(a: number, b: number\): number/);
    assert.match(await plain('add', 1), /return a \+ b/);
    assert.match(await plain('point'), /const point: Point/);
    assert.equal(await session.interactive.inspect('nowhere', 7, 0), null);
  });

  it('pages for x? and x??', async () => {
    await session.text('add?');
    assert.match(String(session.frontEnd.pages.at(-1)?.['text/plain']), /Adds two numbers/);
    assert.match((await session.failure('nowhere?')).evalue, /not known/);
  });

  it('keeps a cell with type errors from running where the user wants that', async () => {
    await session.text('%check strict');
    const failure = await session.failure('const never = point.y');
    assert.equal(failure.ename, 'TypeCheckError');
    assert.match(
      session.frontEnd.err.join(''),
      /Property 'y' does not exist on type 'Point'\. \(TS2339\)\ncell\[\d+\]:1:21\n/,
    );
    assert.equal((await session.failure('never')).ename, 'TypeCheckError');
    await session.text('Object.assign(globalThis, {dynamic: 1});');
    assert.equal(await session.text('dynamic'), '1');
    assert.equal(await session.text('table = 5; table'), '5');
  });
});

describe('type warnings', () => {
  let session: TestSession;
  let count = 0;
  before(() => {
    session = new TestSession({settings: {check: 'warn'}});
  });
  after(() => session.close());

  /** What is told of a cell by its end, as where nobody looks later. */
  const warned = async (code: string): Promise<string> => {
    count += 1;
    const before = session.frontEnd.err.length;
    await session.interactive.execute({code, count, unattended: true});
    return session.frontEnd.err.slice(before).join('');
  };

  it('come before the end of a cell that nobody attends, failed or not', async () => {
    assert.match(await warned("let text: number = 'text'"), /not assignable to type 'number'/);
    assert.match(
      await warned("const other: number = 'again'; throw new Error('no')"),
      /not assignable to type 'number'/,
    );
  });

  it('are those of the names that a cell saw, in the order of the cells', async () => {
    const {frontEnd, interactive} = session;
    const before = frontEnd.err.length;
    const cells = ['const one = 1; one.first', "const one = 'text'; one.second", 'one.third'];
    for (const code of cells) {
      count += 1;
      await interactive.execute({code, count});
    }
    await warned('0');
    const told = frontEnd.err
      .slice(before)
      .map((text) => /Property '\w+' does not exist on type '.*'\./.exec(text)?.[0]);
    assert.deepEqual(told, [
      "Property 'first' does not exist on type '1'.",
      "Property 'second' does not exist on type '\"text\"'.",
      "Property 'third' does not exist on type '\"text\"'.",
    ]);
  });

  it("know the console and timers at once, and all of Node's types where they are needed", async () => {
    assert.equal(await warned("console.log('a'); clearTimeout(setTimeout(() => 1, 1).unref());"), '');
    const waiting = 'await new Promise((resolve) => setTimeout(resolve, 1))';
    const next = 'await new Promise<void>((resolve) => setImmediate(resolve))';
    const repeated = "clearInterval(setInterval((text: string) => text.length, 1, 'a'));";
    for (const code of [waiting, next, repeated]) assert.equal(await warned(code), '');
    assert.match(await warned('console.nothing'), /'nothing' does not exist/);
    assert.equal(await warned("new console.Console(process.stdout); new URL('a:b').href;"), '');
    assert.match(await warned('process.nothing'), /'nothing' does not exist/);
    assert.equal(await warned("import fs from 'node:fs'; fs.existsSync('/');"), '');
  });
});
