import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const root = new URL('../../../../', import.meta.url);

/** The interpreter of an environment that `scripts/cluster-env.mjs` makes, or null where it was not made. */
export function pythonOf(environment: 'mars' | 'xorbits'): string | null {
  const folder = new URL(`.envs/${environment}/`, root);
  const python = new URL(process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python', folder);
  return existsSync(new URL('requirements.json', folder)) && existsSync(python)
    ? fileURLToPath(python)
    : null;
}

/** What to tell where an environment is missing. */
export const missingEnvironment = 'no Python environment: node scripts/cluster-env.mjs makes it';

/** Why tests on real clusters are skipped, or false where they run. In continuous integration they always run, and fail without the environment. */
export function noEnvironment(...environments: readonly ('mars' | 'xorbits')[]): string | false {
  const missing = environments.some((environment) => pythonOf(environment) === null);
  return missing && process.env['CI'] !== 'true' ? missingEnvironment : false;
}

/** A file of the tests that is not TypeScript. */
export function testFile(path: string): string {
  return fileURLToPath(new URL(`test/cluster/${path}`, root));
}

/** Runs a script, with some bytes as its input, and gives what it prints. */
export function runPython(python: string, script: string, input: Uint8Array): string {
  const {status, stdout, stderr} = spawnSync(python, ['-c', script], {input, maxBuffer: 2 ** 28});
  if (status !== 0) throw new Error(`Python failed: ${stderr.toString()}`);
  return stdout.toString();
}

/** Runs a file of the tests, and gives what it prints. */
export function runPythonFile(python: string, path: string, args: readonly string[]): string {
  const {status, stdout, stderr} = spawnSync(python, [testFile(path), ...args], {maxBuffer: 2 ** 28});
  if (status !== 0) throw new Error(`Python failed: ${stderr.toString()}`);
  return stdout.toString();
}
