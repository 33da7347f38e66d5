import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {findJupyter, nothingIsSkipped, sourcePath} from './jupyter.js';

const jupyter = findJupyter();
const missing = 'missing' in jupyter ? jupyter.missing : null;
const options = {skip: missing !== null && !nothingIsSkipped ? missing : false, timeout: 900_000};

after(() => {
  if (!('missing' in jupyter)) jupyter.remove();
});

/** Runs a file of Python's unittest, and fails with what it printed. */
async function unittest(file: string, environment: NodeJS.ProcessEnv = {}): Promise<void> {
  assert.ok(!('missing' in jupyter), missing ?? '');
  const {python, folder, env} = jupyter;
  const run = spawn(python, [sourcePath(file), '--verbose'], {
    cwd: folder,
    env: {...env, ...environment},
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

test('nbconvert runs notebooks, and shows what they do', options, () => unittest('nbconvert_test.py'));

/** Installs a Python package of this repository into a folder of the test's, with what its environment has. */
function pipInstall(name: string): string {
  assert.ok(!('missing' in jupyter), missing ?? '');
  const folder = join(jupyter.folder, 'site-packages');
  const options = ['--quiet', '--no-deps', '--no-build-isolation', '--disable-pip-version-check'];
  const source = sourcePath(`../../python/${name}`);
  const {status, stderr} = spawnSync(
    jupyter.python,
    ['-m', 'pip', 'install', ...options, '--target', folder, source],
    {encoding: 'utf8'},
  );
  assert.equal(status, 0, stderr);
  return folder;
}

test('papermill sets the parameters of a notebook', options, () =>
  unittest('papermill_test.py', {PYTHONPATH: pipInstall('mars-ts-papermill')}),
);
