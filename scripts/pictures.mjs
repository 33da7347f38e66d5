#!/usr/bin/env node
/**
 * Makes the pictures of docs/images anew: notebooks in a real Jupyter in Chromium, and the shell in a pseudo-terminal.
 * Needs the build, the environment of scripts/jupyter-env.mjs, and Chromium.
 *
 *     npm run build && node scripts/pictures.mjs
 */
import {cpSync, mkdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {findJupyter} from '../dist/test/jupyter/jupyter.js';
import {launchChromium, NotebookServer} from '../dist/test/jupyter/notebook-server.js';
import {PseudoTerminal} from '../dist/test/repl/pty/pseudo-terminal.js';
import {localCells} from '../dist/test/sessions-page/page.js';

const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
const data = fileURLToPath(new URL('../node_modules/vega-datasets/data', import.meta.url));
mkdirSync(images, {recursive: true});

const code = (text) => ({code: text});
const sessions = [
  {markdown: '# Sessions\n\nA session for local execution is made on first use.'},
  ...localCells.slice(0, 3).map((cell) => code(cell.code)),
  {markdown: '`new_session` makes another one, which `execute` and `fetch` take.'},
  ...localCells.slice(3, 7).map((cell) => code(cell.code)),
  {markdown: '`.as_default()` makes a session the default one.'},
  ...localCells.slice(7, 11).map((cell) => code(cell.code)),
  {markdown: 'Sessions are isolated: what one executed, another cannot fetch.'},
  ...localCells.slice(11).map((cell) => code(cell.code)),
];
const tour = [
  code(`const flights = md.read_parquet('flights-3m.parquet');
const delays = flights.groupby('origin').agg({delay: ['mean', 'median'], distance: 'max'});
await delays.execute()`),
  code(`const t = mt.random.rand(2000, 2000);
await t.dot(t.T).execute()`),
  code("await flights.get('dellay').execute()"),
];
const conversation = [
  "const df = md.DataFrame({city: ['Bern', 'Jena', 'Bern'], people: [134, 111, 135]})",
  "await df.groupby('city').mean().execute()",
  'const t = mt.random.rand(3, 2)',
  'await t.execute()',
  "df.get('peple')",
];

const lab = [
  code(`const flights = md.read_parquet('flights-3m.parquet');
const busy = flights.get('origin').value_counts().head(5);
await busy.execute()`),
  code("await busy.plot.bar({title: 'Departures'})"),
  code(`const delay = flights.get('delay');
await delay.get(delay.abs().lt(120)).plot.hist({bins: 24})`),
];

async function notebook(server, browser, {name, image, frontEnd}, cells, height) {
  const width = frontEnd === 'lab' ? 1300 : 1000;
  const page = await browser.newPage({viewport: {width, height}, deviceScaleFactor: 2});
  page.setDefaultTimeout(180_000);
  await server.open(page, `${name}.ipynb`, cells, frontEnd);
  await page.locator('.jp-Cell').first().click();
  await page.keyboard.press('Escape');
  for (let i = 1; i < cells.length; i++) await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Control+Enter');
  const count = cells.filter((cell) => 'code' in cell).length;
  await page.locator(`.jp-CodeCell .jp-InputPrompt:text-is("[${count}]:")`).waitFor();
  await page.locator('.jp-InputPrompt:text-is("[*]:")').waitFor({state: 'detached'});
  await page.locator('.jp-Notebook').evaluate((element) => element.scrollTo(0, 0));
  if (frontEnd === 'lab') {
    await page.getByRole('button', {name: 'No', exact: true}).click();
    await page.locator('.Toastify__toast').waitFor({state: 'hidden'});
  }
  await page.screenshot({path: `${images}${image}.png`});
  await page.close();
}

/** Shows what a terminal was sent as a terminal in a page does. */
async function shell(browser, name) {
  const closing = [];
  const size = {columns: 100, rows: 29};
  const terminal = PseudoTerminal.open({after: (work) => closing.push(work)}, size);
  try {
    for (const [i, cell] of conversation.entries()) await terminal.run(i + 1, cell);
  } finally {
    for (const work of closing) work();
  }
  const page = await browser.newPage({viewport: {width: 900, height: 640}, deviceScaleFactor: 2});
  await page.setContent(
    '<body style="margin: 0; background: #1e1e1e"><div id="terminal" style="display: inline-block; padding: 12px"></div>',
  );
  const xterm = new URL('../node_modules/@xterm/xterm/', import.meta.url);
  await page.addStyleTag({path: fileURLToPath(new URL('css/xterm.css', xterm))});
  await page.addStyleTag({content: '.scrollbar { display: none }'});
  await page.addScriptTag({path: fileURLToPath(new URL('lib/xterm.js', xterm))});
  await page.evaluate(
    async ({columns, rows, sent}) => {
      const shown = new globalThis.Terminal({
        cols: columns,
        rows,
        convertEol: true,
        cursorInactiveStyle: 'none',
        scrollback: 0,
        fontFamily: 'DejaVu Sans Mono, monospace',
        fontSize: 14,
        theme: {background: '#1e1e1e'},
      });
      shown.open(globalThis.document.getElementById('terminal'));
      await new Promise((resolve) => shown.write(sent, resolve));
      await new Promise((resolve) => globalThis.requestAnimationFrame(resolve));
    },
    {...size, sent: terminal.raw},
  );
  await page.locator('#terminal').screenshot({path: `${images}${name}.png`});
}

const jupyter = findJupyter();
if ('missing' in jupyter) throw new Error(jupyter.missing);
cpSync(`${data}/flights-3m.parquet`, `${jupyter.folder}/flights-3m.parquet`);
const server = await NotebookServer.start(jupyter);
const browser = await launchChromium();
try {
  await notebook(server, browser, {name: 'sessions', image: 'sessions'}, sessions, 1640);
  await notebook(server, browser, {name: 'flights', image: 'notebook'}, tour, 1230);
  await notebook(server, browser, {name: 'departures', image: 'lab', frontEnd: 'lab'}, lab, 1250);
  await shell(browser, 'shell');
} finally {
  await browser.close();
  await server.stop();
  jupyter.remove();
}
