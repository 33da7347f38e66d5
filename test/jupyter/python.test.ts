import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {after, test} from 'node:test';
import {findJupyter, nothingIsSkipped, sourcePath} from './jupyter.js';

const jupyter = findJupyter();
const missing = 'missing' in jupyter ? jupyter.missing : null;
const options = {skip: missing !== null && !nothingIsSkipped ? missing : false, timeout: 300_000};

after(() => {
  if (!('missing' in jupyter)) jupyter.remove();
});

/** Runs a file of Python's unittest, and fails with what it printed. */
async function unittest(file: string): Promise<void> {
  assert.ok(!('missing' in jupyter), missing ?? '');
  const {python, folder, env} = jupyter;
  const run = spawn(python, [sourcePath(file), '--verbose'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [run.stdout, run.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const [status] = (await once(run, 'close')) as [number | null];
  assert.equal(status, 0, printed);
}

test('jupyter_kernel_test passes', options, () => unittest('kernel_spec_test.py'));

test('a front-end on jupyter_client and a notebook run by nbclient find what they need', options, () =>
  unittest('client_test.py'),
);
