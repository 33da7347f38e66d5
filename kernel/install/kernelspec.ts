/** Puts the kernelspec where Jupyter finds it, and takes it away again. */
import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {FileError, ValueError} from '../../src/errors/index.js';
import {kernelVersion} from '../version.js';
import {kernelsFolder, type Place} from './paths.js';

export const defaultName = 'mars-ts';
const mark = 'mars-ts';
const logos = ['logo-svg.svg', 'logo-32x32.png', 'logo-64x64.png'];

interface KernelSpec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export interface InstallOptions {
  readonly place: Place;
  readonly name?: string;
  readonly displayName?: string;
}

/**
 * Installs the kernelspec, over an earlier one of ours, and returns its folder.
 *
 * @throws {ValueError} the name is none that Jupyter takes, or belongs to another kernel
 */
export function install({place, name = defaultName, displayName}: InstallOptions): string {
  const folder = folderOf(place, name);
  if (existsSync(folder)) checkOurs(folder, name);
  const source = join(packageFolder(), 'kernelspec');
  const template = JSON.parse(readFileSync(join(source, 'kernel.json'), 'utf8')) as KernelSpec;
  const values: Readonly<Record<string, string>> = {
    '{node}': process.execPath,
    '{main}': fileURLToPath(new URL('../main.js', import.meta.url)),
  };
  const spec: KernelSpec = {
    ...template,
    argv: template.argv.map((word) => values[word] ?? word),
    display_name: displayName ?? template.display_name,
    metadata: {...template.metadata, [mark]: {version: kernelVersion}},
  };
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'kernel.json'), `${JSON.stringify(spec, null, 2)}\n`);
  for (const logo of logos) cpSync(join(source, logo), join(folder, logo));
  return folder;
}

/**
 * Removes the kernelspec and returns the folder it was in.
 *
 * @throws {FileError} there is none
 * @throws {ValueError} the name belongs to another kernel
 */
export function uninstall({place, name = defaultName}: Omit<InstallOptions, 'displayName'>): string {
  const folder = folderOf(place, name);
  if (!existsSync(folder)) throw new FileError(`there is no kernel '${name}' in ${dirname(folder)}`);
  checkOurs(folder, name);
  rmSync(folder, {recursive: true});
  return folder;
}

function folderOf(place: Place, name: string): string {
  if (!/^[a-z0-9._-]+$/i.test(name) || /^\.+$/.test(name)) {
    throw new ValueError(`a kernel's name has letters, digits, '.', '_' and '-' of ASCII; got '${name}'`);
  }
  return join(kernelsFolder(place), name.toLowerCase());
}

function checkOurs(folder: string, name: string): void {
  const path = join(folder, 'kernel.json');
  const spec = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as KernelSpec) : null;
  if (spec?.metadata?.[mark] === undefined) {
    throw new ValueError(
      `'${name}' in ${dirname(folder)} is another kernel (${spec?.display_name ?? 'no kernel.json'})`,
    );
  }
}

function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('mars-ts/package.json'));
}
