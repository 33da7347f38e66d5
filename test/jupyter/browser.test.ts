import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {findJupyter, nothingIsSkipped} from './jupyter.js';
import {NotebookPage, type FrontEndName} from './notebook-page.js';
import {chromiumPath, launchChromium, NotebookServer} from './notebook-server.js';

const jupyter = findJupyter();
const missing =
  'missing' in jupyter
    ? jupyter.missing
    : existsSync(chromiumPath)
      ? null
      : `there is no Chromium at ${chromiumPath}`;
const skip = missing !== null && !nothingIsSkipped ? missing : false;

const names: Readonly<Record<FrontEndName, string>> = {notebook: 'Notebook 7', lab: 'JupyterLab'};

/** Cells, each with where its output is found and what is written there. */
const displays: readonly (readonly [code: string, where: string, text: string])[] = [
  ['html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}</ul>`', '.jp-RenderedHTML ul', '12'],
  [
    "svg`<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20'/></svg>`",
    '.jp-RenderedSVG',
    '',
  ],
  [
    "png('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')",
    '.jp-RenderedImage img',
    '',
  ],
  ['json({tree: {leaf: 7}})', '.jp-RenderedJSON', 'tree'],
  ['markdown`some **bold** text`', '.jp-RenderedMarkdown strong', 'bold'],
  ['latex`$x^2$`', '.jp-RenderedLatex mjx-container', ''],
  [
    "({[Symbol.for('Jupyter.display')]: () => ({'application/vnd.vegalite.v5+json': {$schema: 'https://vega.github.io/schema/vega-lite/v5.json', data: {values: [{a: 'x', b: 1}]}, mark: 'bar', encoding: {x: {field: 'a', type: 'nominal'}, y: {field: 'b', type: 'quantitative'}}}})})",
    '.vega-embed canvas, .vega-embed svg.marks',
    '',
  ],
  [
    "await md.DataFrame({city: ['Bern', 'Jena'], people: [134, 111]}).plot.bar({x: 'city'})",
    '.vega-embed canvas, .vega-embed svg.marks',
    '',
  ],
  ['({toHTML: () => \'<b id="own">own</b>\'})', '#own', 'own'],
  ["await md.DataFrame({city: ['Bern', 'Jena']}).execute()", 'table.dataframe tbody tr:nth-child(2)', 'Jena'],
  ['await mt.arange(3).execute()', 'pre', 'array([0, 1, 2])'],
];

