import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {startCluster, type Cluster} from '../cluster/support/cluster.js';
import {missingEnvironment, pythonOf} from '../cluster/support/python.js';
import {findJupyter, nothingIsSkipped} from '../jupyter/jupyter.js';
import {skip as noTerminal} from '../repl/pty/pseudo-terminal.js';
import {check, clusterCells, localCells, unreachableCells, type Cell, type Outcome} from './page.js';
import {inJupyter, inLibrary, inTerminal} from './places.js';

const jupyter = findJupyter();
const noJupyter = 'missing' in jupyter && !nothingIsSkipped ? jupyter.missing : false;
const python = pythonOf('mars');
const noCluster = python === null && !nothingIsSkipped ? missingEnvironment : false;

type TestContext = Parameters<typeof inTerminal>[0];
type Run = (test: TestContext, cells: readonly Cell[]) => Promise<Outcome[]> | Outcome[];

function throughJupyter(script: 'client.py' | 'notebook.py'): Run {
  return (_test, cells) => {
    assert.ok(!('missing' in jupyter), 'missing' in jupyter ? jupyter.missing : '');
    return inJupyter(jupyter, script, cells);
  };
}

const places: readonly (readonly [name: string, skip: string | false, run: Run])[] = [
  ['in a program', false, (_test, cells) => inLibrary(cells)],
  ['in mars-repl in a pseudo-terminal', noTerminal, inTerminal],
  ['in the kernel through jupyter_client', noJupyter, throughJupyter('client.py')],
  ['in a notebook run by nbclient', noJupyter, throughJupyter('notebook.py')],
];

describe("the examples of Mars's page on sessions", {timeout: 900_000}, () => {
  after(() => {
    if (!('missing' in jupyter)) jupyter.remove();
  });

  for (const [name, skip, run] of places) {
    it(`do ${name} what they do there`, {skip}, async (test) => {
      check(localCells, await run(test, localCells));
    });

    it(`fail ${name} where nobody answers`, {skip}, async (test) => {
      check(unreachableCells, await run(test, unreachableCells));
    });
  }

  describe('connecting to a cluster', {skip: noCluster}, () => {
    let cluster: Cluster;
    before(async () => {
      cluster = await startCluster(python ?? '', 'mars');
    });
    after(() => cluster.stop());

    for (const [name, skip, run] of places) {
      it(`works ${name}`, {skip}, async (test) => {
        const cells = clusterCells(cluster.url);
        check(cells, await run(test, cells));
      });
    }
  });
});
