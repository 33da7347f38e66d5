import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {packageLibrary} from '../../../kernel/library.js';
import type {CompletionItem} from '../../../src/interactive/types.js';
import {TestSession} from '../recording-front-end.js';

describe('help with the library', () => {
  let session: TestSession;
  before(async () => {
    session = new TestSession({
      settings: {check: 'warn'},
      library: packageLibrary,
      scopeTypes: fileURLToPath(new URL('../../../kernel/scope.d.ts', import.meta.url)),
    });
    await session.text(
      "const df = md.DataFrame({city: ['a'], price: [1], 'odd name': [2]}); const other = df; const grouped = df.groupby('city');",
    );
  });
  after(() => session.close());

  const complete = async (code: string): Promise<readonly CompletionItem[]> =>
    (await session.interactive.complete(code, code.length)).items;
  const texts = async (code: string): Promise<string[]> => (await complete(code)).map(({text}) => text);
  const inspect = async (code: string): Promise<string> => {
    const cursor = code.indexOf('|');
    const found = await session.interactive.inspect(code.replace('|', ''), cursor, 0);
    return String(found?.['text/plain']);
  };

  for (const code of [
    "df.get('",
    "df.get(['city', '",
    "df.groupby('",
    "df.sort_values('",
    "df.sortValues({by: '",
    "df.drop({columns: ['",
    "df.loc(slice(null, 3), ['",
    "df.merge(other, {on: '",
    "df.head(2).query('price > 1').get('",
    "df.apply((row) => row.get('",
    "grouped.get('",
    "md.merge(df, other, {on: '",
    '`${df.get("',
  ]) {
    it(`offers the columns of a frame in ${code}`, async () => {
      assert.deepEqual(await texts(code), ['city', 'price', 'odd name']);
    });
  }

  for (const code of ['df.agg({', 'grouped.agg({', 'df.rename({columns: {', 'df.astype({']) {
    it(`offers them as names of properties in ${code}`, async () => {
      assert.deepEqual(await texts(code), ['city', 'price', "'odd name'"]);
    });
  }

  it('replaces what is typed of a column', async () => {
    const {items, start, end} = await session.interactive.complete("df.get('pri')", 11);
    assert.deepEqual([items.map(({text}) => text), start, end], [['price'], 8, 11]);
  });

  it('offers the values that a type lists, and those alone', async () => {
    assert.deepEqual(await texts("df.merge(other, {how: '"), ['cross', 'inner', 'left', 'outer', 'right']);
    assert.deepEqual(await texts("md.merge(df, other, {how: 'in"), ['inner']);
  });

  it('offers modules of Node, and what they export', async () => {
    for (const code of ["import fs from 'node:f", "await import('node:f", "require('node:f"])
      assert.deepEqual(await texts(code), ['node:fs', 'node:fs/promises'], code);
    const at = 'import {readFileS'.length;
    const {items} = await session.interactive.complete("import {readFileS} from 'node:fs'", at);
    assert.deepEqual(
      items.map(({text}) => text),
      ['readFileSync'],
    );
  });

  it('tells what is in a namespace', async () => {
    const text = String((await session.interactive.inspect('md', 2, 0))?.['text/plain']);
    assert.match(text, /\d+ names: [^]*DataFrame, [^]*\bread_csv,/);
    assert.doesNotMatch(text, /readCsv/);
  });

  it('offers the names of options, with their types', async () => {
    assert.deepEqual(await complete("df.sort_values('city', {asc"), [
      {text: 'ascending', type: 'property', signature: 'ascending?: Ascending'},
    ]);
  });

  it('tells what operations take and do, in both spellings', async () => {
    for (const [code, name] of [
      ['df.sort_v', 'sort_values'],
      ['df.sortV', 'sortValues'],
    ] as const) {
      const [item] = await complete(code);
      assert.equal(item?.text, name);
      assert.equal(item.type, 'function');
      assert.match(
        item.signature ?? '',
        /^sort_?[vV]alues\(by: Label \| readonly Label\[\], options\?: SortOptions\): DataFrame/,
      );
      assert.match(item.documentation ?? '', /in the order of one column/);
    }
  });

  for (const code of [
    'df.sort_|values',
    'df.sort_values(|',
    'df.sort_values(|)',
    "df.sort_values('ci|ty')",
    "df.sort_values('city', |)",
    "df.sort_values('city', {|})",
    'df.sortValues|',
    'df.sortValues(|)',
    "df.sortValues('city', |)",
    'df.sort_values(nowhere|)',
  ]) {
    it(`shows signature, documentation and example at ${code}`, async () => {
      const text = await inspect(code);
      assert.match(
        text,
        /sort_?[vV]alues\(by: Label \| readonly Label\[\], options\?: SortOptions\): DataFrame/,
      );
      assert.match(text, /in the order of one column/);
      assert.match(text, /Example:\n {4}await /);
    });
  }
});

describe('types of packages in the folder of the notebook', () => {
  let folder: string;
  let session: TestSession;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'packages-'));
    const colored = path.join(folder, 'node_modules', 'colored');
    await mkdir(colored, {recursive: true});
    const manifest = {
      name: 'colored',
      version: '1.0.0',
      type: 'module',
      main: 'index.js',
      types: 'index.d.ts',
    };
    await writeFile(path.join(colored, 'package.json'), JSON.stringify(manifest));
    await writeFile(path.join(colored, 'index.js'), 'export const paint = (text, color) => color + text;\n');
    await writeFile(
      path.join(colored, 'index.d.ts'),
      '/** Paints a text. */\nexport declare function paint(text: string, color: "red" | "green"): string;\n',
    );
    session = new TestSession({cwd: folder, settings: {check: 'strict'}});
    await session.text("import {paint} from 'colored'");
  });
  after(async () => {
    await session.close();
    await rm(folder, {recursive: true});
  });

  it('are offered, shown and checked', async () => {
    const code = "paint('x', 'g";
    const {items} = await session.interactive.complete(code, code.length);
    assert.deepEqual(
      items.map(({text}) => text),
      ['green'],
    );
    const shown = await session.interactive.inspect('paint(', 6, 0);
    assert.match(
      String(shown?.['text/plain']),
      /^paint\(text: string, color: "red" \| "green"\): string\n\nPaints a text\./,
    );
    assert.equal(await session.text("paint('x', 'red')"), "'redx'");
    assert.equal((await session.failure("paint('x', 'blue')")).ename, 'TypeCheckError');
  });
});