for (const frontEnd of ['notebook', 'lab'] as const) {
  describe(names[frontEnd], {skip, timeout: 600_000}, () => {
    let server: NotebookServer;
    let browser: Browser;

    before(async () => {
      assert.ok(!('missing' in jupyter), missing ?? '');
      server = await NotebookServer.start(jupyter);
      browser = await launchChromium();
    });
    after(async () => {
      await browser.close();
      await server.stop();
    });
    const open = (name: string, cells: readonly string[]): Promise<NotebookPage> =>
      NotebookPage.open({server, browser}, name, cells, frontEnd);

    it('runs cells, and shows what they print and their tables', async () => {
      const book = await open('first', [
        "const greeting: string = 'hello from a cell'; console.log(greeting)",
        'await md.DataFrame([[1, 2], [3, 4]]).execute()',
      ]);
      await book.run(0);
      await book.shows(book.output(0), 'hello from a cell');
      await book.run(1);
      const table = book.output(1).locator('table.dataframe');
      await table.waitFor();
      assert.deepEqual(await table.locator('td').allTextContents(), ['1', '2', '3', '4']);
      assert.ok((await book.page.screenshot()).length > 10_000);
      await book.page.close();
    });

    it('shows every kind of display', async () => {
      const book = await open(
        'displays',
        displays.map(([code]) => code),
      );
      for (const [at, [, where, text]] of displays.entries()) {
        await book.run(at);
        const shown = book.outputs(at).locator(where).filter({hasText: text}).first();
        await shown.waitFor({state: 'attached'});
      }
      const picture = book.outputs(2).locator('img');
      assert.equal(await picture.evaluate((image) => Reflect.get(image, 'naturalWidth') as number), 1);
      await book.page.close();
    });

    it('replaces a display from another cell, and clears output', async () => {
      const book = await open('updates', [
        "const shown = await display(html`<b>before</b>`, {id: 'mine'})",
        'await shown.update(html`<b>after</b>`)',
        "console.log('one'); clear_output(true); console.log('two')",
      ]);
      await book.run(0);
      await book.shows(book.output(0), 'before');
      await book.run(1);
      await book.shows(book.output(0), 'after');
      assert.equal(await book.cell(1).locator('.jp-OutputArea-output').count(), 0);
      await book.run(2);
      await book.shows(book.output(2), 'two');
      assert.equal((await book.cell(2).locator('.jp-OutputArea-output').allTextContents()).join(''), 'two\n');
      await book.page.close();
    });

    it('completes with types, and explains in a tooltip', async () => {
      const book = await open('help', [
        "const df = md.DataFrame({city: ['Bern', 'Jena'], people: [134, 111]}); await df.execute()",
        "df.get('city').sort_v",
        'md.read_csv',
        "df.get('city').sort_",
      ]);
      const {page} = book;
      await book.run(0);
      await book.edit(3);
      const item = page.locator('.jp-Completer-item[data-value="sort_values"]');
      // A page forgets an answer that takes more than a second, as the compiler's first may.
      await book.insist(() => page.keyboard.press('Tab'), item);
      assert.equal(await item.locator('.jp-Completer-typeExtended').textContent(), 'function');
      await page.keyboard.press('Escape');
      await book.edit(1);
      await book.insist(
        () => page.keyboard.press('Tab'),
        book.cell(1).locator('.cm-content', {hasText: "df.get('city').sort_values"}),
      );
      await book.edit(2);
      // It stands in the page before its text does.
      const tooltip = page.locator('.jp-Tooltip', {hasText: 'read_csv(path: string'});
      await book.insist(() => page.keyboard.press('Shift+Tab'), tooltip);
      assert.match(
        (await tooltip.locator('pre code').allTextContents()).join(),
        /await md\.read_csv\(path/,
        'its example is code',
      );
      await page.close();
    });

    it('stops a cell by its button, keeps the state, and forgets it when restarted', async () => {
      const book = await open('stop', [
        "let kept = 41; console.log('begun'); while (true) {}",
        'kept + 1',
        'typeof kept',
      ]);
      await book.start(0);
      await book.shows(book.output(0), 'begun');
      await book.press('notebook:interrupt-kernel');
      await book.shows(book.outputs(0), 'InterruptedError');
      await book.run(1);
      await book.shows(book.output(1), '42');
      await book.run(2);
      await book.shows(book.output(2), 'number');
      await book.press('notebook:restart-kernel');
      await book.page.locator('.jp-Dialog .jp-mod-accept').click();
      await book.insist(() => book.start(2), book.output(2).filter({hasText: 'undefined'}));
      await book.page.close();
    });

    it('shows the progress of a computation, and its end', async () => {
      const book = await open('progress', [
        'const big = mt.random.rand(4000, 4000); let product = big; for (let i = 0; i < 200; i++) product = product.dot(big); await product.sum().execute()',
      ]);
      await book.start(0);
      await book.output(0).locator('progress').waitFor();
      await book.press('notebook:interrupt-kernel');
      await book.shows(book.output(0), 'stopped after');
      await book.shows(book.outputs(0), 'InterruptedError');
      await book.page.close();
    });

    it('shows an error in colours, with the lines of the cells that led to it', async () => {
      const book = await open('error', [
        "const fail = (): never => {\n  throw new TypeError('wrong');\n};",
        'fail()',
      ]);
      await book.run(0);
      await book.run(1);
      const error = book.outputs(1).locator('[data-mime-type="application/vnd.jupyter.stderr"]');
      await error.waitFor();
      const text = (await error.textContent()) ?? '';
      assert.match(text, /TypeError: wrong/);
      assert.match(text, /2 │ {3}throw new TypeError\('wrong'\)/);
      assert.match(text, /cell\[2\]/);
      assert.ok(!text.includes('\u001b'), 'no escape sequence is left');
      assert.ok((await error.locator('span[class*="ansi-"]').count()) > 0);
      await book.page.close();
    });

    it('asks a question and gets its answer', async () => {
      const book = await open('question', ["const who = await input('Who? '); `It is ${who}`"]);
      await book.start(0);
      const box = book.page.locator('.jp-Stdin-input');
      await box.fill('me');
      await box.press('Enter');
      await book.shows(book.outputs(0), "'It is me'");
      await book.page.close();
    });
  });
}

after(() => {
  if (!('missing' in jupyter)) jupyter.remove();
});
