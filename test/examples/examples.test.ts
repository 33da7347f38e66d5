import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {after, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {findJupyter, nothingIsSkipped} from '../jupyter/jupyter.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const jupyter = findJupyter();
const skip = 'missing' in jupyter && !nothingIsSkipped ? jupyter.missing : false;

describe('the notebooks in examples/', {skip, timeout: 900_000}, () => {
  after(() => {
    if (!('missing' in jupyter)) jupyter.remove();
  });

  for (const file of readdirSync(`${root}examples`).filter((name) => name.endsWith('.ipynb'))) {
    it(`${file} runs, and its results are those that stand in it`, () => {
      assert.ok(!('missing' in jupyter), 'missing' in jupyter ? jupyter.missing : '');
      const {python, env} = jupyter;
      const {status, stdout, stderr} = spawnSync(
        python,
        [`${root}test/examples/run.py`, `${root}examples/${file}`],
        {
          env,
          encoding: 'utf8',
          maxBuffer: 2 ** 28,
        },
      );
      assert.equal(status, 0, stderr);
      const {before, now} = JSON.parse(stdout) as {before: unknown[]; now: unknown[]};
      assert.deepEqual(now, before);
    });
  }
});
