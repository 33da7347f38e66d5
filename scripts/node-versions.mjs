/**
 * Puts other versions of Node into `.envs/node-VERSION`, from the package registry, for the tests that the package runs on each; prints
 * their executables.
 */
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The newest of each line that is newer than the oldest supported one. */
const versions = ['22.23.3', '24.21.0', '26.10.0'];

const {platform, arch} = process;
const os = platform === 'win32' ? 'win' : platform;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

for (const version of versions) {
  const folder = join(root, '.envs', `node-${version}`);
  const name = `node-${os}-${arch}`;
  const executable = join(folder, 'node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(executable)) {
    mkdirSync(folder, {recursive: true});
    const words = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    const {status} = spawnSync('npm', [...words, `${name}@${version}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: platform === 'win32',
    });
    if (status !== 0) process.exitCode = 1;
  }
  if (existsSync(executable)) console.log(executable);
}
