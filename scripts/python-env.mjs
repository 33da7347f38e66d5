/**
 * Virtual environments for the tests that need Python: `.envs/NAME` in the repository, made once, brought up to date, and reused.
 *
 * A caller says which Python versions suit and which pinned packages it wants; what comes back is the environment's
 * interpreter, or the reason why there is none, so that a test can skip and say why.
 */
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';

/** The folder of an environment. */
export function folderOf(name) {
  return join(root, '.envs', name);
}

/** A program of an environment (`python`, `jupyter`, …). */
export function program(name, file = 'python') {
  return windows ? join(folderOf(name), 'Scripts', `${file}.exe`) : join(folderOf(name), 'bin', file);
}

/**
 * Makes `.envs/NAME`, or finds it made, and answers with its interpreter.
 *
 * @param {{name: string, versions: string[], requirements: string[], log?: (line: string) => void}} wanted
 *   `versions` are Python's minor versions that suit, the preferred one first (`['3.11', '3.12']`);
 *   `requirements` are pip's (`['numpy==1.23.5']`): where others are asked for than before, they are installed into
 *   the environment that is there, which others may be using; only another Python makes it anew.
 * @returns {{python: string} | {reason: string}}
 */
export function pythonEnv({name, versions, requirements, log = () => {}}) {
  const stamp = join(folderOf(name), 'requirements.json');
  const python = program(name);
  const made = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : null;
  const usable = existsSync(python) && versions.includes(versionOf(python));
  if (usable && made !== null && requirements.every((wanted) => made.includes(wanted))) return {python};

  if (!usable) {
    const base = findPython(versions);
    if (base === undefined) {
      return {reason: `no Python ${versions.join(' or ')} found (looked at MARS_TS_PYTHON, PATH and pyenv)`};
    }
    log(`making ${folderOf(name)} with ${base}`);
    rmSync(folderOf(name), {recursive: true, force: true});
    mkdirSync(dirname(folderOf(name)), {recursive: true});
    const failure = run(base, ['-m', 'venv', folderOf(name)]);
    if (failure !== null) return {reason: failure};
  }
  log(`installing into ${folderOf(name)}`);
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...requirements];
  const failure = run(python, install);
  if (failure !== null) return {reason: failure};
  writeFileSync(stamp, `${JSON.stringify(requirements, null, 2)}\n`);
  return {python};
}

/** Null, or why the command failed. */
function run(command, args) {
  const {status, stderr, error} = spawnSync(command, args, {encoding: 'utf8'});
  return status === 0
    ? null
    : `${command} ${args.slice(0, 3).join(' ')} failed: ${(error?.message ?? stderr).trim()}`;
}

function findPython(versions) {
  const asked = process.env.MARS_TS_PYTHON;
  const named = windows
    ? ['python']
    : [...versions.map((version) => `python${version}`), 'python3', 'python'];
  const found = [...(asked ? [asked] : []), ...named, ...pyenvPythons()]
    .map((command) => ({command, version: versionOf(command)}))
    .filter(({version}) => versions.includes(version));
  for (const version of versions) {
    const match = found.find((candidate) => candidate.version === version);
    if (match !== undefined) return match.command;
  }
  return undefined;
}

function pyenvPythons() {
  const folder = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((version) =>
    windows ? join(folder, version, 'python.exe') : join(folder, version, 'bin', 'python'),
  );
}

/** `3.11`, or undefined where the command does not run or cannot make environments. */
function versionOf(command) {
  const script = 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])';
  const {status, stdout} = spawnSync(command, ['-c', script], {encoding: 'utf8'});
  return status === 0 ? stdout.trim() : undefined;
}

/** Runs `pythonEnv` for a script's command line: prints the interpreter, or says why there is none and fails. */
export function printEnv(wanted) {
  const made = pythonEnv({...wanted, log: (line) => console.error(line)});
  if ('reason' in made) {
    console.error(`${wanted.name}: ${made.reason}`);
    process.exitCode = 1;
    return;
  }
  console.log(made.python);
}
