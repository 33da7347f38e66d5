/** A notebook that is open in a browser, with a person's hands and eyes. */
import {setTimeout as delay} from 'node:timers/promises';
import type {Browser, Locator, Page} from 'playwright-core';
import type {NotebookServer} from './notebook-server.js';

/** So long a machine with much else to do may take for anything. */
const patienceMs = 120_000;

export type FrontEndName = 'notebook' | 'lab';

export class NotebookPage {
  private constructor(readonly page: Page) {}

  static async open(
    {server, browser}: {readonly server: NotebookServer; readonly browser: Browser},
    name: string,
    cells: readonly string[],
    frontEnd: FrontEndName,
  ): Promise<NotebookPage> {
    const page = await browser.newPage({viewport: {width: 1200, height: 900}});
    page.setDefaultTimeout(patienceMs);
    await server.open(
      page,
      `${name}.ipynb`,
      cells.map((code) => ({code})),
      frontEnd,
    );
    return new NotebookPage(page);
  }

  cell(at: number): Locator {
    return this.page.locator('.jp-CodeCell').nth(at);
  }

  /** All that a cell shows. */
  outputs(at: number): Locator {
    return this.cell(at).locator('.jp-OutputArea');
  }

  /** One output of a cell. */
  output(at: number, order = 0): Locator {
    return this.cell(at).locator('.jp-OutputArea-output').nth(order);
  }

  /** Puts the cursor at the end of a cell's code. */
  async edit(at: number): Promise<void> {
    await this.cell(at).locator('.cm-content').click();
    await this.page.keyboard.press('Control+End');
  }

  /** Runs a cell, and does not wait for it. */
  async start(at: number): Promise<void> {
    await this.edit(at);
    await this.page.keyboard.press('Control+Enter');
  }

  /** Runs a cell to its end. */
  async run(at: number): Promise<void> {
    const before = await this.count(at).textContent();
    await this.start(at);
    await this.until(async () => {
      const now = await this.count(at).textContent();
      return now !== before && /\[\d+\]/.test(now ?? '');
    }, `cell ${at} to have run`);
  }

  /** Waits until the text of an output holds this. */
  async shows(output: Locator, wanted: string): Promise<void> {
    await output.filter({hasText: wanted}).waitFor();
  }

  /** Clicks a button of the toolbar by the command that it calls. */
  async press(command: string): Promise<void> {
    await this.page.locator(`[data-command="${command}"]`).first().click();
  }

  /** Tries again until something can be seen: what is asked while the page or the kernel is not ready is forgotten. */
  async insist(action: () => Promise<void>, wanted: Locator): Promise<void> {
    for (let attempt = 0; attempt < 30; attempt++) {
      await action();
      const seen = await wanted.waitFor({timeout: 3000}).then(
        () => true,
        () => false,
      );
      if (seen) return;
    }
    throw new Error(`never seen: ${wanted.toString()}`);
  }

  private count(at: number): Locator {
    return this.cell(at).locator('.jp-InputPrompt');
  }

  private async until(condition: () => Promise<boolean>, what: string): Promise<void> {
    const end = performance.now() + patienceMs;
    while (!(await condition())) {
      if (performance.now() > end) throw new Error(`waited too long for ${what}`);
      await delay(50);
    }
  }
}
