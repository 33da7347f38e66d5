import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {after, test} from 'node:test';
import {findJupyter, nothingIsSkipped} from './jupyter.js';
import {chromiumPath, launchChromium, NotebookServer} from './notebook-server.js';

const jupyter = findJupyter();
const missing =
  'missing' in jupyter
    ? jupyter.missing
    : existsSync(chromiumPath)
      ? null
      : `there is no Chromium at ${chromiumPath}`;
const options = {skip: missing !== null && !nothingIsSkipped ? missing : false, timeout: 180_000};

after(() => {
  if (!('missing' in jupyter)) jupyter.remove();
});

test('a person opens a notebook in a browser, runs its cells, and sees what they show', options, async () => {
  assert.ok(!('missing' in jupyter), missing ?? '');
  const server = await NotebookServer.start(jupyter);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({viewport: {width: 1200, height: 800}});
    await server.open(page, 'first.ipynb', [
      {code: "const greeting: string = 'hello from a cell'; console.log(greeting)"},
      {code: 'html`<b>${6 * 7}</b>`'},
      {code: 'await md.DataFrame([[1, 2], [3, 4]]).execute()'},
    ]);
    const cells = page.locator('.jp-CodeCell');
    await cells.first().click();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+Enter');
    const bold = page.locator('.jp-OutputArea-output b');
    await bold.waitFor();
    assert.equal(await bold.textContent(), '42');
    assert.match(
      (await cells.first().locator('.jp-OutputArea-output').textContent()) ?? '',
      /hello from a cell/,
    );
    const table = page.locator('.jp-OutputArea-output table.dataframe');
    await table.waitFor();
    assert.deepEqual(await table.locator('td').allTextContents(), ['1', '2', '3', '4']);
    assert.ok((await page.screenshot()).length > 10_000);
  } finally {
    await browser.close();
    await server.stop();
  }
});
