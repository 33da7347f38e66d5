/** The real Jupyter that tests run against: an environment of its own, which sees the kernel under test. */
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Whether a missing tool makes tests fail, and not skip. */
export const nothingIsSkipped = process.env['CI'] === 'true';

export interface Jupyter {
  readonly python: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  remove(): void;
}

/** The environment, or why there is none. */
export function findJupyter(): Jupyter | {readonly missing: string} {
  if (!nothingIsSkipped && !existsSync(join(root, '.envs', 'jupyter'))) {
    return {missing: 'Jupyter is not there; make it with: node scripts/jupyter-env.mjs'};
  }
  const made = spawnSync(process.execPath, [join(root, 'scripts', 'jupyter-env.mjs')], {encoding: 'utf8'});
  if (made.status !== 0) return {missing: made.stderr.trim()};
  const python = made.stdout.trim();
  const folder = mkdtempSync(join(tmpdir(), 'mars-ts-jupyter-'));
  const script = (...words: string[]): string =>
    execFileSync(process.execPath, words, {cwd: root, encoding: 'utf8'});
  script('scripts/bundle.mjs');
  script('dist/bundle/mars-kernel.js', 'install', '--prefix', folder);
  const env = {
    ...process.env,
    PATH: `${dirname(python)}:${process.env['PATH'] ?? ''}`,
    JUPYTER_PATH: join(folder, 'share', 'jupyter'),
    JUPYTER_CONFIG_DIR: join(folder, 'config'),
    JUPYTER_DATA_DIR: join(folder, 'data'),
    JUPYTER_RUNTIME_DIR: join(folder, 'runtime'),
    IPYTHONDIR: join(folder, 'ipython'),
    XDG_DATA_HOME: join(folder, 'data'),
  };
  return {python, folder, env, remove: () => rmSync(folder, {recursive: true, force: true})};
}

/** The path of a file that lies beside the tests' sources. */
export function sourcePath(name: string): string {
  return join(root, 'test', 'jupyter', name);
}
