/** The places that run the page's cells, one after the other with their names shared, and say what each cell showed. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import * as mars from '../../src/index.js';
import type {Jupyter} from '../jupyter/jupyter.js';
import {PseudoTerminal} from '../repl/pty/pseudo-terminal.js';
import {AsyncFunction, textOf} from '../support/doctest.js';
import type {Cell, Outcome} from './page.js';

/** A program that imports the library. A name that two cells declare is one variable. */
export async function inLibrary(cells: readonly Cell[]): Promise<Outcome[]> {
  const scope: Record<string, unknown> = {...mars};
  const outcomes: Outcome[] = [];
  for (const {code} of cells) {
    const declared = /^const (\w+) = /.exec(code)?.[1];
    const expression = declared === undefined ? code : code.slice(code.indexOf('=') + 1);
    const run = new AsyncFunction(...Object.keys(scope), `return (${expression}\n);`);
    try {
      const value = await run(...Object.values(scope));
      if (declared !== undefined) scope[declared] = value;
      outcomes.push({text: declared === undefined ? await textOf(value) : null});
    } catch (error) {
      assert.ok(error instanceof Error);
      outcomes.push({error: {name: error.name, message: error.message}});
    }
  }
  return outcomes;
}

/** `mars-repl` in a pseudo-terminal. */
export async function inTerminal(
  test: {after(work: () => void): void},
  cells: readonly Cell[],
): Promise<Outcome[]> {
  const terminal = PseudoTerminal.open(test, {columns: 120, rows: 60});
  const outcomes: Outcome[] = [];
  for (const [i, {code}] of cells.entries()) {
    const screen = await terminal.run(i + 1, code);
    outcomes.push(outcomeOnScreen(screen, code));
  }
  return outcomes;
}

function outcomeOnScreen(screen: string, code: string): Outcome {
  const below = screen.slice(screen.indexOf(code) + code.length);
  const value = /^Out\[\d+\]:[ \n]([^]*)$/m.exec(below)?.[1];
  if (value !== undefined) return {text: value.trimEnd()};
  // A traceback begins with the error and ends a blank line before the first frame.
  const error = /^(\w+): ([^]*?)\n\n/.exec(below.trim());
  if (error !== null) return {error: {name: error[1] ?? '', message: error[2] ?? ''}};
  return {text: null};
}

/** A kernel, through a script on jupyter_client or nbclient that lies beside this file. */
export function inJupyter(
  {python, folder, env}: Jupyter,
  script: 'client.py' | 'notebook.py',
  cells: readonly Cell[],
): Outcome[] {
  const path = fileURLToPath(new URL(`../../../test/sessions-page/${script}`, import.meta.url));
  const {status, stdout, stderr} = spawnSync(python, [path], {
    cwd: folder,
    env,
    encoding: 'utf8',
    input: JSON.stringify(cells.map(({code}) => code)),
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Outcome[];
}
