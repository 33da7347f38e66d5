import assert from 'node:assert/strict';
import {join} from 'node:path';
import {test} from 'node:test';
import {kernelsFolder} from '../../../kernel/install/paths.js';
import {ValueError} from '../../../src/errors/index.js';

const user = {kind: 'user'} as const;
const sysPrefix = {kind: 'sys-prefix'} as const;

test("the user's kernels are where jupyter_core looks on each platform", () => {
  const env = {HOME: '/home/u'};
  assert.equal(kernelsFolder(user, env, 'linux'), join('/home/u', '.local', 'share', 'jupyter', 'kernels'));
  assert.equal(kernelsFolder(user, {...env, XDG_DATA_HOME: '/x'}, 'linux'), join('/x', 'jupyter', 'kernels'));
  assert.equal(kernelsFolder(user, env, 'darwin'), join('/home/u', 'Library', 'Jupyter', 'kernels'));
  assert.equal(kernelsFolder(user, {...env, APPDATA: '/a'}, 'win32'), join('/a', 'jupyter', 'kernels'));
  assert.equal(
    kernelsFolder(user, {...env, JUPYTER_PLATFORM_DIRS: '1'}, 'darwin'),
    join('/home/u', 'Library', 'Application Support', 'jupyter', 'kernels'),
  );
});

test('JUPYTER_DATA_DIR comes before all', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    assert.equal(kernelsFolder(user, {JUPYTER_DATA_DIR: '/data'}, platform), join('/data', 'kernels'));
  }
});

test('--prefix and --sys-prefix name a folder above share/jupyter', () => {
  const expected = join('/opt', 'share', 'jupyter', 'kernels');
  assert.equal(kernelsFolder({kind: 'prefix', folder: '/opt'}, {}, 'linux'), expected);
  assert.equal(kernelsFolder(sysPrefix, {VIRTUAL_ENV: '/opt'}, 'linux'), expected);
  assert.equal(kernelsFolder(sysPrefix, {CONDA_PREFIX: '/opt'}, 'linux'), expected);
});

test('without any Python, --sys-prefix says what it needs', () => {
  assert.throws(() => kernelsFolder(sysPrefix, {PATH: '/nowhere'}, 'linux'), {
    constructor: ValueError,
    message: /--sys-prefix: no Python environment is active/,
  });
});
