import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {setTimeout as delay} from 'node:timers/promises';
import {after, test} from 'node:test';
import {chromium} from 'playwright-core';
import {findJupyter, nothingIsSkipped, type Jupyter} from './jupyter.js';

const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const token = 'token-of-this-test';

const jupyter = findJupyter();
const missing =
  'missing' in jupyter
    ? jupyter.missing
    : existsSync(executable)
      ? null
      : `there is no Chromium at ${executable}`;
const options = {skip: missing !== null && !nothingIsSkipped ? missing : false, timeout: 180_000};

after(() => {
  if (!('missing' in jupyter)) jupyter.remove();
});

/** A notebook server on a free port, and its address. */
async function startServer({python, folder, env}: Jupyter): Promise<{server: ChildProcess; url: string}> {
  const server = spawn(
    python,
    [
      ...[
        '-m',
        'jupyter',
        'notebook',
        '--no-browser',
        '--allow-root',
        '--ip=127.0.0.1',
        '--ServerApp.port=0',
      ],
      ...[`--IdentityProvider.token=${token}`, `--ServerApp.root_dir=${folder}`],
    ],
    {cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe']},
  );
  for await (const line of createInterface({input: server.stderr})) {
    const match = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(line);
    if (match?.[1] !== undefined) {
      server.stderr.resume();
      return {server, url: match[1]};
    }
  }
  throw new Error('the notebook server ended before it told its address');
}

/** Resolves once the notebook in the browser is connected with a kernel that waits for cells. */
async function kernelIsConnected(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/api/kernels`, {headers: {Authorization: `token ${token}`}});
    const kernels = (await answer.json()) as readonly {execution_state: string; connections: number}[];
    if (kernels.some((kernel) => kernel.connections > 0 && kernel.execution_state === 'idle')) return;
    await delay(100);
  }
}

function notebookOf(...sources: string[]): string {
  return JSON.stringify({
    cells: sources.map((source, at) => ({
      cell_type: 'code',
      id: `cell-${at}`,
      execution_count: null,
      metadata: {},
      outputs: [],
      source,
    })),
    metadata: {kernelspec: {display_name: 'Mars (TypeScript)', language: 'typescript', name: 'mars-ts'}},
    nbformat: 4,
    nbformat_minor: 5,
  });
}

test('a person opens a notebook in a browser, runs its cells, and sees what they show', options, async () => {
  assert.ok(!('missing' in jupyter), missing ?? '');
  const file = join(jupyter.folder, 'first.ipynb');
  writeFileSync(
    file,
    notebookOf(
      "const greeting: string = 'hello from a cell'; console.log(greeting)",
      'html`<b>${6 * 7}</b>`',
    ),
  );
  const {server, url} = await startServer(jupyter);
  const browser = await chromium.launch({executablePath: executable, args: browserFlags});
  try {
    const page = await browser.newPage({viewport: {width: 1200, height: 800}});
    await page.goto(`${url}/notebooks/first.ipynb?token=${token}`);
    const cells = page.locator('.jp-CodeCell');
    await cells.first().waitFor();
    await kernelIsConnected(url);
    await cells.first().click();
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    const bold = page.locator('.jp-OutputArea-output b');
    await bold.waitFor();
    assert.equal(await bold.textContent(), '42');
    assert.match(
      (await cells.first().locator('.jp-OutputArea-output').textContent()) ?? '',
      /hello from a cell/,
    );
    await page.screenshot({path: join(jupyter.folder, 'notebook.png')});
    assert.ok(readFileSync(join(jupyter.folder, 'notebook.png')).length > 10_000);
  } finally {
    await browser.close();
    server.kill('SIGTERM');
  }
});
