/** The sessions page's last example on an existing Xorbits cluster; the page's own tests have Mars. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {findJupyter, nothingIsSkipped} from '../../jupyter/jupyter.js';
import {PseudoTerminal, skip as noTerminal} from '../../repl/pty/pseudo-terminal.js';
import {check, clusterCells} from '../../sessions-page/page.js';
import {inJupyter, inLibrary, inTerminal} from '../../sessions-page/places.js';
import {startCluster} from '../support/cluster.js';
import type {Cluster} from '../support/cluster.js';
import {noEnvironment, pythonOf} from '../support/python.js';

const jupyter = findJupyter();
const noJupyter = 'missing' in jupyter && !nothingIsSkipped ? jupyter.missing : false;

describe('an existing Xorbits cluster', {skip: noEnvironment('xorbits')}, () => {
  let cluster: Cluster;
  before(async () => {
    cluster = await startCluster(pythonOf('xorbits') ?? '', 'xorbits');
  });
  after(async () => {
    if (!('missing' in jupyter)) jupyter.remove();
    await cluster.stop();
  });

  it('runs the code of a program', async () => {
    const cells = clusterCells(cluster.url);
    check(cells, await inLibrary(cells));
  });

  it('runs what is typed in mars-repl', {skip: noTerminal}, async (test) => {
    const cells = clusterCells(cluster.url);
    check(cells, await inTerminal(test, cells));
  });

  for (const script of ['client.py', 'notebook.py'] as const) {
    it(`runs the cells of a kernel, by ${script}`, {skip: noJupyter}, () => {
      assert.ok(!('missing' in jupyter), 'missing' in jupyter ? jupyter.missing : '');
      const cells = clusterCells(cluster.url);
      check(cells, inJupyter(jupyter, script, cells));
    });
  }

  it(
    'is the default session of mars-repl --session URL, and is seen by %session',
    {skip: noTerminal},
    async (test) => {
      const terminal = PseudoTerminal.open(test, {columns: 120, rows: 60, args: ['--session', cluster.url]});
      assert.match(await terminal.run(1, 'await md.Series([1, 2]).sum().execute()'), /Out\[1\]: 3/);
      const listed = await terminal.run(2, '%session');
      assert.ok(listed.includes(cluster.url), listed);
    },
  );

  it(
    'is connected to by %session connect URL, which tells what runs there',
    {skip: noTerminal},
    async (test) => {
      const terminal = PseudoTerminal.open(test, {columns: 120, rows: 60});
      const connected = await terminal.run(1, `%session connect ${cluster.url}`);
      assert.match(connected, /Xorbits/);
      assert.match(connected, /1 worker, 2 cores, [\d.]+ GiB/);
      assert.ok(connected.includes(cluster.url), connected);
      assert.match(await terminal.run(2, 'await md.Series([1, 2]).sum().execute()'), /Out\[2\]: 3/);
    },
  );
});
