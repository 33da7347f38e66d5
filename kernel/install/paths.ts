/** Where Jupyter looks for kernels, by the rules of jupyter_core. */
import {spawnSync} from 'node:child_process';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {ValueError} from '../../src/errors/index.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whose Jupyter is to see the kernel. */
export type Place =
  | {readonly kind: 'user'}
  | {readonly kind: 'sys-prefix'}
  | {readonly kind: 'prefix'; readonly folder: string};

/** The folder that holds one folder for each kernel. */
export function kernelsFolder(
  place: Place,
  env: Environment = process.env,
  platform = process.platform,
): string {
  switch (place.kind) {
    case 'user':
      return join(userDataFolder(env, platform), 'kernels');
    case 'prefix':
      return join(place.folder, 'share', 'jupyter', 'kernels');
    case 'sys-prefix':
      return join(pythonPrefix(env, platform), 'share', 'jupyter', 'kernels');
  }
}

function userDataFolder(env: Environment, platform: NodeJS.Platform): string {
  if (env['JUPYTER_DATA_DIR']) return env['JUPYTER_DATA_DIR'];
  const home = env['HOME'] ?? homedir();
  const byPlatform = ['1', 'true', 'yes', 'on', 'y', 't'].includes(
    env['JUPYTER_PLATFORM_DIRS']?.toLowerCase() ?? '',
  );
  if (platform === 'darwin') {
    return byPlatform
      ? join(home, 'Library', 'Application Support', 'jupyter')
      : join(home, 'Library', 'Jupyter');
  }
  if (platform === 'win32') {
    if (byPlatform) return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'jupyter');
    return env['APPDATA'] ? join(env['APPDATA'], 'jupyter') : join(home, '.jupyter', 'data');
  }
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'jupyter');
}

/** `sys.prefix` of the Python environment that is active, or of the Python on the path. */
function pythonPrefix(env: Environment, platform: NodeJS.Platform): string {
  const active = env['VIRTUAL_ENV'] ?? env['CONDA_PREFIX'];
  if (active) return active;
  for (const command of platform === 'win32' ? ['python', 'py'] : ['python3', 'python']) {
    const asked = spawnSync(command, ['-c', 'import sys; print(sys.prefix)'], {
      encoding: 'utf8',
      env: {...env},
    });
    if (asked.status === 0) return asked.stdout.trim();
  }
  throw new ValueError(
    '--sys-prefix: no Python environment is active (VIRTUAL_ENV, CONDA_PREFIX), and no python is on the path; ' +
      'activate one, or name its folder with --prefix',
  );
}
