#!/usr/bin/env node
/**
 * Measures this kernel, ipykernel and Deno's on this machine, one after the other, and prints a table in Markdown.
 * Needs the build and the environment of scripts/jupyter-env.mjs; installs Deno into a temporary folder.
 *
 *     npm run build && node scripts/bench-kernel.mjs [mars-ts | python3 | deno | WORD OF A ROW ...]
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const denoVersion = '2.9.6';
const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mars-ts-bench-'));

/** Deno's program: it comes inside a package for the platform, which installs without scripts. */
function installDeno() {
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  execFileSync('npm', ['install', ...options, `deno@${denoVersion}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const scope = join(folder, 'node_modules', '@deno');
  const [platform] = readdirSync(scope);
  return join(scope, platform, process.platform === 'win32' ? 'deno.exe' : 'deno');
}

try {
  const python = execFileSync(process.execPath, [join(root, 'scripts', 'jupyter-env.mjs')], {
    encoding: 'utf8',
  }).trim();
  execFileSync(process.execPath, [join(root, 'dist/bundle/mars-kernel.js'), 'install', '--prefix', folder]);
  const spec = join(folder, 'share', 'jupyter', 'kernels', 'deno');
  mkdirSync(spec, {recursive: true});
  writeFileSync(
    join(spec, 'kernel.json'),
    JSON.stringify({
      argv: [installDeno(), 'jupyter', '--kernel', '--conn', '{connection_file}'],
      display_name: 'Deno',
      language: 'typescript',
    }),
  );
  // Kernels write warnings to their standard error; it is of interest where the table fails.
  const {status, stderr} = spawnSync(
    python,
    [join(root, 'bench/kernel/table.py'), ...process.argv.slice(2)],
    {
      cwd: folder,
      env: {
        ...process.env,
        JUPYTER_PATH: join(folder, 'share', 'jupyter'),
        JUPYTER_RUNTIME_DIR: join(folder, 'runtime'),
        IPYTHONDIR: join(folder, 'ipython'),
        DENO_DIR: join(folder, 'deno'),
        XDG_DATA_HOME: join(folder, 'data'),
      },
      stdio: ['ignore', 'inherit', 'pipe'],
      encoding: 'utf8',
    },
  );
  if (status !== 0 || process.env.VERBOSE) process.stderr.write(stderr);
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, {recursive: true, force: true});
}
