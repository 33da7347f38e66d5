/** A real Jupyter server, and notebooks of it opened in headless Chromium. */
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {setTimeout as delay} from 'node:timers/promises';
import {chromium, type Browser, type Page} from 'playwright-core';
import type {Jupyter} from './jupyter.js';

/** Where Chromium is; the environment variable names another. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const token = 'token-of-this-test';

export function launchChromium(): Promise<Browser> {
  return chromium.launch({executablePath: chromiumPath, args: browserFlags});
}

/** What stands in a notebook before it is run. */
export type Cell = {readonly code: string} | {readonly markdown: string};

/** What the server tells of an open notebook. */
interface SessionModel {
  readonly path: string;
  readonly kernel: {readonly execution_state: string; readonly connections: number};
}

export class NotebookServer {
  private constructor(
    private readonly jupyter: Jupyter,
    private readonly server: ChildProcess,
    /** Where it answers, without a `/` at the end. */
    readonly url: string,
  ) {}

  /** A server with the pages of `app`, or with none, on a free port or on `port`. */
  static async start(
    jupyter: Jupyter,
    {app = 'notebook', port = 0}: {readonly app?: 'notebook' | 'server'; readonly port?: number} = {},
  ): Promise<NotebookServer> {
    const {python, folder, env} = jupyter;
    const server = spawn(
      python,
      [
        ...['-m', 'jupyter', app, '--no-browser', '--allow-root', '--ip=127.0.0.1'],
        ...[
          `--ServerApp.port=${port}`,
          `--IdentityProvider.token=${token}`,
          `--ServerApp.root_dir=${folder}`,
        ],
      ],
      {cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe']},
    );
    for await (const line of createInterface({input: server.stderr})) {
      const match = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(line);
      if (match?.[1] === undefined) continue;
      server.stderr.resume();
      return new NotebookServer(jupyter, server, match[1]);
    }
    throw new Error('the notebook server ended before it told its address');
  }

  /** Opens a notebook of these cells; resolves when it is connected with a kernel that waits. */
  async open(
    page: Page,
    name: string,
    cells: readonly Cell[],
    frontEnd: 'notebook' | 'lab' = 'notebook',
  ): Promise<void> {
    writeFileSync(join(this.jupyter.folder, name), notebookOf(cells));
    // A workspace of its own: Lab shows what was open in it before.
    const place = frontEnd === 'lab' ? `lab/workspaces/${name.replace('.', '-')}/tree` : 'notebooks';
    await page.goto(`${this.url}/${place}/${name}?token=${token}`);
    await page.locator('.jp-Notebook .jp-Cell').first().waitFor();
    for (;;) {
      const sessions = await this.get<readonly SessionModel[]>('sessions');
      const mine = sessions.find((session) => session.path === name)?.kernel;
      if (mine !== undefined && mine.connections > 0 && mine.execution_state === 'idle') return;
      await delay(100);
    }
  }

  /** What the server's REST interface answers. */
  private async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.url}/api/${path}`, {headers: {Authorization: `token ${token}`}});
    return (await answer.json()) as T;
  }

  async stop(): Promise<void> {
    const ended = once(this.server, 'exit');
    this.server.kill('SIGTERM');
    await ended;
  }
}

function notebookOf(cells: readonly Cell[]): string {
  return JSON.stringify({
    cells: cells.map((cell, at) =>
      'code' in cell
        ? {
            cell_type: 'code',
            id: `cell-${at}`,
            execution_count: null,
            metadata: {},
            outputs: [],
            source: cell.code,
          }
        : {cell_type: 'markdown', id: `cell-${at}`, metadata: {}, source: cell.markdown},
    ),
    metadata: {kernelspec: {display_name: 'Mars (TypeScript)', language: 'typescript', name: 'mars-ts'}},
    nbformat: 4,
    nbformat_minor: 5,
  });
}
